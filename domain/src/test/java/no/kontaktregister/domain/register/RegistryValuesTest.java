package no.kontaktregister.domain.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Postkasseendring;
import no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import org.junit.jupiter.api.Test;

class RegistryValuesTest {

  private static final Person CITIZEN = Person.registrert(new Personidentifikator("20914695016"));

  @Test
  void anEntryCanBeThePersonAlone() {
    assertThat(RegistryEntry.of(CITIZEN))
        .isEqualTo(new RegistryEntry(CITIZEN, Optional.empty(), false, false));
  }

  @Test
  void changesEndWithTheLastOneReadOrWithTheLatest() {
    Nummerert seventh = new Nummerert(7, RegistryEntry.of(CITIZEN));
    Nummerert eighth = new Nummerert(8, RegistryEntry.of(CITIZEN));

    assertThat(new Endringer(9, List.of(seventh, eighth)).til()).isEqualTo(8);
    assertThat(new Endringer(9, List.of()).til()).isEqualTo(9);
  }

  @Test
  void anExtractFindsTheCitizensThatItHolds() {
    RegistryExtract extract =
        new RegistryExtract(
            Set.of(), false, Map.of(CITIZEN.personidentifikator(), RegistryEntry.of(CITIZEN)));

    assertThat(extract.person(CITIZEN.personidentifikator())).contains(CITIZEN);
    assertThat(extract.entry(CITIZEN.personidentifikator())).contains(RegistryEntry.of(CITIZEN));
    assertThat(extract.person(new Personidentifikator("09819915110"))).isEmpty();
  }

  @Test
  void onlyAChangeHasACitizenToStore() {
    assertThat(new Postkasseendring.Endret(CITIZEN).endret()).contains(CITIZEN);
    assertThat(new Postkasseendring.Uendret().endret()).isEmpty();
    assertThat(new Postkasseendring.Avslag(Beskrivelse.RESERVERT).endret()).isEmpty();
  }
}
