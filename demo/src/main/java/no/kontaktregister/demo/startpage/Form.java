package no.kontaktregister.demo.startpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.kontaktregister.demo.Citizen;

/**
 * The form on the page: one field, with a number from the list.
 *
 * <p>It is read from the body only: the servlet API would also take the field from the URL, where
 * no number may be.
 */
final class Form {

  static final String FIELD = "personidentifikator";

  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  /** Enough for the field, and for a reader to notice that there is more. */
  private static final int MAX_BYTES = 64;

  private Form() {}

  /**
   * @return the citizen who was chosen; empty if the request is anything but the page's form
   */
  static Optional<Citizen> chosen(HttpServletRequest request, List<Citizen> citizens)
      throws IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    if (!type.split(";")[0].trim().equals(MEDIA_TYPE)) {
      return Optional.empty();
    }
    String body = new String(request.getInputStream().readNBytes(MAX_BYTES), UTF_8);
    // Digits need no decoding, so there is only one way to write each choice.
    return citizens.stream()
        .filter(citizen -> body.equals(FIELD + "=" + citizen.number().value()))
        .findFirst();
  }
}
