package no.kontaktregister.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.owasp.encoder.Encode.forHtml;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What the demo's pages share: HTML that works without a script, and loads nothing. */
public final class SitePage {

  private static final String SHEET = read();

  private static final String DOCUMENT =
      """
      <!DOCTYPE html>
      <html lang="%s">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect x='1' y='3' width='14' height='10' rx='2' fill='%%23255b8f'/%%3E%%3Cpath d='M3 5.5l5 4 5-4' fill='none' stroke='%%23fff' stroke-width='1.6'/%%3E%%3C/svg%%3E">
      <style>%s</style>
      </head>
      <body>
      %s</body>
      </html>
      """;

  private SitePage() {}

  /**
   * A page.
   *
   * @param language its tag
   * @param title text
   * @param body HTML
   */
  public static String document(String language, String title, String body) {
    return DOCUMENT.formatted(forHtml(language), forHtml(title), SHEET, body);
  }

  /**
   * The Content-Security-Policy of a page: the browser loads nothing, runs nothing, and sends forms
   * to the page's own site.
   *
   * @param furtherTargets where else a form may lead; with a space before each
   */
  public static String policy(String furtherTargets) {
    return policy("", furtherTargets);
  }

  /** The same for a page with this script, which may read the demo's own pages. */
  public static String policyWithScript(String script) {
    return policy("script-src 'sha256-" + hash(script) + "'; connect-src 'self'; ", "");
  }

  private static String policy(String ofScript, String furtherTargets) {
    return "default-src 'none'; style-src 'sha256-"
        + hash(SHEET)
        + "'; "
        + ofScript
        + "img-src data:; form-action 'self'"
        + furtherTargets
        + "; base-uri 'none'; frame-ancestors 'none'";
  }

  private static String read() {
    try (InputStream sheet = SitePage.class.getResourceAsStream("site.css")) {
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
