package no.kontaktregister.adapters.soap;

import jakarta.activation.MimeType;
import jakarta.activation.MimeTypeParseException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.Set;

/** Which media types the SOAP endpoints read. */
final class SoapContentType {

  // text/xml is SOAP 1.1's. It is read because such an envelope has a fault of its own:
  // VersionMismatch.
  private static final Set<String> READ = Set.of("application/soap+xml", "text/xml");

  private static final Set<String> PARAMETERS = Set.of("charset", "action");

  private SoapContentType() {}

  /**
   * Whether a Content-Type header is one that is read: SOAP, with no parameter but a known charset
   * and an action.
   *
   * @param header the header; null when there is none
   */
  static boolean isRead(String header) {
    if (header == null) {
      return false;
    }
    try {
      MimeType type = new MimeType(header);
      String charset = type.getParameter("charset");
      return READ.contains(type.getBaseType())
          && PARAMETERS.containsAll(Collections.list(type.getParameters().getNames()))
          && (charset == null || Charset.isSupported(charset));
    } catch (MimeTypeParseException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
