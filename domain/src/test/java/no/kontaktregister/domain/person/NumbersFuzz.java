package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Whatever a caller writes, a value is accepted in its published form or not at all. */
class NumbersFuzz {

  @FuzzTest
  void anyText(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);

    for (SyntheticNumbers synthetic : SyntheticNumbers.values()) {
      Personidentifikator.parse(text, synthetic)
          .ifPresent(
              number -> {
                assertThat(number.value()).matches("[0-9]{11}").isEqualTo(text);
                assertThat(number.toString()).doesNotContain(text);
              });
    }
    Virksomhetsidentifikator.parse(text)
        .ifPresent(
            number ->
                assertThat(List.of("", "9908:", "0192:"))
                    .anyMatch(prefix -> text.equals(prefix + number.value())));
    Mobiltelefonnummer.parse(text)
        .ifPresent(number -> assertThat(number.value()).isEqualTo(text).matches("[+]?[0-9]{7,20}"));
    Postkasseadresse.parse(text)
        .ifPresent(
            address ->
                assertThat(address.value()).isEqualTo(text).doesNotContainPattern("\\p{Cntrl}"));
  }
}
