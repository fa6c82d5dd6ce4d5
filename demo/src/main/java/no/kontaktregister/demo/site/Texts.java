package no.kontaktregister.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * The texts of the demo's pages in one language, from {@code texts_en.properties} and its sibling.
 */
public final class Texts {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language));
    }
  }

  private final Language language;
  private final Properties texts = new Properties();

  private Texts(Language language) {
    this.language = language;
    String file = "texts_" + language.tag() + ".properties";
    try (InputStream content = Texts.class.getResourceAsStream(file)) {
      texts.load(new InputStreamReader(content, UTF_8));
    } catch (IOException inTheArchive) {
      throw new IllegalStateException(inTheArchive);
    }
  }

  /** The texts in a language. */
  public static Texts in(Language language) {
    return ALL.get(language);
  }

  /** Their language. */
  public Language language() {
    return language;
  }

  /**
   * The text of a key.
   *
   * @param values take the places of {@code %s}
   */
  public String get(String key, Object... values) {
    String text = texts.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("There is no text " + key);
    }
    return values.length == 0 ? text : text.formatted(values);
  }

  /** A time as people write it, in Norway's zone. */
  public Html time(Instant time) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(get("time.format"), language.locale()).withZone(NORWAY);
    return Html.of("<time datetime=\"%s\">%s</time>", time, format.format(time));
  }
}
