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
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.person.Varslingsstatus;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * The information about a person that a look-up delivers: what was asked for, if the registry has
 * it.
 *
 * <p>Source: docs/contract.md#oppslag and docs/contract.md#rest.
 *
 * @param reservasjon whether the person is reserved against digital mail
 * @param varslingsstatus whether the person may be notified
 * @param kontaktinformasjon the person's e-mail address and mobile number
 * @param epostadresseDuplisert whether another citizen has registered the same e-mail address
 * @param mobiltelefonnummerDuplisert whether another citizen has registered the same mobile number
 * @param spraak the language that the person prefers
 * @param postadresse the person's active mailbox
 * @param sertifikat the certificate that mail to the active mailbox is encrypted with
 */
public record Personopplysninger(
    Personidentifikator personidentifikator,
    Reservasjon reservasjon,
    Oppslagsstatus status,
    Optional<Varslingsstatus> varslingsstatus,
    Optional<Kontaktinformasjon> kontaktinformasjon,
    boolean epostadresseDuplisert,
    boolean mobiltelefonnummerDuplisert,
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
   * The information about a person in the registry. A deleted person has no contact information,
   * mailbox or certificate.
   */
  public static Personopplysninger of(
      RegistryEntry entry, Set<Informasjonsbehov> behov, Instant now) {
    Person person = entry.person();
    boolean aktiv = !person.isSlettet();
    boolean kontaktinfo = aktiv && behov.contains(KONTAKTINFO);
    Optional<Postkasse> postkasse = aktiv ? person.aktivPostkasse() : Optional.empty();
    return new Personopplysninger(
        person.personidentifikator(),
        person.reservasjon(),
        aktiv ? Oppslagsstatus.AKTIV : Oppslagsstatus.SLETTET,
        when(behov.contains(VARSLINGS_STATUS), person.varslingsstatus(now)),
        when(kontaktinfo, person.kontaktinformasjon())
            .filter(kontakt -> !kontakt.equals(Kontaktinformasjon.INGEN)),
        kontaktinfo && entry.epostadresseDuplisert(),
        kontaktinfo && entry.mobiltelefonnummerDuplisert(),
        kontaktinfo ? person.spraak() : Optional.empty(),
        postkasse
            .filter(own -> behov.contains(SIKKER_DIGITAL_POST))
            .map(own -> new SikkerDigitalPostAdresse(own.adresse(), own.leverandoer())),
        aktiv && behov.contains(SERTIFIKAT) ? entry.sertifikat() : Optional.empty());
  }

  /** The information about a person who is not in the registry. */
  public static Personopplysninger ikkeRegistrert(
      Personidentifikator personidentifikator, Set<Informasjonsbehov> behov) {
    return new Personopplysninger(
        personidentifikator,
        Reservasjon.INGEN,
        Oppslagsstatus.IKKE_REGISTRERT,
        when(behov.contains(VARSLINGS_STATUS), Varslingsstatus.KAN_IKKE_VARSLES),
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Leaves out contact information, mailbox and certificate when varslingsstatus was asked for and
   * the person may not be notified.
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
            false,
            false,
            spraak,
            Optional.empty(),
            Optional.empty());
  }

  private static <T> Optional<T> when(boolean asked, T value) {
    return asked ? Optional.of(value) : Optional.empty();
  }
}
