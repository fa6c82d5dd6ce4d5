package no.kontaktregister.domain.oppslag;

import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SERTIFIKAT;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SIKKER_DIGITAL_POST;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.VARSLINGS_STATUS;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.person.Varslingsstatus;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * What a public body is told of a person: what it asked for, as far as there is any.
 *
 * <p>Source: the contract, section 3.
 *
 * @param personidentifikator who it is
 * @param reservasjon whether the person is reserved against digital mail
 * @param status how the person stands in the registry
 * @param varslingsstatus whether the person may be notified
 * @param kontaktinformasjon how the person can be reached
 * @param spraak the language the person wants to be written to in
 * @param postadresse the person's active mailbox
 * @param sertifikat what mail to the active mailbox is encrypted with
 */
public record Personopplysninger(
    Personidentifikator personidentifikator,
    Reservasjon reservasjon,
    Oppslagsstatus status,
    Optional<Varslingsstatus> varslingsstatus,
    Optional<Kontaktinformasjon> kontaktinformasjon,
    Optional<Kontaktopplysning<Spraak>> spraak,
    Optional<SikkerDigitalPostAdresse> postadresse,
    Optional<X509Sertifikat> sertifikat) {

  public Personopplysninger {
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(reservasjon);
    Objects.requireNonNull(status);
    Objects.requireNonNull(varslingsstatus);
    Objects.requireNonNull(kontaktinformasjon);
    Objects.requireNonNull(spraak);
    Objects.requireNonNull(postadresse);
    Objects.requireNonNull(sertifikat);
  }

  /**
   * What is told of a person whom the registry knows. Of one who is deleted, contact information,
   * mailbox and certificate are not told.
   */
  public static Personopplysninger om(Person person, Set<Informasjonsbehov> behov, Instant now) {
    boolean aktiv = person.status() == Personstatus.AKTIV;
    Optional<Postkasse> postkasse = aktiv ? person.aktivPostkasse() : Optional.empty();
    return new Personopplysninger(
        person.personidentifikator(),
        person.reservasjon(),
        aktiv ? Oppslagsstatus.AKTIV : Oppslagsstatus.SLETTET,
        when(behov.contains(VARSLINGS_STATUS), person.varslingsstatus(now)),
        when(aktiv && behov.contains(KONTAKTINFO), person.kontaktinformasjon())
            .filter(kontakt -> !kontakt.equals(Kontaktinformasjon.INGEN)),
        aktiv && behov.contains(KONTAKTINFO) ? person.spraak() : Optional.empty(),
        postkasse
            .filter(aktive -> behov.contains(SIKKER_DIGITAL_POST))
            .map(aktive -> new SikkerDigitalPostAdresse(aktive.adresse(), aktive.leverandoer())),
        postkasse.filter(aktive -> behov.contains(SERTIFIKAT)).flatMap(Postkasse::sertifikat));
  }

  /** What is told of a person whom the registry does not know. */
  public static Personopplysninger ikkeRegistrert(
      Personidentifikator personidentifikator, Set<Informasjonsbehov> behov) {
    return new Personopplysninger(
        personidentifikator,
        Reservasjon.NEI,
        Oppslagsstatus.IKKE_REGISTRERT,
        when(behov.contains(VARSLINGS_STATUS), Varslingsstatus.KAN_IKKE_VARSLES),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same without contact information, mailbox and certificate, when the person may not be
   * notified and that was asked for.
   */
  public Personopplysninger filtrertEtterVarslingsstatus() {
    return varslingsstatus.filter(Varslingsstatus.KAN_IKKE_VARSLES::equals).isEmpty()
        ? this
        : new Personopplysninger(
            personidentifikator,
            reservasjon,
            status,
            varslingsstatus,
            Optional.empty(),
            spraak,
            Optional.empty(),
            Optional.empty());
  }

  private static <T> Optional<T> when(boolean told, T value) {
    return told ? Optional.of(value) : Optional.empty();
  }
}
