package no.kontaktregister.domain.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  private final Configuration configuration =
      new Configuration(
          key ->
              Optional.ofNullable(
                  Map.of("size", "12", "word", "two", "big", "99999999999", "secret", "hush")
                      .get(key)));

  @Test
  void whatCanBeUsedIsGivenWithoutAFault() {
    assertThat(configuration.number("size", 1, 12)).isEqualTo(12);
    assertThat(configuration.oneOf("word", Map.of("one", 1, "two", 2))).contains(2);
    assertThat(configuration.required("word", "a word")).contains("two");
    assertThat(configuration.apply("none")).isEmpty();

    assertThat(configuration.faults()).isEmpty();
  }

  @Test
  void allFaultsAreCollectedEachInOneLine() {
    configuration.number("size", 1, 11);
    configuration.number("big", 1, 11);
    configuration.number("none", 1, 11);
    configuration.oneOf("word", Map.of("one", 1, "three", 3));
    configuration.required("absent", "a word");

    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "size: \"12\" cannot be used; expected a whole number from 1 to 11.",
            "big: \"99999999999\" cannot be used; expected a whole number from 1 to 11.",
            "none: nothing is set; expected a whole number from 1 to 11.",
            "word: \"two\" cannot be used; expected one of one, three.",
            "absent: nothing is set; expected a word.");
  }

  @Test
  void aSecretIsNotTold() {
    configuration.refuseSecret("secret", "a longer one");

    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly("secret: a secret of 4 characters cannot be used; expected a longer one.");
  }

  @Test
  void itKnowsWhichKeysWereAskedFor() {
    configuration.apply("none");
    configuration.number("size", 1, 12);

    assertThat(configuration.keys()).containsExactlyInAnyOrder("none", "size");
  }
}
