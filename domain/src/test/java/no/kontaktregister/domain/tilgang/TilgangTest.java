package no.kontaktregister.domain.tilgang;

import static no.kontaktregister.domain.tilgang.Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Rolle.OFFENTLIG_VIRKSOMHET;
import static no.kontaktregister.domain.tilgang.Rolle.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TilgangTest {

  @Test
  void aMailboxProviderMayAskWhetherACitizenMayChoose() {
    assertThat(allowed(true, POSTKASSELEVERANDOER)).isTrue();
    assertThat(allowed(true, POSTKASSELEVERANDOER, OFFENTLIG_VIRKSOMHET)).isTrue();
  }

  @Test
  void nobodyElseMay() {
    assertThat(allowed(true)).isFalse();
    assertThat(allowed(true, OFFENTLIG_VIRKSOMHET)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void everyOperationIsForOneRole(Operasjon operasjon) {
    boolean providers = operasjon.name().matches("KAN_VELGE.*|OPPRETT.*|OPPDATER.*|SLETT.*");

    assertThat(operasjon.rolle())
        .isEqualTo(providers ? POSTKASSELEVERANDOER : OFFENTLIG_VIRKSOMHET);
    for (Rolle rolle : Rolle.values()) {
      assertThat(new Tilgang(Set.of(rolle), true).allows(operasjon))
          .isEqualTo(rolle == operasjon.rolle());
    }
  }

  @Test
  void aSupplierMayOnlyByDelegation() {
    assertThat(allowed(false, POSTKASSELEVERANDOER)).isFalse();
  }

  private static boolean allowed(boolean delegated, Rolle... roller) {
    return new Tilgang(Set.of(roller), delegated).allows(KAN_VELGE_SIKKER_DIGITAL_POSTKASSE);
  }
}
