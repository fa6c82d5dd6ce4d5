package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;

/**
 * A part of a page that grows. The script reads it again every other second, until it is paused.
 */
final class Live {

  private static final String PART =
      """
      <p class="buttons"><a class="button second" href="%s">%s</a>
      <button type="button" class="second" data-pause="%s" hidden>%s</button></p>
      <div id="live">
      %s</div>
      """;

  private Live() {}

  static Html html(Visit visit, Section section, Html content) {
    return Html.of(
        PART,
        visit.link(section.path()),
        visit.text("live.refresh"),
        visit.text("live.resume"),
        visit.text("live.pause"),
        content);
  }
}
