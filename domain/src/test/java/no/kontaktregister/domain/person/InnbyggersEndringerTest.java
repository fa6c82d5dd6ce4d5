package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

/** A citizen's changes to their own entry. */
class InnbyggersEndringerTest {

  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");
  private static final Epostadresse EPOST = Epostadresse.registrert("ola@example.com");
  private static final Epostadresse OTHER_EPOST = Epostadresse.registrert("kari@example.com");
  private static final Mobiltelefonnummer MOBIL = new Mobiltelefonnummer("+4791234567");
  private static final Mobiltelefonnummer OTHER_MOBIL = new Mobiltelefonnummer("41234567");
  private static final Person CITIZEN = Person.registrert(new Personidentifikator("20914695016"));

  @Test
  void nothingElseIsKnownAboutANewCitizen() {
    Personidentifikator number = new Personidentifikator("23879422019");
    Person citizen = Person.registrert(number);

    assertThat(citizen.personidentifikator()).isEqualTo(number);
    assertThat(citizen.status()).isEqualTo(Personstatus.AKTIV);
    assertThat(citizen.reservasjon()).isEqualTo(Reservasjon.INGEN);
    assertThat(citizen.kontaktinformasjon()).isEqualTo(Kontaktinformasjon.INGEN);
    assertThat(citizen.spraak()).isEmpty();
    assertThat(citizen.postkasser()).isEmpty();
  }

  @Test
  void aReservationAndItsLiftingAreTimed() {
    Person reserved = CITIZEN.reservert(FIRST);
    Person free = reserved.utenReservasjon(LATER);

    assertThat(reserved.reservasjon())
        .isEqualTo(new Reservasjon(Reservasjon.Status.JA, Optional.of(FIRST)));
    assertThat(reserved.reservasjon().tidspunkt()).contains(FIRST);
    assertThat(free.reservasjon())
        .isEqualTo(new Reservasjon(Reservasjon.Status.NEI, Optional.of(LATER)));
    assertThat(free.reservasjon().tidspunkt()).isEmpty();
  }

  @Test
  void reservingAgainOrLiftingNothingChangesNothing() {
    assertThat(CITIZEN.utenReservasjon(FIRST)).isEqualTo(CITIZEN);
    assertThat(CITIZEN.reservert(FIRST).reservert(LATER)).isEqualTo(CITIZEN.reservert(FIRST));
  }

  @Test
  void timesAreKeptToTheMillisecond() {
    assertThat(CITIZEN.reservert(FIRST.plusNanos(1_999_999)).reservasjon().oppdatert())
        .contains(FIRST.plusMillis(1));
  }

  @Test
  void aMailboxStaysWhenItsCitizenReserves() {
    assertThat(CITIZEN.medPostkasse(MAILBOX).reservert(FIRST).aktivPostkasse()).contains(MAILBOX);
  }

  @Test
  void newInformationHasTheTimeAtWhichItWasGiven() {
    Person given = CITIZEN.medEpostadresse(EPOST, FIRST).medMobiltelefonnummer(MOBIL, LATER);

    assertThat(given.kontaktinformasjon())
        .isEqualTo(
            new Kontaktinformasjon(
                Optional.of(new Kontaktopplysning<>(MOBIL, Optional.of(LATER), Optional.empty())),
                Optional.of(new Kontaktopplysning<>(EPOST, Optional.of(FIRST), Optional.empty()))));
    assertThat(given.medEpostadresse(OTHER_EPOST, LATER).kontaktinformasjon().epostadresse())
        .contains(new Kontaktopplysning<>(OTHER_EPOST, Optional.of(LATER), Optional.empty()));
    assertThat(
            given
                .medMobiltelefonnummer(OTHER_MOBIL, LATER)
                .kontaktinformasjon()
                .mobiltelefonnummer())
        .contains(new Kontaktopplysning<>(OTHER_MOBIL, Optional.of(LATER), Optional.empty()));
  }

  @Test
  void theSameInformationAgainIsConfirmed() {
    Person given = CITIZEN.medEpostadresse(EPOST, FIRST).medMobiltelefonnummer(MOBIL, FIRST);

    assertThat(given.medEpostadresse(EPOST, LATER).kontaktinformasjon().epostadresse())
        .contains(new Kontaktopplysning<>(EPOST, Optional.of(FIRST), Optional.of(LATER)));
    assertThat(given.medMobiltelefonnummer(MOBIL, LATER).medEpostadresse(EPOST, LATER))
        .isEqualTo(given.bekreftet(LATER));
  }

  @Test
  void aConfirmationWithoutContactInformationChangesNothing() {
    assertThat(CITIZEN.bekreftet(FIRST)).isEqualTo(CITIZEN);
  }

  @Test
  void oneItemIsRemovedWithoutTheOther() {
    Person given = CITIZEN.medEpostadresse(EPOST, FIRST).medMobiltelefonnummer(MOBIL, FIRST);

    assertThat(given.utenEpostadresse()).isEqualTo(CITIZEN.medMobiltelefonnummer(MOBIL, FIRST));
    assertThat(given.utenMobiltelefonnummer()).isEqualTo(CITIZEN.medEpostadresse(EPOST, FIRST));
  }

  @Test
  void aLanguageIsTimedAndTheSameOneAgainChangesNothing() {
    Person english = CITIZEN.medSpraak(Spraak.EN, FIRST);

    assertThat(english.spraak())
        .contains(new Kontaktopplysning<>(Spraak.EN, Optional.of(FIRST), Optional.empty()));
    assertThat(english.medSpraak(Spraak.EN, LATER)).isEqualTo(english);
    assertThat(english.medSpraak(Spraak.NN, LATER).spraak())
        .contains(new Kontaktopplysning<>(Spraak.NN, Optional.of(LATER), Optional.empty()));
  }

  @Test
  void nothingThatACitizenGaveOutlivesTheirDeletion() {
    Person deleted =
        CITIZEN
            .medEpostadresse(EPOST, FIRST)
            .medSpraak(Spraak.EN, FIRST)
            .medPostkasse(MAILBOX)
            .reservert(FIRST)
            .slettet();

    assertThat(deleted)
        .isEqualTo(
            new Person(
                CITIZEN.personidentifikator(),
                Personstatus.SLETTET,
                Reservasjon.INGEN,
                Kontaktinformasjon.INGEN,
                Optional.empty(),
                List.of(MAILBOX.slettet())));
    assertThat(deleted.isSlettet()).isTrue();
    assertThat(deleted.aktivert()).isEqualTo(CITIZEN.medPostkasse(MAILBOX.slettet()));
  }

  @Test
  void aChangeHasACitizenOrNone() {
    assertThat(Innbyggerendring.til(CITIZEN).endret()).contains(CITIZEN);
    assertThat(Innbyggerendring.ingen().endret()).isEmpty();
  }

  private static final Postkasse MAILBOX =
      new Postkasse(
          new Virksomhetsidentifikator("984661185"),
          new Postkasseadresse("ola.nordmann#9YDT"),
          Optional.empty(),
          Postkassestatus.AKTIV);
}
