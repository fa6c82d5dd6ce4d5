package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import org.junit.jupiter.api.Test;

/** Personal data shows its type, not its value. */
class MaskedTest {

  @Test
  void toStringGivesTheTypeAlone() {
    assertThat(
            List.of(
                new Personidentifikator("20914695016"),
                Epostadresse.registrert("ola@example.com"),
                new Mobiltelefonnummer("41234567"),
                new Postkasseadresse("ola.nordmann#9YDT")))
        .extracting(Object::toString)
        .containsExactly(
            "Personidentifikator[masked]",
            "Epostadresse[masked]",
            "Mobiltelefonnummer[masked]",
            "Postkasseadresse[masked]");
  }

  @Test
  void anAddressOfTheWrongLengthIsNotRepeated() {
    assertThatThrownBy(() -> Epostadresse.registrert("x@"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an epostadresse has 3 to 50 characters");
  }

  @Test
  void theWellFormedNumbersAmongSomeTextsAreFound() {
    assertThat(
            Personidentifikator.wellFormedAmong(
                List.of("20914695016", "x", "20914695016", "20914695017")))
        .isEqualTo(Set.of(new Personidentifikator("20914695016")));
  }

  @Test
  void equalAddressesHaveEqualHashes() {
    assertThat(Epostadresse.registrert("ola@example.com"))
        .hasSameHashCodeAs("ola@example.com")
        .isEqualTo(Epostadresse.registrert("ola@example.com"))
        .isNotEqualTo(Epostadresse.registrert("kari@example.com"));
  }
}
