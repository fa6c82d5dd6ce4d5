package no.kontaktregister.demo.console;

import java.util.stream.Stream;
import no.kontaktregister.demo.site.Html;

/** Asks a question, at both endpoints. */
final class QuestionForm {

  private static final String ABOUT =
      """
      <section aria-labelledby="ask">
      <h2 id="ask">%s</h2>
      <p>%s</p>
      <form method="post" action="%s" class="buttons">
      <input type="hidden" name="personidentifikator" value="%s">
      %s</form>
      </section>
      """;

  private static final String ABOUT_ANYBODY =
      """
      <form method="post" action="%s">
      <p class="field"><label for="number">%s</label>
      <input type="text" id="number" name="personidentifikator" value="%s" inputmode="numeric" \
      autocomplete="off" spellcheck="false" maxlength="11" required aria-describedby="synthetic"></p>
      <p class="hint" id="synthetic">%s</p>
      <p class="buttons">%s</p>
      </form>
      """;

  private static final String BUTTON =
      """
      <button type="submit" name="question" value="%s">%s</button>
      """;

  /** A citizen of the demo. */
  private static final String EXAMPLE = "20914695016";

  private QuestionForm() {}

  static Html about(Visit visit, String number) {
    return Html.of(
        ABOUT,
        visit.text("ask.about"),
        visit.text("ask.lead"),
        visit.link("demo/console/ask"),
        number,
        buttons(visit));
  }

  static Html aboutAnybody(Visit visit) {
    return Html.of(
        ABOUT_ANYBODY,
        visit.link("demo/console/ask"),
        visit.text("field.number"),
        EXAMPLE,
        visit.text("ask.synthetic"),
        buttons(visit));
  }

  private static Html buttons(Visit visit) {
    return Html.all(
        Stream.of(Question.values())
            .map(each -> Html.of(BUTTON, each.value(), visit.text(each.textKey()))));
  }
}
