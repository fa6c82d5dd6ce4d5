package no.kontaktregister.adapters.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * A citizen as rows: one in the table person, and one in postkasse for each mailbox. A query's
 * result also has rows about providers, which have no personidentifikator.
 */
final class PersonRows {

  static final String PERSON_COLUMNS =
      """
      personidentifikator, status, reservasjon, reservasjon_oppdatert,
      mobiltelefonnummer, mobiltelefonnummer_oppdatert, mobiltelefonnummer_verifisert,
      epostadresse, epostadresse_oppdatert, epostadresse_verifisert,
      spraak, spraak_oppdatert, spraak_verifisert""";

  static final String POSTKASSE_COLUMNS =
      "personidentifikator, leverandoer, adresse, sertifikat, status";

  /** The columns of a citizen that {@link #read} needs, from {@link #TABLES}. */
  static final String SELECTED =
      """
      person.personidentifikator, person.status as person_status,
      person.reservasjon, person.reservasjon_oppdatert,
      person.mobiltelefonnummer, person.mobiltelefonnummer_oppdatert,
      person.mobiltelefonnummer_verifisert,
      person.epostadresse, person.epostadresse_oppdatert, person.epostadresse_verifisert,
      person.spraak, person.spraak_oppdatert, person.spraak_verifisert,
      duplisert.epostadresse as epostadresse_duplisert,
      duplisert.mobiltelefonnummer as mobiltelefonnummer_duplisert,
      postkasse.leverandoer, postkasse.adresse, postkasse.status as postkasse_status,
      postkasse.sertifikat""";

  /** The tables of a citizen: one row for each mailbox, or one row without a mailbox. */
  static final String TABLES =
      """
      person
        left join duplisert on duplisert.personidentifikator = person.personidentifikator
        left join postkasse on postkasse.personidentifikator = person.personidentifikator""";

  /** The columns of {@link #SELECTED} in a row that is about neither citizen nor provider. */
  static final String NOBODY = "null" + ", null".repeat(18);

  /** The columns of {@link #SELECTED} in a row about an approved provider. */
  static final String LEVERANDOER =
      "null, ".repeat(15) + "postkasseleverandoer.organisasjonsnummer, null, null, null";

  /** The providers whose certificate a mailbox in {@code found} needs, each once. */
  static final String LEVERANDOERENES_SERTIFIKATER =
      "null, ".repeat(15)
          + """
      postkasseleverandoer.organisasjonsnummer, null, null, postkasseleverandoer.sertifikat
        from postkasseleverandoer
       where postkasseleverandoer.sertifikat is not null
         and postkasseleverandoer.organisasjonsnummer in
               (select found.leverandoer from found
                 where found.postkasse_status = 'AKTIV' and found.sertifikat is null)
      """;

  private static final String INSERT_PERSON =
      "insert into person (" + PERSON_COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String UPDATE_PERSON =
      """
      update person
         set status = ?, reservasjon = ?, reservasjon_oppdatert = ?,
             mobiltelefonnummer = ?, mobiltelefonnummer_oppdatert = ?,
             mobiltelefonnummer_verifisert = ?,
             epostadresse = ?, epostadresse_oppdatert = ?, epostadresse_verifisert = ?,
             spraak = ?, spraak_oppdatert = ?, spraak_verifisert = ?
       where personidentifikator = ?
      """;

  private static final String INSERT_POSTKASSE =
      "insert into postkasse (" + POSTKASSE_COLUMNS + ") values (?, ?, ?, ?, ?)";

  private static final String DELETE_POSTKASSER =
      "delete from postkasse where personidentifikator = any (?)";

  private static final String INSERT_ENDRING =
      "insert into endring (endringsnummer, personidentifikator) values (?, ?)";

  private final Map<Personidentifikator, RegistryEntry> entries = new HashMap<>();
  private final Map<Virksomhetsidentifikator, Optional<X509Sertifikat>> leverandoerer =
      new HashMap<>();

