package no.kontaktregister.adapters.soap.oppslagstjenesten;

import java.time.Instant;
import java.util.Optional;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;
import no.kontaktregister.adapters.soap.generated.begrep.Epostadresse;
import no.kontaktregister.adapters.soap.generated.begrep.Kontaktinformasjon;
import no.kontaktregister.adapters.soap.generated.begrep.Mobiltelefonnummer;
import no.kontaktregister.adapters.soap.generated.begrep.Person;
import no.kontaktregister.adapters.soap.generated.begrep.Reservasjon;
import no.kontaktregister.adapters.soap.generated.begrep.SikkerDigitalPostAdresse;
import no.kontaktregister.adapters.soap.generated.begrep.Status;
import no.kontaktregister.adapters.soap.generated.begrep.Varslingsstatus;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** What is told of a person, as the schema writes it. */
final class PersonElement {

  private PersonElement() {}

  static Person of(Personopplysninger told) {
    Person person = new Person();
    person.setPersonidentifikator(told.personidentifikator().value());
    person.setReservasjon(Reservasjon.valueOf(told.reservasjon().name()));
    person.setStatus(Status.valueOf(told.status().name()));
    person.setVarslingsstatus(
        told.varslingsstatus().map(Enum::name).map(Varslingsstatus::valueOf).orElse(null));
    person.setKontaktinformasjon(
        told.kontaktinformasjon().map(PersonElement::kontaktinformasjon).orElse(null));
    person.setSikkerDigitalPostAdresse(
        told.postadresse().map(PersonElement::postadresse).orElse(null));
    person.setX509Sertifikat(told.sertifikat().map(X509Sertifikat::der).orElse(null));
    return person;
  }

  private static Kontaktinformasjon kontaktinformasjon(
      no.kontaktregister.domain.person.Kontaktinformasjon told) {
    Kontaktinformasjon kontaktinformasjon = new Kontaktinformasjon();
    kontaktinformasjon.setMobiltelefonnummer(
        told.mobiltelefonnummer().map(PersonElement::mobiltelefonnummer).orElse(null));
    kontaktinformasjon.setEpostadresse(
        told.epostadresse().map(PersonElement::epostadresse).orElse(null));
    return kontaktinformasjon;
  }

  private static Mobiltelefonnummer mobiltelefonnummer(
      Kontaktopplysning<no.kontaktregister.domain.person.Mobiltelefonnummer> told) {
    Mobiltelefonnummer mobiltelefonnummer = new Mobiltelefonnummer();
    mobiltelefonnummer.setValue(told.verdi().value());
    mobiltelefonnummer.setSistOppdatert(dateTime(told.sistOppdatert()));
    mobiltelefonnummer.setSistVerifisert(dateTime(told.sistVerifisert()));
    return mobiltelefonnummer;
  }

  private static Epostadresse epostadresse(
      Kontaktopplysning<no.kontaktregister.domain.person.Epostadresse> told) {
    Epostadresse epostadresse = new Epostadresse();
    epostadresse.setValue(told.verdi().value());
    epostadresse.setSistOppdatert(dateTime(told.sistOppdatert()));
    epostadresse.setSistVerifisert(dateTime(told.sistVerifisert()));
    return epostadresse;
  }

  private static SikkerDigitalPostAdresse postadresse(
      no.kontaktregister.domain.oppslag.SikkerDigitalPostAdresse told) {
    SikkerDigitalPostAdresse postadresse = new SikkerDigitalPostAdresse();
    postadresse.setPostkasseadresse(told.postkasseadresse().value());
    postadresse.setPostkasseleverandoerAdresse(told.postkasseleverandoer().value());
    return postadresse;
  }

  private static XMLGregorianCalendar dateTime(Optional<Instant> time) {
    // The JDK's own: to look for another one, in all of a server's libraries, takes milliseconds.
    return time.map(Instant::toString)
        .map(DatatypeFactory.newDefaultInstance()::newXMLGregorianCalendar)
        .orElse(null);
  }
}
