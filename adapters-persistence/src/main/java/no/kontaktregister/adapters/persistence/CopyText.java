package no.kontaktregister.adapters.persistence;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.Postkasse;

/**
 * Citizens in the text format of PostgreSQL's COPY, with the columns in the order of {@link
 * PersonRows}.
 */
final class CopyText {

  private static final String NULL = "\\N";

  private final StringBuilder persons = new StringBuilder();
  private final StringBuilder postkasser = new StringBuilder();
  private final StringBuilder endringer = new StringBuilder();

  CopyText(List<Person> all, long firstNumber) {
    long number = firstNumber;
    for (Person person : all) {
      write(person);
      for (Postkasse postkasse : person.postkasser()) {
        write(person, postkasse);
      }
      row(endringer, Long.toString(number++), person.personidentifikator().value());
    }
  }

  String persons() {
    return persons.toString();
  }

  String postkasser() {
    return postkasser.toString();
  }

  String endringer() {
    return endringer.toString();
  }

  private void write(Person person) {
    var mobil = person.kontaktinformasjon().mobiltelefonnummer();
    var epost = person.kontaktinformasjon().epostadresse();
    row(
        persons,
        person.personidentifikator().value(),
        person.status().name(),
        person.reservasjon().status().name(),
        time(person.reservasjon().oppdatert()),
        mobil.map(known -> escape(known.verdi().value())).orElse(NULL),
        time(mobil.flatMap(Kontaktopplysning::sistOppdatert)),
        time(mobil.flatMap(Kontaktopplysning::sistVerifisert)),
        epost.map(known -> escape(known.verdi().value())).orElse(NULL),
        time(epost.flatMap(Kontaktopplysning::sistOppdatert)),
        time(epost.flatMap(Kontaktopplysning::sistVerifisert)),
        person.spraak().map(known -> known.verdi().name()).orElse(NULL),
        time(person.spraak().flatMap(Kontaktopplysning::sistOppdatert)),
        time(person.spraak().flatMap(Kontaktopplysning::sistVerifisert)));
  }

  private void write(Person person, Postkasse postkasse) {
    row(
        postkasser,
        person.personidentifikator().value(),
        postkasse.leverandoer().value(),
        escape(postkasse.adresse().value()),
        postkasse
            .sertifikat()
            .map(certificate -> "\\\\x" + HexFormat.of().formatHex(certificate.der()))
            .orElse(NULL),
        postkasse.status().name());
  }

  private static String time(Optional<Instant> time) {
    return time.map(Instant::toString).orElse(NULL);
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static void row(StringBuilder rows, String... values) {
    rows.append(String.join("\t", values)).append('\n');
  }
}
