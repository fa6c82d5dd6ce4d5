package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses an answer for a caller who accepts that.
 *
 * <p>Source: docs/contract.md#soap (gzip). docs/security.md says why this gives nothing away.
 */
@Provider
public class GzipInterceptor implements ContainerRequestFilter, WriterInterceptor {

  private static final String GZIP = "gzip";

  /** Where the request leaves its header for the answer to it. */
  private static final String ACCEPTED = GzipInterceptor.class.getName();

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> codings = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    request.setProperty(
        ACCEPTED, codings != null && codings.stream().anyMatch(GzipInterceptor::acceptsGzip));
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (!Boolean.TRUE.equals(answer.getProperty(ACCEPTED))) {
      answer.proceed();
      return;
    }
    answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
    OutputStream plain = answer.getOutputStream();
    GZIPOutputStream compressed = new GZIPOutputStream(plain);
    answer.setOutputStream(compressed);
    answer.proceed();
    // Not when writing fails: half an answer must not look whole.
    compressed.finish();
    answer.setOutputStream(plain);
  }

  /** Whether one of the codings is gzip with a weight other than 0 (RFC 9110, section 12.5.3). */
  static boolean acceptsGzip(String header) {
    return Arrays.stream(header.toLowerCase(Locale.ROOT).split(","))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(
            coding ->
                coding.equals(GZIP)
                    || coding.startsWith(GZIP + ";q=") && !coding.matches(GZIP + ";q=0(\\.0*)?"));
  }
}
