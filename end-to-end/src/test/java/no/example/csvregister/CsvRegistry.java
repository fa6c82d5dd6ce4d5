package no.example.csvregister;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * An adapter by somebody else: a registry in three CSV files that is only read. {@code
 * leverandoerer.csv} has the mailbox providers, {@code tilganger.csv} the grants, and {@code
 * personer.csv} a row for each mailbox of each person, and one for a person without mailboxes.
 */
final class CsvRegistry implements Registry {

  private final Map<Virksomhetsidentifikator, Postkasseleverandoer> leverandoerer = new HashMap<>();
  private final Set<Tilgang> tilganger = new HashSet<>();
  private final Map<Personidentifikator, Person> persons = new HashMap<>();

  CsvRegistry(Path folder) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("leverandoerer.csv"))) {
      rows.forEach(this::readLeverandoer);
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("tilganger.csv"))) {
      rows.forEach(this::readTilgang);
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("personer.csv"))) {
      rows.forEach(this::readPerson);
    }
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> wanted,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return new RegistryExtract(
        Stream.of(Tjeneste.values())
            .filter(tjeneste -> isGranted(caller, tjeneste))
            .collect(Collectors.toSet()),
        leverandoer.map(leverandoerer::containsKey).orElse(false),
        wanted.stream()
            .filter(persons::containsKey)
            .collect(Collectors.toMap(number -> number, number -> entry(persons.get(number)))));
  }

  private boolean isGranted(Caller caller, Tjeneste tjeneste) {
    return caller instanceof EnterpriseCaller enterprise
        && tilganger.contains(new Tilgang(enterprise.signer(), enterprise.virksomhet(), tjeneste));
  }

  private RegistryEntry entry(Person person) {
    return new RegistryEntry(
        person,
        person
            .aktivPostkasse()
            .filter(postkasse -> postkasse.sertifikat().isEmpty())
            .map(postkasse -> leverandoerer.get(postkasse.leverandoer()))
            .flatMap(Postkasseleverandoer::sertifikat),
        isShared(person, contact -> contact.epostadresse().map(Kontaktopplysning::verdi)),
        isShared(person, contact -> contact.mobiltelefonnummer().map(Kontaktopplysning::verdi)));
  }

  private <T> boolean isShared(Person person, Function<Kontaktinformasjon, Optional<T>> value) {
    Optional<T> own = value.apply(person.kontaktinformasjon());
    return own.isPresent()
        && persons.values().stream()
            .filter(other -> !other.equals(person))
            .anyMatch(other -> value.apply(other.kontaktinformasjon()).equals(own));
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    throw onlyRead();
  }

  @Override
  public Endringer changesFrom(long fra) {
    return new Endringer(0, List.of());
  }

  @Override
  public void register(Virksomheter virksomheter) {
    throw onlyRead();
  }

  @Override
  public void add(Iterator<Person> added) {
    throw onlyRead();
  }

  @Override
  public void close() {}

  private static RegistryUnavailableException onlyRead() {
    return new RegistryUnavailableException("a registry in CSV files is only read");
  }

  private void readLeverandoer(NamedCsvRecord row) {
    Virksomhetsidentifikator number =
        new Virksomhetsidentifikator(row.getField("virksomhetsidentifikator"));
    leverandoerer.put(
        number, new Postkasseleverandoer(number, row.getField("navn"), sertifikat(row)));
  }

  private void readTilgang(NamedCsvRecord row) {
    tilganger.add(
        new Tilgang(
            new Virksomhetsidentifikator(row.getField("signer")),
            new Virksomhetsidentifikator(row.getField("virksomhet")),
            Tjeneste.valueOf(row.getField("tjeneste"))));
  }

  private void readPerson(NamedCsvRecord row) {
    Personidentifikator number = new Personidentifikator(row.getField("personidentifikator"));
    Person person =
        persons.computeIfAbsent(
            number,
            none ->
                new Person(
                    number,
                    Personstatus.valueOf(row.getField("status")),
                    new Reservasjon(
                        Reservasjon.Status.valueOf(row.getField("reservasjon")),
                        text(row, "reservasjon_oppdatert").map(Instant::parse)),
                    new Kontaktinformasjon(
                        kontakt(row, "mobiltelefonnummer", Mobiltelefonnummer::new),
                        kontakt(row, "epostadresse", Epostadresse::registrert)),
                    kontakt(row, "spraak", Spraak::valueOf),
                    List.of()));
    text(row, "leverandoer")
        .ifPresent(
            leverandoer -> persons.put(number, person.medPostkasse(postkasse(row, leverandoer))));
  }

  private static Postkasse postkasse(NamedCsvRecord row, String leverandoer) {
    return new Postkasse(
        new Virksomhetsidentifikator(leverandoer),
        new Postkasseadresse(row.getField("adresse")),
        sertifikat(row),
        Postkassestatus.valueOf(row.getField("postkassestatus")));
  }

  private static Optional<X509Sertifikat> sertifikat(NamedCsvRecord row) {
    return text(row, "sertifikat").map(Base64.getDecoder()::decode).map(X509Sertifikat::new);
  }

  private static <T> Optional<Kontaktopplysning<T>> kontakt(
      NamedCsvRecord row, String column, Function<String, T> parse) {
    return text(row, column)
        .map(
            text ->
                new Kontaktopplysning<>(
                    parse.apply(text),
                    text(row, column + "_oppdatert").map(Instant::parse),
                    text(row, column + "_verifisert").map(Instant::parse)));
  }

  private static Optional<String> text(NamedCsvRecord row, String column) {
    return Optional.of(row.getField(column)).filter(text -> !text.isEmpty());
  }
}
