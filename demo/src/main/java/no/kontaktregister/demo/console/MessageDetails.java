package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** A message that can be opened and copied. */
final class MessageDetails {

  private static final String DETAILS =
      """
      <details%s>
      <summary>%s</summary>
      <p>%s</p>
      <pre id="%s" tabindex="0" role="region" aria-label="%s">%s</pre>
      <button type="button" class="copy second" data-copy="%s" data-done="%s" hidden>%s</button>
      </details>
      """;

  private MessageDetails() {}

  /**
   * A message.
   *
   * @param isOpen whether it is open at first
   * @param id of the element with the text
   * @param nameKey the key of its name
   * @param aboutKey the key of a sentence about it
   * @param text what was sent
   */
  static Html html(
      Texts texts, boolean isOpen, String id, String nameKey, String aboutKey, Html text) {
    return Html.of(
        DETAILS,
        isOpen ? Html.of(" open") : Html.NONE,
        texts.get(nameKey),
        texts.get(aboutKey),
        id,
        texts.get(nameKey),
        text,
        id,
        texts.get("copy.done"),
        texts.get("copy.button"));
  }
}
