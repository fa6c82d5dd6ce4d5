package no.kontaktregister.adapters.soap.protocol;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a request that is refused because there are too many. It is written without CXF, so
 * that a refusal costs little.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class OverloadFault {

  /** What the caller can do about it. */
  static final String REASON =
      "There are too many concurrent requests, in total or from your enterprise. Send"
          + " the request again later, newly signed.";

  private static final byte[] ENVELOPE =
      ("<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body><env:Fault>"
              + "<env:Code><env:Value>env:Receiver</env:Value></env:Code>"
              + "<env:Reason><env:Text xml:lang=\"en\">"
              + REASON
              + "</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>")
          .getBytes(StandardCharsets.UTF_8);

  private OverloadFault() {}

  /** Writes the fault. Its status is 500, as that of each fault. */
  public static void write(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    response.setHeader(
        "Retry-After", Integer.toString(UnansweredRequestException.RETRY_AFTER_SECONDS));
    response.setContentType("application/soap+xml;charset=UTF-8");
    response.setContentLength(ENVELOPE.length);
    response.getOutputStream().write(ENVELOPE);
  }
}