  /** Reads the current row. The rows may come in any order. */
  void read(ResultSet row) throws SQLException {
    String number = row.getString("personidentifikator");
    if (number == null) {
      readLeverandoer(row);
      return;
    }
    Personidentifikator personidentifikator = new Personidentifikator(number);
    RegistryEntry entry = entries.get(personidentifikator);
    if (entry == null) {
      entry =
          new RegistryEntry(
              readPerson(personidentifikator, row),
              Optional.empty(),
              row.getBoolean("epostadresse_duplisert"),
              row.getBoolean("mobiltelefonnummer_duplisert"));
    }
    Optional<Postkasse> postkasse = readPostkasse(row);
    entries.put(
        personidentifikator,
        postkasse.isPresent()
            ? with(entry, entry.person().medPostkasse(postkasse.get()), Optional.empty())
            : entry);
  }

  /**
   * The citizens, with the certificates of their mailboxes' providers. Call this after the last
   * row.
   */
  Map<Personidentifikator, RegistryEntry> entries() {
    entries.replaceAll(
        (number, entry) ->
            entry
                .person()
                .aktivPostkasse()
                .filter(postkasse -> postkasse.sertifikat().isEmpty())
                .flatMap(
                    postkasse ->
                        leverandoerer.getOrDefault(postkasse.leverandoer(), Optional.empty()))
                .map(sertifikat -> with(entry, entry.person(), Optional.of(sertifikat)))
                .orElse(entry));
    return entries;
  }

  /** Whether there was a row about an approved provider. */
  boolean isGodkjent(Virksomhetsidentifikator leverandoer) {
    return leverandoerer.containsKey(leverandoer);
  }

  /** Personidentifikatorer as the parameter of a statement. */
  static Array numbers(Connection connection, Collection<Personidentifikator> persons)
      throws SQLException {
    return connection.createArrayOf(
        "varchar", persons.stream().map(Personidentifikator::value).toArray());
  }

