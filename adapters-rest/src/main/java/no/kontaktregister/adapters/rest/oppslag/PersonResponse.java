package no.kontaktregister.adapters.rest.oppslag;

import java.time.Instant;
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

/** What is told of a person, in JSON; what is not told is absent. Times are in UTC, ISO 8601. */
record PersonResponse(
    String personidentifikator,
    Reservasjon reservasjon,
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
      String mobiltelefonnummer,
      String mobiltelefonnummerOppdatert,
      String mobiltelefonnummerSistVerifisert) {

    static Kontakt of(Kontaktinformasjon told) {
      Optional<Kontaktopplysning<Epostadresse>> epost = told.epostadresse();
      Optional<Kontaktopplysning<Mobiltelefonnummer>> mobil = told.mobiltelefonnummer();
      return new Kontakt(
          epost.map(piece -> piece.verdi().value()).orElse(null),
          text(epost.flatMap(Kontaktopplysning::sistOppdatert)),
          text(epost.flatMap(Kontaktopplysning::sistVerifisert)),
          mobil.map(piece -> piece.verdi().value()).orElse(null),
          text(mobil.flatMap(Kontaktopplysning::sistOppdatert)),
          text(mobil.flatMap(Kontaktopplysning::sistVerifisert)));
    }
  }

  /** The active mailbox. */
  record DigitalPost(String postkasseadresse, String postkasseleverandoeradresse) {

    static DigitalPost of(SikkerDigitalPostAdresse told) {
      return new DigitalPost(told.postkasseadresse().value(), told.postkasseleverandoer().value());
    }
  }

  static PersonResponse of(Personopplysninger told) {
    return new PersonResponse(
        told.personidentifikator().value(),
        told.reservasjon(),
        told.status(),
        told.varslingsstatus().orElse(null),
        told.kontaktinformasjon().map(Kontakt::of).orElse(null),
        told.postadresse().map(DigitalPost::of).orElse(null),
        told.sertifikat().map(X509Sertifikat::der).orElse(null),
        told.spraak().map(piece -> piece.verdi().name().toLowerCase(Locale.ROOT)).orElse(null),
        text(told.spraak().flatMap(Kontaktopplysning::sistOppdatert)));
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(null);
  }

  /** Tells nothing: it is about a person. */
  @Override
  public String toString() {
    return "PersonResponse[masked]";
  }
}
