package no.kontaktregister.domain.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  private final Configuration configuration =
      new Configuration(
          key ->
              Optional.ofNullable(
                  Map.of("size", "12", "word", "two", "big", "99999999999", "secret", "hush")
                      .get(key)));

  @Test
  void usableValuesAreReturnedWithoutAFault() {
    assertThat(configuration.number("size", 1, 12)).isEqualTo(12);
    assertThat(configuration.number("size", 12, 99)).isEqualTo(12);
    assertThat(configuration.oneOf("word", Map.of("one", 1, "two", 2))).contains(2);
    assertThat(configuration.required("word", "a word")).contains("two");
    assertThat(configuration.apply("none")).isEmpty();

    assertThat(configuration.faults()).isEmpty();
  }

  @Test
  void allFaultsAreCollectedEachOnOneLine() {
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
  void anOptionalValueIsParsedWhenItIsSet() {
    assertThat(configuration.optional("size", "a whole number", Integer::valueOf)).contains(12);
    assertThat(configuration.optional("none", "a whole number", Integer::valueOf)).isEmpty();
    assertThat(configuration.faults()).isEmpty();

    assertThat(configuration.optional("word", "a whole number", Integer::valueOf)).isEmpty();
    assertThat(configuration.faults())
        .containsExactly(new Fault("word", "\"two\" cannot be used", "a whole number"));
  }

  @Test
  void aNumberThatIsNotSetHasItsDefault() {
    assertThat(configuration.number("size", 7, 1, 12)).isEqualTo(12);
    assertThat(configuration.number("none", 7, 1, 12)).isEqualTo(7);
    assertThat(configuration.faults()).isEmpty();

    configuration.number("size", 7, 1, 11);
    assertThat(configuration.faults())
        .containsExactly(new Fault("size", "\"12\" cannot be used", "a whole number from 1 to 11"));
  }

  @Test
  void anAdapterCanRefuseAValueThatItRead() {
    configuration.refuse("word", "the name of a file");
    configuration.refuse("none", "the name of a file");

    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "word: \"two\" cannot be used; expected the name of a file.",
            "none: nothing is set; expected the name of a file.");
  }

  @ParameterizedTest
  @CsvSource({"200, 200, ''", "201, 200, …", "999, 200, …"})
  void aFaultQuotesTheFirstTwoHundredCharactersOfAValue(int length, int quoted, String ending) {
    Configuration longValues = new Configuration(key -> Optional.of("x".repeat(length)));
    longValues.refuse("long", "a word");

    assertThat(longValues.faults())
        .extracting(Fault::found)
        .containsExactly("\"" + "x".repeat(quoted) + ending + "\" cannot be used");
  }

  @Test
  void aFaultIsOnOneLineWhateverTheValue() {
    Configuration twoLines = new Configuration(key -> Optional.of("one\ntwo"));
    twoLines.refuse("lines", "a word");

    assertThat(twoLines.faults())
        .extracting(Fault::toString)
        .containsExactly("lines: \"one?two\" cannot be used; expected a word.");
  }

  @Test
  void aFaultDoesNotQuoteASecret() {
    configuration.refuseSecret("secret", "a longer one");

    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly("secret: a secret of 4 characters cannot be used; expected a longer one.");
  }

  @Test
  void itRemembersWhichKeysWereRead() {
    configuration.apply("none");
    configuration.number("size", 1, 12);

    assertThat(configuration.keys()).containsExactlyInAnyOrder("none", "size");
  }
}
