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
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The information about a person that a look-up delivers. */
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
  private static final X509Sertifikat PROVIDERS = new X509Sertifikat(new byte[] {2});
  private static final Postkasse MAILBOX =
      new Postkasse(
          new Virksomhetsidentifikator("984661185"),
          new Postkasseadresse("ola.nordmann#9YDT"),
          Optional.of(new X509Sertifikat(new byte[] {1})),
          Postkassestatus.AKTIV);

  @Test
  void anActiveCitizenDeliversEverythingThatIsAskedFor() {
    Personopplysninger delivered = delivered(person(Personstatus.AKTIV), ALL, FRESH);

    assertThat(delivered.reservasjon()).isEqualTo(Reservasjon.INGEN);
    assertThat(delivered.status()).isEqualTo(Oppslagsstatus.AKTIV);
    assertThat(delivered.varslingsstatus()).contains(Varslingsstatus.KAN_VARSLES);
    assertThat(delivered.kontaktinformasjon()).contains(CONTACT);
    assertThat(delivered.spraak()).contains(SPRAAK);
    assertThat(delivered.postadresse())
        .contains(new SikkerDigitalPostAdresse(MAILBOX.adresse(), MAILBOX.leverandoer()));
    assertThat(delivered.sertifikat()).isEqualTo(MAILBOX.sertifikat());
    assertThat(delivered.epostadresseDuplisert()).isTrue();
    assertThat(delivered.mobiltelefonnummerDuplisert()).isTrue();
    assertThat(delivered.filtrertEtterVarslingsstatus()).isEqualTo(delivered);
  }

  @Test
  void aMailboxWithoutACertificateDeliversItsProvidersCertificate() {
    Person person =
        person(Personstatus.AKTIV)
            .medPostkasse(
                new Postkasse(
                    MAILBOX.leverandoer(),
                    MAILBOX.adresse(),
                    Optional.empty(),
                    Postkassestatus.AKTIV));

    assertThat(delivered(person, ALL, FRESH).sertifikat()).contains(PROVIDERS);
    assertThat(delivered(person.medPostkasse(MAILBOX.slettet()), ALL, FRESH).sertifikat())
        .isEmpty();
  }

  @Test
  void theFilterAlsoLeavesOutWhetherContactInformationIsDuplicated() {
    Personopplysninger delivered =
        delivered(person(Personstatus.AKTIV), ALL, EXPIRED).filtrertEtterVarslingsstatus();

    assertThat(delivered.epostadresseDuplisert()).isFalse();
    assertThat(delivered.mobiltelefonnummerDuplisert()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void eachKindOfInformationIsDeliveredOnlyWhenItIsAskedFor(Informasjonsbehov behov) {
    Personopplysninger delivered = delivered(person(Personstatus.AKTIV), Set.of(behov), FRESH);

    assertThat(delivered.varslingsstatus().isPresent()).isEqualTo(behov == VARSLINGS_STATUS);
    assertThat(delivered.kontaktinformasjon().isPresent()).isEqualTo(behov == KONTAKTINFO);
    assertThat(delivered.epostadresseDuplisert()).isEqualTo(behov == KONTAKTINFO);
    assertThat(delivered.mobiltelefonnummerDuplisert()).isEqualTo(behov == KONTAKTINFO);
    assertThat(delivered.spraak().isPresent()).isEqualTo(behov == KONTAKTINFO);
    assertThat(delivered.postadresse().isPresent()).isEqualTo(behov == SIKKER_DIGITAL_POST);
    assertThat(delivered.sertifikat().isPresent()).isEqualTo(behov == SERTIFIKAT);
  }

  @Test
  void onlyTheStatusOfADeletedCitizenIsDelivered() {
    Personopplysninger delivered = delivered(person(Personstatus.SLETTET), ALL, FRESH);

    assertThat(delivered)
        .isEqualTo(
            new Personopplysninger(
                delivered.personidentifikator(),
                Reservasjon.INGEN,
                Oppslagsstatus.SLETTET,
                Optional.of(Varslingsstatus.KAN_IKKE_VARSLES),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void onlyTheStatusOfAnUnregisteredCitizenIsDelivered() {
    Personidentifikator number = new Personidentifikator("09819915110");

    assertThat(Personopplysninger.ikkeRegistrert(number, ALL).varslingsstatus())
        .contains(Varslingsstatus.KAN_IKKE_VARSLES);
    assertThat(Personopplysninger.ikkeRegistrert(number, Set.of(PERSON)))
        .isEqualTo(
            new Personopplysninger(
                number,
                Reservasjon.INGEN,
                Oppslagsstatus.IKKE_REGISTRERT,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void theFilterLeavesOutContactMailboxAndCertificateWhenThePersonMayNotBeNotified() {
    Personopplysninger delivered =
        delivered(person(Personstatus.AKTIV), ALL, EXPIRED).filtrertEtterVarslingsstatus();

    assertThat(delivered.varslingsstatus()).contains(Varslingsstatus.KAN_IKKE_VARSLES);
    assertThat(delivered.kontaktinformasjon()).isEmpty();
    assertThat(delivered.postadresse()).isEmpty();
    assertThat(delivered.sertifikat()).isEmpty();
    assertThat(delivered.status()).isEqualTo(Oppslagsstatus.AKTIV);
    assertThat(delivered.spraak()).contains(SPRAAK);
  }

  @Test
  void theFilterLeavesNothingOutWhenVarslingsstatusWasNotAskedFor() {
    Set<Informasjonsbehov> behov = EnumSet.complementOf(EnumSet.of(VARSLINGS_STATUS));
    Personopplysninger delivered = delivered(person(Personstatus.AKTIV), behov, EXPIRED);

    assertThat(delivered.filtrertEtterVarslingsstatus()).isEqualTo(delivered);
    assertThat(delivered.kontaktinformasjon()).contains(CONTACT);
  }

  @Test
  void whatTheRegistryDoesNotHaveIsNotDelivered() {
    Person bare =
        new Person(
            new Personidentifikator("20914695016"),
            Personstatus.AKTIV,
            Reservasjon.INGEN,
            Kontaktinformasjon.INGEN,
            Optional.empty(),
            List.of(MAILBOX.slettet()));

    Personopplysninger delivered = delivered(bare, ALL, FRESH);

    assertThat(delivered.kontaktinformasjon()).isEmpty();
    assertThat(delivered.spraak()).isEmpty();
    assertThat(delivered.postadresse()).isEmpty();
    assertThat(delivered.sertifikat()).isEmpty();
  }

  private static Personopplysninger delivered(
      Person person, Set<Informasjonsbehov> behov, Instant now) {
    return Personopplysninger.of(
        new RegistryEntry(person, Optional.of(PROVIDERS), true, true), behov, now);
  }

  private static Person person(Personstatus status) {
    return new Person(
        new Personidentifikator("20914695016"),
        status,
        Reservasjon.INGEN,
        CONTACT,
        Optional.of(SPRAAK),
        List.of(MAILBOX));
  }
}
