package no.kontaktregister.adapters.rest.protocol;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The answer to a request that is refused because there are too many. It is written without JAX-RS,
 * so that a refusal costs little.
 *
 * <p>Source: docs/contract.md#rest.
 */
public final class OverloadProblem {

  private static final byte[] BODY = body();

  private OverloadProblem() {}

  /** Writes the problem. */
  public static void write(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setIntHeader("Retry-After", Problem.RETRY_AFTER_SECONDS);
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(BODY.length);
    response.getOutputStream().write(BODY);
  }

  private static byte[] body() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      JsonMessageBodyProvider.write(Problem.overloaded(), body);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return body.toByteArray();
  }
}
