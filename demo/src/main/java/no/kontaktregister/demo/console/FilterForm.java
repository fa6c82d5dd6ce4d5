package no.kontaktregister.demo.console;

import java.util.stream.Stream;
import no.kontaktregister.demo.site.Html;

/** Chooses which citizens the start page lists. */
final class FilterForm {

  private static final String FORM =
      """
      <form method="get" action="%s" class="line">
      %s%s%s<button type="submit" class="second">%s</button>
      </form>
      """;

  private FilterForm() {}

  static Html html(Visit visit) {
    return Html.of(
        FORM,
        visit.link(""),
        choice(
            visit,
            "status",
            "field.status",
            new Choice("AKTIV", visit.text("state.active")),
            new Choice("SLETTET", visit.text("state.deleted"))),
        choice(
            visit,
            "reservasjon",
            "field.reservasjon",
            new Choice("JA", visit.text("state.reserved")),
            new Choice("NEI", visit.text("filter.not-reserved"))),
        choice(
            visit,
            "postkasse",
            "field.mailbox",
            new Choice("none", visit.text("filter.none")),
            new Choice("984661185", "984661185"),
            new Choice("922020175", "922020175")),
        visit.text("filter.apply"));
  }

  private static Html choice(Visit visit, String name, String textKey, Choice... choices) {
    return Choice.html(
        "filter-" + name,
        name,
        visit.text(textKey),
        visit.query(name),
        Stream.concat(Stream.of(new Choice("", visit.text("filter.all"))), Stream.of(choices))
            .toList());
  }
}
