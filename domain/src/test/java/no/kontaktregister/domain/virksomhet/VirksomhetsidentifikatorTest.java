package no.kontaktregister.domain.virksomhet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import no.bekk.bekkopen.org.OrganisasjonsnummerValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirksomhetsidentifikatorTest {

  @ParameterizedTest
  @ValueSource(strings = {"984661185", "9908:984661185", "0192:984661185"})
  void isReadWithOrWithoutANorwegianPrefix(String text) {
    assertThat(Virksomhetsidentifikator.parse(text))
        .contains(new Virksomhetsidentifikator("984661185"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "98466118",
        "9846611850",
        "984661186",
        "0007:984661185",
        "9908984661185",
        "9908:",
        "9908:9908:984661185",
        " 984661185",
        "٩٨٤٦٦١١٨٥"
      })
  void nothingElseIsRead(String text) {
    assertThat(Virksomhetsidentifikator.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Virksomhetsidentifikator(text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isWrittenAsItsNineDigits() {
    assertThat(Virksomhetsidentifikator.parse("0192:984661185").orElseThrow())
        .hasToString("984661185");
  }

  @Test
  void agreesWithTheOracle() {
    List<String> differences = new ArrayList<>();
    int wellFormed = 0;
    for (int i = 0; i < 100_000; i++) {
      String number = Integer.toString(900_000_000 + i * 997);
      boolean ours = Virksomhetsidentifikator.parse(number).isPresent();
      if (ours != OrganisasjonsnummerValidator.isValid(number)) {
        differences.add(number);
      }
      wellFormed += ours ? 1 : 0;
    }
    assertThat(differences).isEmpty();
    assertThat(wellFormed).isBetween(5_000, 15_000);
  }
}
