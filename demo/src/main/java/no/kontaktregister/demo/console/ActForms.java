package no.kontaktregister.demo.console;

import java.util.List;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** The buttons for what a citizen can do. */
final class ActForms {

  private static final String ALL =
      """
      <section aria-labelledby="acts">
      <h2 id="acts">%s</h2>
      %s<div class="cards">
      %s</div>
      </section>
      """;

  private static final String CARD =
      """
      <div class="card">
      <h3>%s</h3>
      %s</div>
      """;

  private static final String BUTTON =
      """
      <form method="post" action="%s"><button type="submit" class="second">%s</button></form>
      """;

  private static final String GIVE =
      """
      <form method="post" action="%s">
      <p class="field"><label for="%s">%s</label>
      <input type="text" id="%s" name="%s" value="%s" inputmode="%s" autocomplete="off" \
      spellcheck="false" maxlength="%s" required></p>
      <p class="buttons"><button type="submit">%s</button>
      %s</p>
      </form>
      """;

  private static final String REMOVE =
      """
      <button type="submit" formaction="%s" formnovalidate class="second">%s</button>
      """;

  private static final String LANGUAGE =
      """
      <form method="post" action="%s">
      %s<button type="submit">%s</button>
      </form>
      """;

  private static final String MAILBOX =
      """
      <form method="post" action="%s">
      %s<p class="field"><label for="adresse">%s</label>
      <input type="text" id="adresse" name="adresse" autocomplete="off" spellcheck="false" \
      minlength="8" maxlength="100" placeholder="kari.nordmann#4XKQ" required></p>
      <p class="buttons"><button type="submit">%s</button></p>
      </form>
      """;

  private static final String EPOSTADRESSE = "epostadresse";
  private static final String MOBILTELEFONNUMMER = "mobiltelefonnummer";

  private ActForms() {}

  /**
   * The buttons.
   *
   * @param providers who may have a mailbox for the citizen
   */
  static Html html(Visit visit, KnownCitizen citizen, List<Choice> providers) {
    Texts texts = visit.texts();
    return Html.of(
        ALL,
        texts.get("acts.title"),
        citizen.isSlettet() ? Html.of("<p>%s</p>\n", texts.get("acts.deleted")) : Html.NONE,
        Html.all(
            card(texts, "field.email", email(visit, citizen)),
            card(texts, "field.mobile", mobile(visit, citizen)),
            citizen.isSlettet() || !hasContact(citizen)
                ? Html.NONE
                : card(
                    texts,
                    "acts.contact",
                    Html.all(
                        Html.of("<p>%s</p>\n", texts.get("acts.confirm-about")),
                        button(visit, citizen, Act.CONFIRM, "acts.confirm"))),
            card(texts, "field.language", language(visit, citizen)),
            card(texts, "field.reservasjon", reservation(visit, citizen)),
            card(texts, "field.mailbox", mailbox(visit, citizen, providers)),
            citizen.isSlettet()
                ? Html.NONE
                : card(
                    texts,
                    "acts.leave",
                    Html.all(
                        Html.of("<p>%s</p>\n", texts.get("acts.delete-about")),
                        button(visit, citizen, Act.DELETE, "acts.delete")))));
  }

  private static boolean hasContact(KnownCitizen citizen) {
    return !citizen.text(EPOSTADRESSE).isEmpty() || !citizen.text(MOBILTELEFONNUMMER).isEmpty();
  }

  private static Html card(Texts texts, String titleKey, Html content) {
    return Html.of(CARD, texts.get(titleKey), content);
  }

  private static Html email(Visit visit, KnownCitizen citizen) {
    return give(
        visit,
        citizen,
        EPOSTADRESSE,
        "field.email",
        "email",
        50,
        Act.GIVE_EMAIL,
        remove(visit, citizen, EPOSTADRESSE, Act.REMOVE_EMAIL));
  }

  private static Html mobile(Visit visit, KnownCitizen citizen) {
    return give(
        visit,
        citizen,
        MOBILTELEFONNUMMER,
        "field.mobile",
        "tel",
        20,
        Act.GIVE_MOBILE,
        remove(visit, citizen, MOBILTELEFONNUMMER, Act.REMOVE_MOBILE));
  }

  private static Html give(
      Visit visit,
      KnownCitizen citizen,
      String field,
      String nameKey,
      String keyboard,
      int length,
      Act act,
      Html remove) {
    String now = citizen.text(field);
    return Html.of(
        GIVE,
        address(visit, citizen, act),
        field,
        visit.text(nameKey),
        field,
        field,
        now,
        keyboard,
        length,
        visit.text(now.isEmpty() ? "acts.give" : "acts.change"),
        remove);
  }

  private static Html remove(Visit visit, KnownCitizen citizen, String field, Act act) {
    return citizen.text(field).isEmpty()
        ? Html.NONE
        : Html.of(REMOVE, address(visit, citizen, act), visit.text("acts.remove"));
  }

  private static Html language(Visit visit, KnownCitizen citizen) {
    return Html.of(
        LANGUAGE,
        address(visit, citizen, Act.LANGUAGE),
        Choice.html(
            "spraak",
            "spraak",
            visit.text("field.language"),
            citizen.text("spraak"),
            citizen.text("spraak").isEmpty()
                ? LanguageChoices.withNone(visit.texts())
                : LanguageChoices.of(visit.texts())),
        visit.text("acts.choose"));
  }

  private static Html reservation(Visit visit, KnownCitizen citizen) {
    return citizen.isReserved()
        ? Html.all(
            Html.of("<p>%s</p>\n", visit.text("acts.lift-about")),
            button(visit, citizen, Act.LIFT_RESERVATION, "acts.lift"))
        : Html.all(
            Html.of("<p>%s</p>\n", visit.text("acts.reserve-about")),
            button(visit, citizen, Act.RESERVE, "acts.reserve"));
  }

  private static Html mailbox(Visit visit, KnownCitizen citizen, List<Choice> providers) {
    return citizen.leverandoer().isEmpty()
        ? Html.of(
            MAILBOX,
            address(visit, citizen, Act.GIVE_MAILBOX),
            Choice.html("leverandoer", "leverandoer", visit.text("acts.provider"), "", providers),
            visit.text("acts.mailbox-address"),
            visit.text("acts.mailbox-create"))
        : Html.all(
            Html.of("<p>%s</p>\n", visit.text("acts.mailbox-about", citizen.leverandoer())),
            button(visit, citizen, Act.REMOVE_MAILBOX, "acts.mailbox-delete"));
  }

  private static Html button(Visit visit, KnownCitizen citizen, Act act, String textKey) {
    return Html.of(BUTTON, address(visit, citizen, act), visit.text(textKey));
  }

  private static String address(Visit visit, KnownCitizen citizen, Act act) {
    return visit.link("demo/console/citizens/" + citizen.id() + "/" + act.path());
  }
}
