package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MobiltelefonnummerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "41234567",
        "91234567",
        "+4791234567",
        "004741234567",
        "+46701234567",
        "0046701234567",
        "12345678901234567890",
        "+1234567"
      })
  void isDigitsWithAnOptionalPlus(String text) {
    assertThat(Mobiltelefonnummer.parse(text)).map(Mobiltelefonnummer::value).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4123456",
        "21234567",
        "+4721234567",
        "004751234567",
        "+47912345678",
        "123456789012345678901",
        "+12345678901234567890",
        "+123456",
        "9123 4567",
        "91234567\n",
        "٩١٢٣٤٥٦٧"
      })
  void isNothingElse(String text) {
    assertThat(Mobiltelefonnummer.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Mobiltelefonnummer(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a mobiltelefonnummer");
  }

  @Test
  void isMaskedInToString() {
    assertThat(new Mobiltelefonnummer("91234567")).asString().doesNotContain("9123");
  }
}
