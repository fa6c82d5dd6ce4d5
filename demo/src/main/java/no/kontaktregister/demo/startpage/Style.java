package no.kontaktregister.demo.startpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the page looks: one style sheet, within the page, and known to the browser by its hash. */
final class Style {

  static final String SHEET = read();

  /** Nothing is loaded from anywhere, nothing is run, and the form goes nowhere else. */
  static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash(SHEET)
          + "'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private Style() {}

  private static String read() {
    try (InputStream sheet = Style.class.getResourceAsStream("startpage.css")) {
      return new String(sheet.readAllBytes(), UTF_8);
    } catch (IOException inTheArchive) {
      throw new IllegalStateException(inTheArchive);
    }
  }

  private static String hash(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
