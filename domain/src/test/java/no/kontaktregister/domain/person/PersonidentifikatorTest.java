package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.person.SyntheticNumbers.ACCEPTED;
import static no.kontaktregister.domain.person.SyntheticNumbers.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonidentifikatorTest {

  /** Born on the last day of 2039, so nobody has it. */
  private static final String FOEDSELSNUMMER = "31123950057";

  private static final String SYNTHETIC = "20914695016";
  private static final String SYNTHETIC_DNUMMER = "56847033490";

  @ParameterizedTest
  @ValueSource(
      strings = {
        FOEDSELSNUMMER,
        "29023650078", // leap day
        "41123950028", // D-nummer, born on the first
        "71123950040", // D-nummer, born on the last
        SYNTHETIC,
        "31523950110", // month + 40
        SYNTHETIC_DNUMMER
      })
  void aWellFormedNumberIsRead(String number) {
    assertThat(Personidentifikator.parse(number, ACCEPTED))
        .contains(new Personidentifikator(number));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "2091469501", // a digit short
        "209146950160", // a digit long
        "20914695017", // second check digit
        "20914695026", // first check digit
        "30023650017", // 30 February
        "29023950020", // 29 February in a year without
        "31043950099", // 31 April
        "01133950024", // month 13
        "00123950186", // day 0
        " 20914695016",
        "20914695O16", // a letter
        "٢٠٩١٤٦٩٥٠١٦" // digits of another script
      })
  void aMalformedNumberIsNot(String text) {
    assertThat(Personidentifikator.parse(text, ACCEPTED)).isEmpty();
    assertThatThrownBy(() -> new Personidentifikator(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlyRealNumbersAreReadWhereSyntheticOnesAreRefused() {
    assertThat(Personidentifikator.parse(SYNTHETIC, REFUSED)).isEmpty();
    assertThat(Personidentifikator.parse(SYNTHETIC_DNUMMER, REFUSED)).isEmpty();
    assertThat(Personidentifikator.parse(FOEDSELSNUMMER, REFUSED)).isPresent();
  }

  @Test
  void neitherToStringNorAnExceptionRevealsTheNumber() {
    assertThat(new Personidentifikator(SYNTHETIC)).asString().doesNotContain(SYNTHETIC);
    assertThatThrownBy(() -> new Personidentifikator("20914695017"))
        .hasMessageNotContaining("20914695017");
  }

  @Test
  void checkDigitsAreAdded() {
    assertThat(Personidentifikator.beginningWith("209146950"))
        .contains(new Personidentifikator(SYNTHETIC));
    assertThat(Personidentifikator.beginningWith("329146950")).isEmpty();
    assertThat(Personidentifikator.beginningWith("20914695")).isEmpty();
    assertThat(Personidentifikator.beginningWith("2091469501")).isEmpty();
    for (int series = 0; series < 500; series++) {
      String prefix = "209146%03d".formatted(series);
      Optional<Personidentifikator> byTrial =
          IntStream.range(0, 100)
              .mapToObj(checkDigits -> prefix + "%02d".formatted(checkDigits))
              .flatMap(text -> Personidentifikator.parse(text, ACCEPTED).stream())
              .findFirst();
      assertThat(Personidentifikator.beginningWith(prefix)).isEqualTo(byTrial);
    }
  }
}
