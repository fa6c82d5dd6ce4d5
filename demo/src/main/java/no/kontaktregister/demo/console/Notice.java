package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;

/** A sentence at the top of a page. */
final class Notice {

  private Notice() {}

  /** What has been done. */
  static Html done(String sentence) {
    return Html.of("<p class=\"done\" role=\"status\">%s</p>\n", sentence);
  }

  /** Why nothing has been done. */
  static Html refusal(String sentence) {
    return Html.of("<p class=\"refusal\" id=\"refusal\" role=\"alert\">%s</p>\n", sentence);
  }
}
