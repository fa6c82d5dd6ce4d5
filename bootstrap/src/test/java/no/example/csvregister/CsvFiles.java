package no.example.csvregister;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.tilgang.Rolle;
import no.kontaktregister.domain.virksomhet.Virksomheter;

/** Writes what the adapter reads. */
public final class CsvFiles {

  private CsvFiles() {}

  public static void write(Path folder, Virksomheter virksomheter, List<Person> persons)
      throws IOException {
    try (CsvWriter rows = CsvWriter.builder().build(folder.resolve("virksomheter.csv"))) {
      rows.writeRecord("virksomhet", "rolle", "supplier");
      virksomheter
          .postkasseleverandoerer()
          .forEach(it -> rows.writeRecord(it.value(), Rolle.POSTKASSELEVERANDOER.name(), ""));
      virksomheter
          .offentlige()
          .forEach(it -> rows.writeRecord(it.value(), Rolle.OFFENTLIG_VIRKSOMHET.name(), ""));
      virksomheter
          .delegeringer()
          .forEach(it -> rows.writeRecord(it.virksomhet().value(), "", it.supplier().value()));
    }
    try (CsvWriter rows = CsvWriter.builder().build(folder.resolve("personer.csv"))) {
      rows.writeRecord(
          "personidentifikator",
          "status",
          "reservasjon",
          "mobiltelefonnummer",
          "mobiltelefonnummer_oppdatert",
          "mobiltelefonnummer_verifisert",
          "epostadresse",
          "epostadresse_oppdatert",
          "epostadresse_verifisert",
          "spraak",
          "spraak_oppdatert",
          "spraak_verifisert",
          "leverandoer",
          "adresse",
          "sertifikat",
          "postkassestatus");
      for (Person person : persons) {
        if (person.postkasser().isEmpty()) {
          rows.writeRecord(row(person, List.of("", "", "", "")));
        }
        for (Postkasse postkasse : person.postkasser()) {
          rows.writeRecord(row(person, values(postkasse)));
        }
      }
    }
  }

  private static List<String> row(Person person, List<String> postkasse) {
    List<String> row = new ArrayList<>();
    row.add(person.personidentifikator().value());
    row.add(person.status().name());
    row.add(person.reservasjon().name());
    add(row, person.kontaktinformasjon().mobiltelefonnummer(), Mobiltelefonnummer::value);
    add(row, person.kontaktinformasjon().epostadresse(), Epostadresse::value);
    add(row, person.spraak(), Spraak::name);
    row.addAll(postkasse);
    return row;
  }

  private static List<String> values(Postkasse postkasse) {
    return List.of(
        postkasse.leverandoer().value(),
        postkasse.adresse().value(),
        postkasse
            .sertifikat()
            .map(certificate -> Base64.getEncoder().encodeToString(certificate.der()))
            .orElse(""),
        postkasse.status().name());
  }

  private static <T> void add(
      List<String> row, Optional<Kontaktopplysning<T>> known, Function<T, String> text) {
    row.add(known.map(Kontaktopplysning::verdi).map(text).orElse(""));
    row.add(known.flatMap(Kontaktopplysning::sistOppdatert).map(Instant::toString).orElse(""));
    row.add(known.flatMap(Kontaktopplysning::sistVerifisert).map(Instant::toString).orElse(""));
  }
}
