package no.kontaktregister.domain.postkasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostkasseadresseTest {

  @ParameterizedTest
  @ValueSource(ints = {8, 100})
  void hasEightToAHundredCharacters(int length) {
    String text = "a".repeat(length);

    assertThat(new Postkasseadresse(text).value()).isEqualTo(text);
    assertThat(Postkasseadresse.parse(text)).contains(new Postkasseadresse(text));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 101})
  void isRefusedWithAnyOtherLengthAndNotRepeated(int length) {
    String text = "a".repeat(length);

    assertThat(Postkasseadresse.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Postkasseadresse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a postkasseadresse has 8 to 100 characters, none of them a control character");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ola.nor\u0000dmann",
        "ola.nordmann\n",
        "ola.nordmann\ud83d",
        "ola.nordmann\ufffe"
      })
  void hasNoControlCharactersOrNoncharacters(String text) {
    assertThatThrownBy(() -> new Postkasseadresse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a postkasseadresse has 8 to 100 characters, none of them a control character");
  }

  @Test
  void isMaskedInToString() {
    assertThat(new Postkasseadresse("ola.nordmann#9YDT")).asString().doesNotContain("ola");
  }
}
