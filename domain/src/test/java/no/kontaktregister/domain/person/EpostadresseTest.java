package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EpostadresseTest {

  private static final EpostadresseFormat ANYTHING = text -> true;

  @Test
  void hasThreeToFiftyCharacters() {
    assertThat(Epostadresse.parse("a@", ANYTHING)).isEmpty();
    assertThat(Epostadresse.parse("a@b", ANYTHING)).isPresent();
    assertThat(Epostadresse.parse("a".repeat(50), ANYTHING)).isPresent();
    assertThat(Epostadresse.parse("a".repeat(51), ANYTHING)).isEmpty();
  }

  @Test
  void hasTheFormatThatThePortDefines() {
    assertThat(Epostadresse.parse("kari@example.com", text -> text.equals("kari@example.com")))
        .map(Epostadresse::value)
        .contains("kari@example.com");
    assertThat(Epostadresse.parse("kari@example.com", text -> false)).isEmpty();
  }

  @Test
  void equalsAnotherWithTheSameText() {
    assertThat(Epostadresse.parse("kari@example.com", ANYTHING))
        .isEqualTo(Epostadresse.parse("kari@example.com", ANYTHING))
        .isNotEqualTo(Epostadresse.parse("ola@example.com", ANYTHING))
        .hasSameHashCodeAs(Epostadresse.parse("kari@example.com", ANYTHING));
  }

  @Test
  void isMaskedInToString() {
    assertThat(Epostadresse.parse("kari@example.com", ANYTHING).orElseThrow())
        .asString()
        .doesNotContain("kari");
  }
}
