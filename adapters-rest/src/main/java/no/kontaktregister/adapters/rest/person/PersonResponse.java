package no.kontaktregister.adapters.rest.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import no.kontaktregister.domain.oppslag.Oppslagsstatus;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.oppslag.SikkerDigitalPostAdresse;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Varslingsstatus;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * A person in JSON. What is not delivered is absent. Times are ISO 8601 in UTC, to the second. The
 * certificate is DER in base64.
 *
 * <p>Source: docs/contract.md#rest.
 */
public record PersonResponse(
    String personidentifikator,
    Reservasjon.Status reservasjon,
    String reservasjonstidspunkt,
    String reservasjonOppdatert,
    Oppslagsstatus status,
    Varslingsstatus varslingsstatus,
    Kontakt kontaktinformasjon,
    DigitalPost digitalPost,
    byte[] sertifikat,
    String spraak,
    String spraakOppdatert) {

  /** How the person can be reached. */
  record Kontakt(
      String epostadresse,
      String epostadresseOppdatert,
      String epostadresseSistVerifisert,
      JaNei epostadresseDuplisert,
      String mobiltelefonnummer,
      String mobiltelefonnummerOppdatert,
      String mobiltelefonnummerSistVerifisert,
      JaNei mobiltelefonnummerDuplisert) {

    static Kontakt of(Kontaktinformasjon contact, boolean epostDuplisert, boolean mobilDuplisert) {
      Optional<Kontaktopplysning<Epostadresse>> epost = contact.epostadresse();
      Optional<Kontaktopplysning<Mobiltelefonnummer>> mobil = contact.mobiltelefonnummer();
      return new Kontakt(
          epost.map(known -> known.verdi().value()).orElse(null),
          text(epost.flatMap(Kontaktopplysning::sistOppdatert)),
          text(epost.flatMap(Kontaktopplysning::sistVerifisert)),
          epost.map(known -> jaNei(epostDuplisert)).orElse(null),
          mobil.map(known -> known.verdi().value()).orElse(null),
          text(mobil.flatMap(Kontaktopplysning::sistOppdatert)),
          text(mobil.flatMap(Kontaktopplysning::sistVerifisert)),
          mobil.map(known -> jaNei(mobilDuplisert)).orElse(null));
    }

    private static JaNei jaNei(boolean yes) {
      return yes ? JaNei.JA : JaNei.NEI;
    }

    /** Masked: it is about a person. */
    @Override
    public String toString() {
      return "Kontakt[masked]";
    }
  }

  /** The published words for yes and no. */
  enum JaNei {
    JA,
    NEI
  }

  /** The active mailbox. */
  record DigitalPost(String postkasseadresse, String postkasseleverandoeradresse) {

    static DigitalPost of(SikkerDigitalPostAdresse mailbox) {
      return new DigitalPost(
          mailbox.postkasseadresse().value(), mailbox.postkasseleverandoer().value());
    }

    /** Masked: it is about a person. */
    @Override
    public String toString() {
      return "DigitalPost[masked]";
    }
  }

  /** Writes what is delivered of a person. */
  public static PersonResponse of(Personopplysninger person) {
    return new PersonResponse(
        person.personidentifikator().value(),
        person.reservasjon().status(),
        text(person.reservasjon().tidspunkt()),
        text(person.reservasjon().oppdatert()),
        person.status(),
        person.varslingsstatus().orElse(null),
        person
            .kontaktinformasjon()
            .map(
                contact ->
                    Kontakt.of(
                        contact,
                        person.epostadresseDuplisert(),
                        person.mobiltelefonnummerDuplisert()))
            .orElse(null),
        person.postadresse().map(DigitalPost::of).orElse(null),
        person.sertifikat().map(X509Sertifikat::der).orElse(null),
        person.spraak().map(known -> known.verdi().name().toLowerCase(Locale.ROOT)).orElse(null),
        text(person.spraak().flatMap(Kontaktopplysning::sistOppdatert)));
  }

  /** The same without contact information. The language is not part of it. */
  PersonResponse withoutKontaktinformasjon() {
    return new PersonResponse(
        personidentifikator,
        reservasjon,
        reservasjonstidspunkt,
        reservasjonOppdatert,
        status,
        varslingsstatus,
        null,
        digitalPost,
        sertifikat,
        spraak,
        spraakOppdatert);
  }

  private static String text(Optional<Instant> time) {
    return time.map(instant -> instant.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null);
  }

  /** Masked: it is about a person. */
  @Override
  public String toString() {
    return "PersonResponse[masked]";
  }
}