  /** Replaces the citizens with the same numbers. */
  static void update(Connection connection, List<Person> persons) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(UPDATE_PERSON);
        PreparedStatement delete = connection.prepareStatement(DELETE_POSTKASSER);
        PreparedStatement insert = connection.prepareStatement(INSERT_POSTKASSE)) {
      for (Person person : persons) {
        int next = setPerson(update, 1, person);
        update.setString(next, person.personidentifikator().value());
        update.addBatch();
        addPostkasser(insert, person);
      }
      update.executeBatch();
      delete.setArray(
          1, numbers(connection, persons.stream().map(Person::personidentifikator).toList()));
      delete.executeUpdate();
      insert.executeBatch();
    }
  }

  /** Adds citizens, and a change for each, numbered from the given number on. */
  static void insert(Connection connection, List<Person> persons, long firstNumber)
      throws SQLException {
    try (PreparedStatement insertPerson = connection.prepareStatement(INSERT_PERSON);
        PreparedStatement insertPostkasse = connection.prepareStatement(INSERT_POSTKASSE);
        PreparedStatement insertEndring = connection.prepareStatement(INSERT_ENDRING)) {
      long number = firstNumber;
      for (Person person : persons) {
        insertPerson.setString(1, person.personidentifikator().value());
        setPerson(insertPerson, 2, person);
        insertPerson.addBatch();
        addPostkasser(insertPostkasse, person);
        insertEndring.setLong(1, number++);
        insertEndring.setString(2, person.personidentifikator().value());
        insertEndring.addBatch();
      }
      insertPerson.executeBatch();
      insertPostkasse.executeBatch();
      insertEndring.executeBatch();
    }
  }

  private void readLeverandoer(ResultSet row) throws SQLException {
    String leverandoer = row.getString("leverandoer");
    if (leverandoer != null) {
      leverandoerer.merge(
          new Virksomhetsidentifikator(leverandoer),
          readSertifikat(row),
          (one, other) -> one.isPresent() ? one : other);
    }
  }

  private static RegistryEntry with(
      RegistryEntry entry, Person person, Optional<X509Sertifikat> leverandoersSertifikat) {
    return new RegistryEntry(
        person,
        leverandoersSertifikat,
        entry.epostadresseDuplisert(),
        entry.mobiltelefonnummerDuplisert());
  }

  private static int setPerson(PreparedStatement statement, int first, Person person)
      throws SQLException {
    int next = first;
    statement.setString(next++, person.status().name());
    statement.setString(next++, person.reservasjon().status().name());
    setTime(statement, next++, person.reservasjon().oppdatert());
    Kontaktinformasjon kontakt = person.kontaktinformasjon();
    next = set(statement, next, kontakt.mobiltelefonnummer(), Mobiltelefonnummer::value);
    next = set(statement, next, kontakt.epostadresse(), Epostadresse::value);
    return set(statement, next, person.spraak(), Spraak::name);
  }

  private static <T> int set(
      PreparedStatement statement,
      int first,
      Optional<Kontaktopplysning<T>> known,
      Function<T, String> text)
      throws SQLException {
    statement.setString(first, known.map(Kontaktopplysning::verdi).map(text).orElse(null));
    setTime(statement, first + 1, known.flatMap(Kontaktopplysning::sistOppdatert));
    setTime(statement, first + 2, known.flatMap(Kontaktopplysning::sistVerifisert));
    return first + 3;
  }

  private static void setTime(PreparedStatement statement, int index, Optional<Instant> time)
      throws SQLException {
    statement.setObject(
        index,
        time.map(known -> known.atOffset(ZoneOffset.UTC)).orElse(null),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }

  private static void addPostkasser(PreparedStatement statement, Person person)
      throws SQLException {
    for (Postkasse postkasse : person.postkasser()) {
      statement.setString(1, person.personidentifikator().value());
      statement.setString(2, postkasse.leverandoer().value());
      statement.setString(3, postkasse.adresse().value());
      statement.setBytes(4, postkasse.sertifikat().map(X509Sertifikat::der).orElse(null));
      statement.setString(5, postkasse.status().name());
      statement.addBatch();
    }
  }

  private static Person readPerson(Personidentifikator number, ResultSet row) throws SQLException {
    return new Person(
        number,
        Personstatus.valueOf(row.getString("person_status")),
        new Reservasjon(
            Reservasjon.Status.valueOf(row.getString("reservasjon")),
            readTime(row, "reservasjon_oppdatert")),
        new Kontaktinformasjon(
            readKontakt(row, "mobiltelefonnummer", Mobiltelefonnummer::new),
            readKontakt(row, "epostadresse", Epostadresse::registrert)),
        readKontakt(row, "spraak", Spraak::valueOf),
        List.of());
  }

  private static <T> Optional<Kontaktopplysning<T>> readKontakt(
      ResultSet row, String column, Function<String, T> parse) throws SQLException {
    String text = row.getString(column);
    return text == null
        ? Optional.empty()
        : Optional.of(
            new Kontaktopplysning<>(
                parse.apply(text),
                readTime(row, column + "_oppdatert"),
                readTime(row, column + "_verifisert")));
  }

  private static Optional<Instant> readTime(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static Optional<Postkasse> readPostkasse(ResultSet row) throws SQLException {
    String leverandoer = row.getString("leverandoer");
    return leverandoer == null
        ? Optional.empty()
        : Optional.of(
            new Postkasse(
                new Virksomhetsidentifikator(leverandoer),
                new Postkasseadresse(row.getString("adresse")),
                readSertifikat(row),
                Postkassestatus.valueOf(row.getString("postkasse_status"))));
  }

  private static Optional<X509Sertifikat> readSertifikat(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getBytes("sertifikat")).map(X509Sertifikat::new);
  }
}
