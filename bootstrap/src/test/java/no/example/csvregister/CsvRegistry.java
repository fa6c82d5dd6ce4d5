package no.example.csvregister;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Decision;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Rolle;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Delegering;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * An adapter by somebody else: a registry in two CSV files, that is only read. {@code personer.csv}
 * has a row for each mailbox of each person, and one for a person without mailboxes; {@code
 * virksomheter.csv} has a row for each role and each delegation.
 */
final class CsvRegistry implements Registry {

  private final Map<Virksomhetsidentifikator, Set<Rolle>> roller = new HashMap<>();
  private final Set<Delegering> delegeringer = new HashSet<>();
  private final Map<Personidentifikator, Person> persons = new HashMap<>();

  CsvRegistry(Path folder) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("virksomheter.csv"))) {
      rows.forEach(this::readVirksomhet);
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("personer.csv"))) {
      rows.forEach(this::readPerson);
    }
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller, Set<Personidentifikator> wanted, Optional<Virksomhetsidentifikator> provider) {
    Map<Personidentifikator, Person> found = new HashMap<>(persons);
    found.keySet().retainAll(wanted);
    return new RegistryExtract(
        new Tilgang(
            roller(caller.virksomhet()),
            caller
                .supplier()
                .map(supplier -> new Delegering(caller.virksomhet(), supplier))
                .map(delegeringer::contains)
                .orElse(true)),
        provider
            .map(this::roller)
            .map(all -> all.contains(Rolle.POSTKASSELEVERANDOER))
            .orElse(false),
        found);
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public <T> T update(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider,
      Function<RegistryExtract, Decision<T>> decision) {
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

  private Set<Rolle> roller(Virksomhetsidentifikator virksomhet) {
    return roller.getOrDefault(virksomhet, Set.of());
  }

  private static RegistryUnavailableException onlyRead() {
    return new RegistryUnavailableException("a registry in CSV files is only read");
  }

  private void readVirksomhet(NamedCsvRecord row) {
    Virksomhetsidentifikator virksomhet = new Virksomhetsidentifikator(row.getField("virksomhet"));
    text(row, "rolle")
        .map(Rolle::valueOf)
        .ifPresent(
            rolle ->
                roller.computeIfAbsent(virksomhet, none -> EnumSet.noneOf(Rolle.class)).add(rolle));
    text(row, "supplier")
        .map(Virksomhetsidentifikator::new)
        .ifPresent(supplier -> delegeringer.add(new Delegering(virksomhet, supplier)));
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
                    Reservasjon.valueOf(row.getField("reservasjon")),
                    new Kontaktinformasjon(
                        kontakt(row, "mobiltelefonnummer", Mobiltelefonnummer::new),
                        kontakt(row, "epostadresse", Epostadresse::registrert)),
                    kontakt(row, "spraak", Spraak::valueOf),
                    List.of()));
    text(row, "leverandoer")
        .ifPresent(provider -> persons.put(number, person.medPostkasse(postkasse(row, provider))));
  }

  private static Postkasse postkasse(NamedCsvRecord row, String provider) {
    return new Postkasse(
        new Virksomhetsidentifikator(provider),
        new Postkasseadresse(row.getField("adresse")),
        text(row, "sertifikat").map(Base64.getDecoder()::decode).map(X509Sertifikat::new),
        Postkassestatus.valueOf(row.getField("postkassestatus")));
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
