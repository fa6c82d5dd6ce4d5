package no.kontaktregister.demo.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.demo.site.Html;

/**
 * A table that becomes a list of cards in a narrow window. The roles keep it a table for screen
 * readers there, and each cell has the name of its column.
 */
final class Table {

  private static final String TABLE =
      """
      <table role="table">
      <caption class="unseen">%s</caption>
      <thead role="rowgroup"><tr role="row">%s</tr></thead>
      <tbody role="rowgroup">
      %s</tbody>
      </table>
      """;

  private final String caption;
  private final List<String> columns;
  private final List<Html> rows = new ArrayList<>();

  Table(String caption, String... columns) {
    this.caption = caption;
    this.columns = List.of(columns);
  }

  /** Adds a row. The first cell says what the row is about. */
  void row(Html... cells) {
    Html head = Html.of("<th role=\"rowheader\" scope=\"row\">%s</th>", cells[0]);
    Stream<Html> others =
        IntStream.range(1, cells.length)
            .mapToObj(
                i ->
                    Html.of(
                        "<td role=\"cell\" data-column=\"%s\"><div>%s</div></td>",
                        columns.get(i), cells[i]));
    rows.add(Html.of("<tr role=\"row\">%s%s</tr>\n", head, Html.all(others)));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Html html() {
    return Html.of(
        TABLE,
        caption,
        Html.all(
            columns.stream()
                .map(name -> Html.of("<th role=\"columnheader\" scope=\"col\">%s</th>", name))),
        Html.all(rows.stream()));
  }
}
