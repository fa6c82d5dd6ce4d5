package no.kontaktregister.demo.console;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.demo.control.Control;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;

/** The last changes, as HentEndringer delivers them. */
@Dependent
class ChangesPage {

  private static final int MOST = 50;

  private final Registry registry;
  private final Control control;

  @Inject
  ChangesPage(Registry registry, Control control) {
    this.registry = registry;
    this.control = control;
  }

  Answer show(Visit visit) {
    long latest = registry.changesFrom(Long.MAX_VALUE).seneste();
    List<Endringer.Nummerert> changes =
        new ArrayList<>(registry.changesFrom(Math.max(1, latest - MOST + 1)).endringer());
    Collections.reverse(changes);
    Html content =
        changes.isEmpty()
            ? Html.of("<p>%s</p>\n", visit.text("changes.none"))
            : table(visit, changes);
    return Layout.page(
        visit,
        Section.CHANGES,
        visit.text("changes.title"),
        Html.all(
            Html.of("<p class=\"lead\">%s</p>\n", visit.text("changes.lead")),
            Live.html(visit, Section.CHANGES, content)));
  }

  private Html table(Visit visit, List<Endringer.Nummerert> changes) {
    Texts texts = visit.texts();
    Table table =
        new Table(
            texts.get("changes.title"),
            texts.get("field.change"),
            texts.get("field.number"),
            texts.get("field.status"),
            texts.get("field.reservasjon"),
            texts.get("field.email"),
            texts.get("field.mobile"),
            texts.get("field.mailbox"));
    for (Endringer.Nummerert change : changes) {
      Person person = change.entry().person();
      table.row(
          Html.of("%s", change.endringsNummer()),
          Html.of(
              "<a class=\"number\" href=\"%s\">%s</a>",
              visit.link("demo/console/citizens/" + control.id(person.personidentifikator())),
              person.personidentifikator().value()),
          Html.of("<code>%s</code>", person.status()),
          Html.of("<code>%s</code>", person.reservasjon().status()),
          Cells.longOrDash(
              person
                  .kontaktinformasjon()
                  .epostadresse()
                  .map(known -> known.verdi().value())
                  .orElse("")),
          text(
              person.kontaktinformasjon().mobiltelefonnummer().map(known -> known.verdi().value())),
          text(person.aktivPostkasse().map(postkasse -> postkasse.leverandoer().value())));
    }
    return table.html();
  }

  private static Html text(Optional<String> text) {
    return Cells.orDash(text.orElse(""));
  }
}
