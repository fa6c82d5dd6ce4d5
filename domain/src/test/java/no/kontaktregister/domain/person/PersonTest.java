package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.postkasse.KanVelgeRespons.ja;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.Postkasseendring.Endret;
import no.kontaktregister.domain.person.Postkasseendring.Uendret;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class PersonTest {

  private static final Reservasjon NOT_RESERVED = Reservasjon.INGEN;
  private static final Reservasjon RESERVED =
      new Reservasjon(
          Reservasjon.Status.JA, Optional.of(Instant.parse("2026-01-01T00:00:00.000Z")));

  private static final Postkasse ACTIVE = postkasse("984661185", Postkassestatus.AKTIV);
  private static final Postkasse DELETED = postkasse("984661185", Postkassestatus.SLETTET);

  @Test
  void aCitizenWithoutAnActiveMailboxMayChooseOne() {
    assertThat(person(Personstatus.AKTIV, NOT_RESERVED).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(ja());
    assertThat(person(Personstatus.AKTIV, NOT_RESERVED, DELETED).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(ja());
  }

  @Test
  void aCitizenWithAnActiveMailboxMayNot() {
    assertThat(person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(KanVelgeRespons.Beskrivelse.ALLEREDE_AKTIV));
  }

  @Test
  void aReservedCitizenMayNotWithOrWithoutAMailbox() {
    assertThat(person(Personstatus.AKTIV, RESERVED).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(KanVelgeRespons.Beskrivelse.RESERVERT));
    assertThat(person(Personstatus.AKTIV, RESERVED, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(KanVelgeRespons.Beskrivelse.RESERVERT));
  }

  @Test
  void aDeletedCitizenIsNotFoundWhateverElseIsTrue() {
    assertThat(person(Personstatus.SLETTET, RESERVED, ACTIVE).kanVelgeSikkerDigitalPostkasse())
        .isEqualTo(nei(KanVelgeRespons.Beskrivelse.BRUKER_IKKE_FUNNET));
  }

  @Test
  void cannotHaveTwoActiveMailboxes() {
    Postkasse another = postkasse("922020175", Postkassestatus.AKTIV);

    assertThatThrownBy(() -> person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE, another))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cannotHaveTwoMailboxesWithOneProvider() {
    assertThatThrownBy(() -> person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE, DELETED))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMailboxReplacesTheOneWithTheSameProvider() {
    Postkasse another = postkasse("922020175", Postkassestatus.SLETTET);

    Person person =
        person(Personstatus.AKTIV, NOT_RESERVED, DELETED)
            .medPostkasse(another)
            .medPostkasse(ACTIVE);

    assertThat(person.postkasser()).containsExactly(another, ACTIVE);
    assertThat(person.reservasjon()).isEqualTo(NOT_RESERVED);
  }

  @Test
  void mailboxesAreInTheOrderOfTheirProvidersNumbers() {
    Postkasse first = postkasse("922020175", Postkassestatus.SLETTET);

    assertThat(person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE, first).postkasser())
        .containsExactly(first, ACTIVE);
  }

  @Test
  void aPersonDoesNotChangeWithTheListTheyWereMadeFrom() {
    List<Postkasse> mailboxes = new ArrayList<>();
    Person person =
        new Person(
            new Personidentifikator("20914695016"),
            Personstatus.AKTIV,
            NOT_RESERVED,
            Kontaktinformasjon.INGEN,
            Optional.empty(),
            mailboxes);
    mailboxes.add(ACTIVE);

    assertThat(person.postkasser()).isEmpty();
    assertThatThrownBy(() -> person.postkasser().add(ACTIVE))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  private static final Virksomhetsidentifikator OWN = ACTIVE.leverandoer();
  private static final Virksomhetsidentifikator OTHER = new Virksomhetsidentifikator("922020175");
  private static final Postkasseadresse ADDRESS = new Postkasseadresse("kari.nordmann#4XKQ");
  private static final X509Sertifikat CERTIFICATE = new X509Sertifikat(new byte[] {1});

  @Test
  void aProviderCreatesAMailboxWhenNoneIsActive() {
    Person free = person(Personstatus.AKTIV, NOT_RESERVED, DELETED);

    Postkasseendring endring = free.opprettOgVelg(OWN, ADDRESS, Optional.of(CERTIFICATE));

    assertThat(endring)
        .isEqualTo(
            new Endret(
                free.medPostkasse(
                    new Postkasse(OWN, ADDRESS, Optional.of(CERTIFICATE), Postkassestatus.AKTIV))));
  }

  @Test
  void aCitizenGetsNoSecondMailbox() {
    Person person = person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE);

    assertThat(person.opprettOgVelg(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.POSTKASSE_EKSISTERER_ALLEREDE));
    assertThat(person.opprettOgVelg(OTHER, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.ALLEREDE_AKTIV));
  }

  @Test
  void onlyItsProviderUpdatesAMailbox() {
    Person person = person(Personstatus.AKTIV, NOT_RESERVED, ACTIVE);

    assertThat(person.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(
            new Endret(
                person.medPostkasse(
                    new Postkasse(OWN, ADDRESS, Optional.empty(), Postkassestatus.AKTIV))));
    assertThat(person.oppdaterPostkasse(OWN, ACTIVE.adresse(), Optional.empty()))
        .isEqualTo(new Uendret());
    assertThat(person.oppdaterPostkasse(OTHER, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.INGEN_POSTBOKS_FUNNET));
    assertThat(
            person(Personstatus.AKTIV, NOT_RESERVED, DELETED)
                .oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.INGEN_POSTBOKS_FUNNET));
  }

  @Test
  void aMailboxKeepsItsCertificateUntilItGetsAnother() {
    Person person =
        person(
            Personstatus.AKTIV,
            NOT_RESERVED,
            new Postkasse(OWN, ADDRESS, Optional.of(CERTIFICATE), Postkassestatus.AKTIV));
    X509Sertifikat another = new X509Sertifikat(new byte[] {2});

    assertThat(person.oppdaterPostkasse(OWN, ADDRESS, Optional.empty())).isEqualTo(new Uendret());
    assertThat(((Endret) person.oppdaterPostkasse(OWN, ADDRESS, Optional.of(another))).person())
        .extracting(changed -> changed.aktivPostkasse().orElseThrow().sertifikat())
        .isEqualTo(Optional.of(another));
  }

  @Test
  void onlyItsProviderDeletesAMailboxEvenWhenTheCitizenIsReserved() {
    for (Reservasjon reservasjon : List.of(RESERVED, NOT_RESERVED)) {
      Person person = person(Personstatus.AKTIV, reservasjon, ACTIVE);

      assertThat(person.slettPostkasse(OWN))
          .isEqualTo(new Endret(person(Personstatus.AKTIV, reservasjon, DELETED)));
      assertThat(person.slettPostkasse(OTHER))
          .isEqualTo(new Avslag(Beskrivelse.INGEN_POSTBOKS_FUNNET));
    }
    assertThat(person(Personstatus.AKTIV, NOT_RESERVED, DELETED).slettPostkasse(OWN))
        .isEqualTo(new Avslag(Beskrivelse.INGEN_POSTBOKS_FUNNET));
  }

  @Test
  void aReservedCitizenGetsNoMailboxAndNoNewAddress() {
    Person reserved = person(Personstatus.AKTIV, RESERVED, ACTIVE);

    assertThat(reserved.opprettOgVelg(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.RESERVERT));
    assertThat(reserved.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()))
        .isEqualTo(new Avslag(Beskrivelse.RESERVERT));
  }

  @Test
  void nothingChangesForADeletedCitizen() {
    Person deleted = person(Personstatus.SLETTET, RESERVED, ACTIVE);

    assertThat(
            List.of(
                deleted.opprettOgVelg(OWN, ADDRESS, Optional.empty()),
                deleted.oppdaterPostkasse(OWN, ADDRESS, Optional.empty()),
                deleted.slettPostkasse(OWN)))
        .containsOnly(new Avslag(Beskrivelse.BRUKER_IKKE_FUNNET));
  }

  private static Person person(
      Personstatus status, Reservasjon reservasjon, Postkasse... postkasser) {
    return new Person(
        new Personidentifikator("20914695016"),
        status,
        reservasjon,
        Kontaktinformasjon.INGEN,
        Optional.empty(),
        List.of(postkasser));
  }

  private static Postkasse postkasse(String provider, Postkassestatus status) {
    return new Postkasse(
        new Virksomhetsidentifikator(provider),
        new Postkasseadresse("ola.nordmann#9YDT"),
        Optional.empty(),
        status);
  }
}
