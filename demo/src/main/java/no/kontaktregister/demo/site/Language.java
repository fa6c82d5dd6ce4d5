package no.kontaktregister.demo.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A language of the demo's pages. */
public enum Language {
  /** English. */
  ENGLISH("en"),
  /** Norwegian bokmål. */
  BOKMAAL("nb");

  /** What browsers ask for, and the language that fits best. */
  private static final List<String> TAGS = List.of("en", "nb", "no", "nn");

  /** The cookie in which the console keeps the language that a visitor has chosen. */
  public static final String COOKIE = "kontaktregister-language";

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** As the attribute lang has it. */
  public String tag() {
    return tag;
  }

  Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The one that is not this. */
  public Language other() {
    return this == ENGLISH ? BOKMAAL : ENGLISH;
  }

  /** The language that a visitor has chosen, or else the one that the browser prefers. */
  public static Language of(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .flatMap(Language::tagged)
        .orElseGet(() -> preferred(request.getHeader("Accept-Language")));
  }

  /** The language with a tag, if the pages have it. */
  public static Optional<Language> tagged(String tag) {
    return Stream.of(values()).filter(language -> language.tag.equals(tag)).findFirst();
  }

  /**
   * The language that a browser prefers; English if it prefers none of these.
   *
   * @param acceptLanguage the header Accept-Language; null if there is none
   */
  public static Language preferred(String acceptLanguage) {
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
