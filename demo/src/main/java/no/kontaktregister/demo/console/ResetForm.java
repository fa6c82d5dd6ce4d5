package no.kontaktregister.demo.console;

import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** Brings the state of the start back. */
final class ResetForm {

  private static final String FORM =
      """
      <section aria-labelledby="reset">
      <h2 id="reset">%s</h2>
      <p>%s</p>
      <form method="post" action="%s"><button type="submit" class="second">%s</button></form>
      </section>
      """;

  private ResetForm() {}

  static Html html(Visit visit) {
    Texts texts = visit.texts();
    return Html.of(
        FORM,
        texts.get("reset.title"),
        texts.get("reset.about"),
        visit.link("demo/console/reset"),
        texts.get("reset.button"));
  }
}
