package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** All that the registry holds about a citizen. */
final class CitizenDetails {

  private static final String STATE =
      """
      <section aria-labelledby="state">
      <h2 id="state">%s</h2>
      <dl>
      %s</dl>
      </section>
      """;

  private static final String ITEM =
      """
      <div><dt>%s</dt><dd>%s</dd></div>
      """;

  private CitizenDetails() {}

  static Html html(Visit visit, KnownCitizen citizen) {
    Texts texts = visit.texts();
    return Html.of(
        STATE,
        texts.get("citizen.state"),
        Html.all(
            item(texts, "field.status", code(citizen.status())),
            item(texts, "field.reservasjon", reservation(texts, citizen)),
            item(texts, "field.varslingsstatus", code(citizen.text("varslingsstatus"))),
            item(texts, "field.email", contact(texts, citizen, "epostadresse")),
            item(texts, "field.mobile", contact(texts, citizen, "mobiltelefonnummer")),
            item(
                texts,
                "field.language",
                Cells.orDash(LanguageChoices.name(texts, citizen.text("spraak")))),
            item(texts, "field.mailbox", mailbox(citizen)),
            item(texts, "field.change", Html.of("%s", citizen.endringsnummer())),
            item(texts, "field.id", code(citizen.id()))));
  }

  private static Html item(Texts texts, String nameKey, Html value) {
    return Html.of(ITEM, texts.get(nameKey), value);
  }

  private static Html code(String text) {
    return Html.of("<code>%s</code>", text);
  }

  private static Html reservation(Texts texts, KnownCitizen citizen) {
    return Html.all(
        code(citizen.text("reservasjon")),
        citizen
            .time("reservasjon_oppdatert")
            .map(time -> Html.of(" <small>%s</small>", texts.time(time)))
            .orElse(Html.NONE));
  }

  private static Html contact(Texts texts, KnownCitizen citizen, String field) {
    return Html.all(
        Cells.orDash(citizen.text(field)),
        citizen
            .time(field + "_oppdatert")
            .map(
                time ->
                    Html.of(
                        " <small>%s %s</small>", texts.get("citizen.updated"), texts.time(time)))
            .orElse(Html.NONE),
        citizen
            .time(field + "_sist_verifisert")
            .map(
                time ->
                    Html.of(
                        " <small>%s %s</small>", texts.get("citizen.confirmed"), texts.time(time)))
            .orElse(Html.NONE));
  }

  private static Html mailbox(KnownCitizen citizen) {
    return citizen.leverandoer().isEmpty()
        ? Cells.orDash("")
        : Html.of("%s <small>%s</small>", citizen.leverandoer(), citizen.postkasseadresse());
  }
}
