package no.kontaktregister.demo.console;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.kontaktregister.demo.site.Texts;

/**
 * A request to the console, without the server's types.
 *
 * @param isPost whether a form was sent
 * @param path the segments of the path, without the application's own
 * @param query the parameters of the URL; none of them is about a person
 * @param form the fields of the form
 * @param texts the texts of the visitor's language
 * @param root the path of the application
 * @param service where the service listens
 * @param origin the address that the visitor uses
 */
record Visit(
    boolean isPost,
    List<String> path,
    Map<String, String> query,
    Form form,
    Texts texts,
    String root,
    URI service,
    String origin) {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

  /** The path with a star in place of an id. */
  String pattern() {
    return path.stream()
        .map(segment -> ID.matcher(segment).matches() ? "*" : segment)
        .collect(Collectors.joining("/"));
  }

  /** The id in the path. */
  String id() {
    return path.get(3);
  }

  /** Where a path of the application is. */
  String link(String target) {
    return root + "/" + target;
  }

  String text(String key, Object... values) {
    return texts.get(key, values);
  }

  String query(String name) {
    return query.getOrDefault(name, "");
  }
}
