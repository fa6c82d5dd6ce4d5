package no.kontaktregister.demo.console;

import java.util.List;
import java.util.stream.Stream;
import no.kontaktregister.demo.site.Texts;

/** The languages that a citizen may prefer. */
final class LanguageChoices {

  private LanguageChoices() {}

  static List<Choice> of(Texts texts) {
    return List.of(
        new Choice("nb", texts.get("language.nb")),
        new Choice("nn", texts.get("language.nn")),
        new Choice("se", texts.get("language.se")),
        new Choice("en", texts.get("language.en")));
  }

  /** The same, and none. */
  static List<Choice> withNone(Texts texts) {
    return Stream.concat(Stream.of(new Choice("", texts.get("language.none"))), of(texts).stream())
        .toList();
  }

  /** The name of a language. */
  static String name(Texts texts, String code) {
    return of(texts).stream()
        .filter(choice -> choice.value().equals(code))
        .map(Choice::name)
        .findFirst()
        .orElse("");
  }
}
