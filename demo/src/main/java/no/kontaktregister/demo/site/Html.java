package no.kontaktregister.demo.site;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.owasp.encoder.Encode;

/**
 * Markup that is safe to send. A value that is not markup itself is escaped when it is put into a
 * template, so nothing that a field or a message holds can become markup.
 *
 * <p>A template library would bring a parser or a build step, for ten pages of a few lines each.
 */
public final class Html {

  /** Nothing. */
  public static final Html NONE = new Html("");

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * Fills a template.
   *
   * @param template the page's own markup, with {@code %s} in text or in a quoted attribute
   */
  public static Html of(String template, Object... values) {
    return new Html(template.formatted(Stream.of(values).map(Html::escaped).toArray()));
  }

  /** One after the other. */
  public static Html all(Html... parts) {
    return all(Stream.of(parts));
  }

  /** One after the other. */
  public static Html all(Stream<Html> parts) {
    return new Html(parts.map(Html::toString).collect(Collectors.joining()));
  }

  private static String escaped(Object value) {
    return value instanceof Html html ? html.markup : Encode.forHtml(String.valueOf(value));
  }

  /** An XML text in which each element is on a line of its own. */
  public static Html outline(String xml) {
    return new Html(XmlOutline.of(xml));
  }

  /** The markup. */
  @Override
  public String toString() {
    return markup;
  }
}
