package no.kontaktregister.domain.postkasse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResponsTest {

  @Test
  void aPositiveAnswerIsItsOwnCode() {
    assertThat(KanVelgeRespons.ja().kode()).isEqualTo("JA");
    assertThat(PostkasseRespons.ok().kode()).isEqualTo("OK");
  }

  @ParameterizedTest
  @EnumSource
  void aRefusalHasTheCodeOfItsReason(KanVelgeRespons.Beskrivelse beskrivelse) {
    assertThat(KanVelgeRespons.nei(beskrivelse).kode()).isEqualTo(beskrivelse.name());
  }

  @ParameterizedTest
  @EnumSource
  void aFailureHasTheCodeOfItsReason(PostkasseRespons.Beskrivelse beskrivelse) {
    assertThat(PostkasseRespons.feilet(beskrivelse).kode()).isEqualTo(beskrivelse.name());
  }

  @Test
  void aProviderHasANameOfOneToAHundredCharacters() {
    assertThat(leverandoer("x").navn()).isEqualTo("x");
    assertThat(leverandoer("x".repeat(100)).navn()).hasSize(100);
    assertThatThrownBy(() -> leverandoer(" ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> leverandoer("x".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Postkasseleverandoer leverandoer(String navn) {
    return new Postkasseleverandoer(
        new Virksomhetsidentifikator("984661185"),
        navn,
        Optional.of(new X509Sertifikat(new byte[] {1})));
  }
}
