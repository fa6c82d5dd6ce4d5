package no.kontaktregister.adapters.soap.protocol;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a request that is refused because there are too many. It costs next to nothing,
 * because it is written without CXF and before the request is read.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class OverloadFault {

  /** What the caller can do about it. */
  static final String REASON =
      "There are more requests than the service answers at once, in all or of your enterprise. Send"
          + " the request again later, newly signed.";

  private static final byte[] ENVELOPE =
      ("<soap:Envelope xmlns:soap=\"http://www.w3.org/2003/05/soap-envelope\"><soap:Body><soap:Fault>"
              + "<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code>"
              + "<soap:Reason><soap:Text xml:lang=\"en\">"
              + REASON
              + "</soap:Text></soap:Reason></soap:Fault></soap:Body></soap:Envelope>")
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
