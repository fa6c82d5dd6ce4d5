package no.kontaktregister.demo.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the console. */
enum Language {
  ENGLISH("en"),
  BOKMAAL("nb");

  /** What browsers ask for, and the language that fits best. */
  private static final List<String> TAGS = List.of("en", "nb", "no", "nn");

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As the attribute lang has it. */
  String tag() {
    return tag;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  Language other() {
    return this == ENGLISH ? BOKMAAL : ENGLISH;
  }

  /** The language with a tag, if the console has it. */
  static Optional<Language> tagged(String tag) {
    return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /**
   * The language that a browser prefers; English if it prefers none of the console's.
   *
   * @param acceptLanguage the header Accept-Language; null if there is none
   */
  static Language preferred(String acceptLanguage) {
    try {
      String tag =
          acceptLanguage == null
              ? null
              : Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), TAGS);
      return tag == null || tag.equals(ENGLISH.tag) ? ENGLISH : BOKMAAL;
    } catch (IllegalArgumentException malformed) {
      return ENGLISH;
    }
  }
}
