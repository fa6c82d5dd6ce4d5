package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** What several tables show: a citizen, their state in words, and a text that may be missing. */
final class Cells {

  private static final String MARK =
      """
      <span class="mark %s">%s</span>
      """;

  private Cells() {}

  /** What matters most about a citizen: deleted or not, reserved, cannot be notified. */
  static Html marks(Texts texts, KnownCitizen citizen) {
    if (citizen.isSlettet()) {
      return Html.of(MARK, "no", texts.get("state.deleted"));
    }
    return Html.all(
        Html.of(MARK, "yes", texts.get("state.active")),
        citizen.isReserved() ? Html.of(MARK, "no", texts.get("state.reserved")) : Html.NONE,
        citizen.canBeNotified()
            ? Html.NONE
            : Html.of(MARK, "quiet", texts.get("state.not-notified")));
  }

  /** A link to a citizen's page, named by their number. */
  static Html link(Visit visit, KnownCitizen citizen) {
    return Html.of(
        "<a class=\"number\" href=\"%s\">%s</a>",
        visit.link("demo/console/citizens/" + citizen.id()), citizen.number());
  }

  /** A text; a dash if there is none. */
  static Html orDash(String text) {
    return text.isEmpty() ? Html.of("<span class=\"none\">–</span>") : Html.of("%s", text);
  }

  /** The same for a text without spaces that may be longer than its column. */
  static Html longOrDash(String text) {
    return text.isEmpty() ? orDash(text) : Html.of("<span class=\"long\">%s</span>", text);
  }
}
