package no.kontaktregister.demo.console;

import java.util.List;
import no.kontaktregister.demo.site.Html;

/**
 * One of the values in a list to choose from.
 *
 * @param value what is sent
 * @param name what is shown
 */
record Choice(String value, String name) {

  private static final String LIST =
      """
      <p class="field"><label for="%s">%s</label>
      <select id="%s" name="%s">%s</select></p>
      """;

  /**
   * A list.
   *
   * @param id of the element
   * @param field what it is called in the form
   * @param label what people read
   * @param chosen the value that is chosen at first
   */
  static Html html(String id, String field, String label, String chosen, List<Choice> choices) {
    return Html.of(
        LIST, id, label, id, field, Html.all(choices.stream().map(each -> each.html(chosen))));
  }

  private Html html(String chosen) {
    return Html.of(
        "<option value=\"%s\"%s>%s</option>",
        value, value.equals(chosen) ? Html.of(" selected") : Html.NONE, name);
  }
}
