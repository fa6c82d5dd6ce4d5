package no.kontaktregister.demo.console;

import java.util.List;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** Registers a citizen. */
final class RegistrationForm {

  /** Its fields, as the control API names them. */
  static final List<String> FIELDS =
      List.of("personidentifikator", "epostadresse", "mobiltelefonnummer", "spraak", "reservasjon");

  private static final String FORM =
      """
      <section aria-labelledby="register">
      <h2 id="register">%s</h2>
      <p>%s</p>
      <form method="post" action="%s" class="grid">
      <p class="field"><label for="new-number">%s</label>
      <input type="text" id="new-number" name="personidentifikator" inputmode="numeric" \
      autocomplete="off" spellcheck="false" maxlength="11"></p>
      <p class="field"><label for="new-email">%s</label>
      <input type="text" id="new-email" name="epostadresse" inputmode="email" autocomplete="off" \
      spellcheck="false" maxlength="50"></p>
      <p class="field"><label for="new-mobile">%s</label>
      <input type="text" id="new-mobile" name="mobiltelefonnummer" inputmode="tel" \
      autocomplete="off" spellcheck="false" maxlength="20"></p>
      %s<p class="check"><label><input type="checkbox" name="reservasjon" value="JA"> %s</label></p>
      <p class="buttons"><button type="submit">%s</button></p>
      </form>
      </section>
      """;

  private RegistrationForm() {}

  static Html html(Visit visit) {
    Texts texts = visit.texts();
    return Html.of(
        FORM,
        texts.get("register.title"),
        texts.get("register.about"),
        visit.link("demo/console/citizens"),
        texts.get("field.number"),
        texts.get("field.email"),
        texts.get("field.mobile"),
        Choice.html(
            "new-language",
            "spraak",
            texts.get("field.language"),
            "",
            LanguageChoices.withNone(texts)),
        texts.get("state.reserved"),
        texts.get("register.button"));
  }
}
