package no.kontaktregister.adapters.soap.oppslagstjenesten;

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

/** Writes what is delivered of a person as the schema has it. */
final class PersonMapper {

  private PersonMapper() {}

  static Person of(Personopplysninger opplysninger) {
    Person person = new Person();
    person.setPersonidentifikator(opplysninger.personidentifikator().value());
    person.setReservasjon(Reservasjon.valueOf(opplysninger.reservasjon().status().name()));
    person.setStatus(Status.valueOf(opplysninger.status().name()));
    person.setVarslingsstatus(
        opplysninger.varslingsstatus().map(Enum::name).map(Varslingsstatus::valueOf).orElse(null));
    person.setKontaktinformasjon(
        opplysninger.kontaktinformasjon().map(PersonMapper::kontaktinformasjon).orElse(null));
    person.setSikkerDigitalPostAdresse(
        opplysninger.postadresse().map(PersonMapper::postadresse).orElse(null));
    person.setX509Sertifikat(opplysninger.sertifikat().map(X509Sertifikat::der).orElse(null));
    return person;
  }

  private static Kontaktinformasjon kontaktinformasjon(
      no.kontaktregister.domain.person.Kontaktinformasjon opplysninger) {
    Kontaktinformasjon kontaktinformasjon = new Kontaktinformasjon();
    kontaktinformasjon.setMobiltelefonnummer(
        opplysninger.mobiltelefonnummer().map(PersonMapper::mobiltelefonnummer).orElse(null));
    kontaktinformasjon.setEpostadresse(
        opplysninger.epostadresse().map(PersonMapper::epostadresse).orElse(null));
    return kontaktinformasjon;
  }

  private static Mobiltelefonnummer mobiltelefonnummer(
      Kontaktopplysning<no.kontaktregister.domain.person.Mobiltelefonnummer> opplysninger) {
    Mobiltelefonnummer mobiltelefonnummer = new Mobiltelefonnummer();
    mobiltelefonnummer.setValue(opplysninger.verdi().value());
    mobiltelefonnummer.setSistOppdatert(opplysninger.sistOppdatert().orElse(null));
    mobiltelefonnummer.setSistVerifisert(opplysninger.sistVerifisert().orElse(null));
    return mobiltelefonnummer;
  }

  private static Epostadresse epostadresse(
      Kontaktopplysning<no.kontaktregister.domain.person.Epostadresse> opplysninger) {
    Epostadresse epostadresse = new Epostadresse();
    epostadresse.setValue(opplysninger.verdi().value());
    epostadresse.setSistOppdatert(opplysninger.sistOppdatert().orElse(null));
    epostadresse.setSistVerifisert(opplysninger.sistVerifisert().orElse(null));
    return epostadresse;
  }

  private static SikkerDigitalPostAdresse postadresse(
      no.kontaktregister.domain.oppslag.SikkerDigitalPostAdresse opplysninger) {
    SikkerDigitalPostAdresse postadresse = new SikkerDigitalPostAdresse();
    postadresse.setPostkasseadresse(opplysninger.postkasseadresse().value());
    postadresse.setPostkasseleverandoerAdresse(opplysninger.postkasseleverandoer().value());
    return postadresse;
  }
}
