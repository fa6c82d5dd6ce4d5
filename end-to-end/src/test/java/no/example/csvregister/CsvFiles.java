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
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Tilgang;

/** Writes what the adapter reads. */
public final class CsvFiles {

  private CsvFiles() {}

  public static void write(Path folder, Virksomheter virksomheter, List<Person> persons)
      throws IOException {
    try (CsvWriter rows = CsvWriter.builder().build(folder.resolve("leverandoerer.csv"))) {
      rows.writeRecord("virksomhetsidentifikator", "navn", "sertifikat");
      for (Postkasseleverandoer leverandoer : virksomheter.postkasseleverandoerer()) {
        rows.writeRecord(
            leverandoer.virksomhetsidentifikator().value(),
            leverandoer.navn(),
            base64(leverandoer.sertifikat()));
      }
    }
    try (CsvWriter rows = CsvWriter.builder().build(folder.resolve("tilganger.csv"))) {
      rows.writeRecord("signer", "virksomhet", "tjeneste");
      for (Tilgang tilgang : virksomheter.tilganger()) {
        rows.writeRecord(
            tilgang.signer().value(), tilgang.virksomhet().value(), tilgang.tjeneste().name());
      }
    }
    try (CsvWriter rows = CsvWriter.builder().build(folder.resolve("personer.csv"))) {
      rows.writeRecord(
          "personidentifikator",
          "status",
          "reservasjon",
          "reservasjon_oppdatert",
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
    row.add(person.reservasjon().status().name());
    row.add(person.reservasjon().oppdatert().map(Instant::toString).orElse(""));
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
        base64(postkasse.sertifikat()),
        postkasse.status().name());
  }

  private static String base64(Optional<X509Sertifikat> sertifikat) {
    return sertifikat
        .map(certificate -> Base64.getEncoder().encodeToString(certificate.der()))
        .orElse("");
  }

  private static <T> void add(
      List<String> row, Optional<Kontaktopplysning<T>> known, Function<T, String> text) {
    row.add(known.map(Kontaktopplysning::verdi).map(text).orElse(""));
    row.add(known.flatMap(Kontaktopplysning::sistOppdatert).map(Instant::toString).orElse(""));
    row.add(known.flatMap(Kontaktopplysning::sistVerifisert).map(Instant::toString).orElse(""));
  }
}
