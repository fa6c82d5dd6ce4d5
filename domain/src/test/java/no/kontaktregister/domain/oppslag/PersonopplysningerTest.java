package no.kontaktregister.domain.oppslag;

import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.PERSON;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SERTIFIKAT;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SIKKER_DIGITAL_POST;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.VARSLINGS_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.person.Varslingsstatus;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of a person. */
class PersonopplysningerTest {

  private static final Instant GIVEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant FRESH = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant EXPIRED = Instant.parse("2029-02-01T00:00:00Z");

  private static final Set<Informasjonsbehov> ALL = EnumSet.allOf(Informasjonsbehov.class);

  private static final Kontaktinformasjon CONTACT =
      new Kontaktinformasjon(
          Optional.of(
              new Kontaktopplysning<>(
                  new Mobiltelefonnummer("41234567"), Optional.of(GIVEN), Optional.empty())),
          Optional.empty());
  private static final Kontaktopplysning<Spraak> SPRAAK =
      new Kontaktopplysning<>(Spraak.NN, Optional.of(GIVEN), Optional.empty());
  private static final Postkasse MAILBOX =
      new Postkasse(
          new Virksomhetsidentifikator("984661185"),
          new Postkasseadresse("ola.nordmann#9YDT"),
          Optional.of(new X509Sertifikat(new byte[] {1})),
          Postkassestatus.AKTIV);

  @Test
  void everythingIsToldOfWhoIsActiveWhenItIsAskedFor() {
    Personopplysninger told = told(person(Personstatus.AKTIV), ALL, FRESH);

    assertThat(told.reservasjon()).isEqualTo(Reservasjon.NEI);
    assertThat(told.status()).isEqualTo(Oppslagsstatus.AKTIV);
    assertThat(told.varslingsstatus()).contains(Varslingsstatus.KAN_VARSLES);
    assertThat(told.kontaktinformasjon()).contains(CONTACT);
    assertThat(told.spraak()).contains(SPRAAK);
    assertThat(told.postadresse())
        .contains(new SikkerDigitalPostAdresse(MAILBOX.adresse(), MAILBOX.leverandoer()));
    assertThat(told.sertifikat()).isEqualTo(MAILBOX.sertifikat());
    assertThat(told.filtrertEtterVarslingsstatus()).isEqualTo(told);
  }

  @ParameterizedTest
  @EnumSource
  void eachPieceIsToldOnlyWhenItIsAskedFor(Informasjonsbehov behov) {
    Personopplysninger told = told(person(Personstatus.AKTIV), Set.of(behov), FRESH);

    assertThat(told.varslingsstatus().isPresent()).isEqualTo(behov == VARSLINGS_STATUS);
    assertThat(told.kontaktinformasjon().isPresent()).isEqualTo(behov == KONTAKTINFO);
    assertThat(told.spraak().isPresent()).isEqualTo(behov == KONTAKTINFO);
    assertThat(told.postadresse().isPresent()).isEqualTo(behov == SIKKER_DIGITAL_POST);
    assertThat(told.sertifikat().isPresent()).isEqualTo(behov == SERTIFIKAT);
  }

  @Test
  void ofWhoIsDeletedOnlyThatIsTold() {
    Personopplysninger told = told(person(Personstatus.SLETTET), ALL, FRESH);

    assertThat(told)
        .isEqualTo(
            new Personopplysninger(
                told.personidentifikator(),
                Reservasjon.NEI,
                Oppslagsstatus.SLETTET,
                Optional.of(Varslingsstatus.KAN_IKKE_VARSLES),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void ofWhoIsNotRegisteredOnlyThatIsTold() {
    Personidentifikator number = new Personidentifikator("09819915110");

    assertThat(Personopplysninger.ikkeRegistrert(number, ALL).varslingsstatus())
        .contains(Varslingsstatus.KAN_IKKE_VARSLES);
    assertThat(Personopplysninger.ikkeRegistrert(number, Set.of(PERSON)))
        .isEqualTo(
            new Personopplysninger(
                number,
                Reservasjon.NEI,
                Oppslagsstatus.IKKE_REGISTRERT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void theFilterLeavesOutContactMailboxAndCertificateOfWhoMayNotBeNotified() {
    Personopplysninger told =
        told(person(Personstatus.AKTIV), ALL, EXPIRED).filtrertEtterVarslingsstatus();

    assertThat(told.varslingsstatus()).contains(Varslingsstatus.KAN_IKKE_VARSLES);
    assertThat(told.kontaktinformasjon()).isEmpty();
    assertThat(told.postadresse()).isEmpty();
    assertThat(told.sertifikat()).isEmpty();
    assertThat(told.status()).isEqualTo(Oppslagsstatus.AKTIV);
    assertThat(told.spraak()).contains(SPRAAK);
  }

  @Test
  void theFilterLeavesNothingOutWhenNobodyAskedWhetherThePersonMayBeNotified() {
    Set<Informasjonsbehov> behov = EnumSet.complementOf(EnumSet.of(VARSLINGS_STATUS));
    Personopplysninger told = told(person(Personstatus.AKTIV), behov, EXPIRED);

    assertThat(told.filtrertEtterVarslingsstatus()).isEqualTo(told);
    assertThat(told.kontaktinformasjon()).contains(CONTACT);
  }

  @Test
  void whatThereIsNotIsNotTold() {
    Person bare =
        new Person(
            new Personidentifikator("20914695016"),
            Personstatus.AKTIV,
            Reservasjon.NEI,
            Kontaktinformasjon.INGEN,
            Optional.empty(),
            List.of(MAILBOX.slettet()));

    Personopplysninger told = told(bare, ALL, FRESH);

    assertThat(told.kontaktinformasjon()).isEmpty();
    assertThat(told.spraak()).isEmpty();
    assertThat(told.postadresse()).isEmpty();
    assertThat(told.sertifikat()).isEmpty();
  }

  private static Personopplysninger told(Person person, Set<Informasjonsbehov> behov, Instant now) {
    return Personopplysninger.om(person, behov, now);
  }

  private static Person person(Personstatus status) {
    return new Person(
        new Personidentifikator("20914695016"),
        status,
        Reservasjon.NEI,
        CONTACT,
        Optional.of(SPRAAK),
        List.of(MAILBOX));
  }
}
