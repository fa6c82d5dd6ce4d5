package no.kontaktregister.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The registry in a relational database. Each question is one statement, the same for all
 * databases.
 */
final class JdbcRegistry implements Registry {

  /**
   * Three kinds of rows: the citizens, the services that the caller has been granted, and the
   * providers that are needed. A parameter that is null finds nothing.
   */
  private static final String LOOK_UP =
      """
      with found as (
        select %s
          from %s
         where person.personidentifikator = any (?)
      )
      select cast(null as varchar(20)) as tjeneste, found.* from found
      union all
      select tilgang.tjeneste, %s
        from tilgang
       where tilgang.signer = ? and tilgang.virksomhet = ?
      union all
      select null, %s
        from postkasseleverandoer
       where postkasseleverandoer.organisasjonsnummer = ?
      union all
      select null, %s
      """
          .formatted(
              PersonRows.SELECTED,
              PersonRows.TABLES,
              PersonRows.NOBODY,
              PersonRows.LEVERANDOER,
              PersonRows.LEVERANDOERENES_SERTIFIKATER);

  /**
   * Three kinds of rows: the citizens, with the number of a change; the latest number; and the
   * providers that are needed.
   */
  private static final String CHANGES =
      """
      with found as (
        select stretch.endringsnummer, %s
          from (select endringsnummer, personidentifikator as changed
                  from endring
                 where endringsnummer >= ?
                 order by endringsnummer
                 fetch first %s rows only) stretch
          join %s
            on person.personidentifikator = stretch.changed
      )
      select cast(null as bigint) as seneste, found.* from found
      union all
      select endringsnummer.seneste, null, %s
        from endringsnummer
      union all
      select null, null, %s
      """
          .formatted(
              PersonRows.SELECTED,
              // Not a parameter: a planner that does not know the number reads all citizens.
              MOST_CHANGES,
              "(" + PersonRows.TABLES + ")",
              PersonRows.NOBODY,
              PersonRows.LEVERANDOERENES_SERTIFIKATER);

  private static final String UPDATE_POSTKASSELEVERANDOER =
      "update postkasseleverandoer set navn = ?, sertifikat = ? where organisasjonsnummer = ?";

  private static final String ADD_POSTKASSELEVERANDOER =
      "insert into postkasseleverandoer (navn, sertifikat, organisasjonsnummer) values (?, ?, ?)";

  private static final String ADD_TILGANG =
      """
      insert into tilgang (signer, virksomhet, tjeneste)
      select ?, ?, ? where not exists
        (select 1 from tilgang where signer = ? and virksomhet = ? and tjeneste = ?)
      """;

  private static final int ROWS_AT_ONCE = 10_000;

  private final Replica replica;
  private final ChangeNumbers numbers;
  private final Transactions transactions;
  private final Updates updates;
  private final Dialect dialect;
  private final int timeoutSeconds;
  private final Runnable closing;

  /**
   * @param primary connects to a database with an up-to-date schema, see {@link Database}
   * @param replica the same, for reading; empty when there is none
   * @param mostBehind the age of the oldest state that may be read from the replica
   * @param timeoutSeconds the time-out of each statement
   * @param closing runs when the registry is closed
   */
  JdbcRegistry(
      DataSource primary,
      Optional<DataSource> replica,
      Duration mostBehind,
      Dialect dialect,
      int timeoutSeconds,
      Runnable closing) {
    this.numbers = new ChangeNumbers(dialect, timeoutSeconds);
    this.replica = new Replica(primary, replica, numbers, mostBehind);
    this.transactions = new Transactions(primary);
    this.updates = new Updates(transactions, numbers, this::lookUpForRule, timeoutSeconds);
    this.dialect = dialect;
    this.timeoutSeconds = timeoutSeconds;
    this.closing = closing;
  }

  /** Logs it if changes may have been lost. */
  void reportLosses() throws SQLException {
    replica.askPrimary(
        connection -> {
          numbers.report(connection);
          return null;
        });
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer) {
    Replica.Question<RegistryExtract> question =
        connection -> lookUp(connection, caller, persons, leverandoer);
    try {
      // Citizens and mailbox providers see what they have just changed.
      return caller instanceof CitizenCaller || leverandoer.isPresent()
          ? replica.askPrimary(question)
          : replica.ask(question);
    } catch (SQLException failure) {
      throw Failures.unavailable(failure);
    }
  }

  @Override
  public boolean isAvailable() {
    try {
      return replica.ask(numbers::latest) >= 0;
    } catch (SQLException failure) {
      return false;
    }
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    Update<E> update = new Update<>(caller, person, rule);
    updates.execute(update);
    return update.outcome();
  }

  @Override
  public Endringer changesFrom(long fra) {
    Replica.Question<Endringer> question = connection -> changesFrom(connection, fra);
    try {
      Endringer found = replica.ask(question);
      // A reader that has seen more than the replica has would be sent back.
      return fra - 1 > found.seneste() ? replica.askPrimary(question) : found;
    } catch (SQLException failure) {
      throw Failures.unavailable(failure);
    }
  }

  @Override
  public void register(Virksomheter virksomheter) {
    transactions.repeatable(
        connection -> {
          // Without the lock, two nodes that register the same would both find it missing.
          numbers.lock(connection);
          for (Postkasseleverandoer leverandoer : virksomheter.postkasseleverandoerer()) {
            if (set(connection, UPDATE_POSTKASSELEVERANDOER, leverandoer) == 0) {
              set(connection, ADD_POSTKASSELEVERANDOER, leverandoer);
            }
          }
          for (Tilgang tilgang : virksomheter.tilganger()) {
            addMissing(connection, tilgang);
          }
          return null;
        });
  }

  @Override
  public void add(Iterator<Person> persons) {
    // One attempt, because an iterator cannot be read again.
    transactions.once(
        connection -> {
          long added = 0;
          long counted = ROWS_AT_ONCE;
          while (persons.hasNext()) {
            List<Person> some = new ArrayList<>();
            while (persons.hasNext() && some.size() < ROWS_AT_ONCE) {
              some.add(persons.next());
            }
            numbers.take(connection, some.size());
            dialect.add(connection, some, numbers.latest(connection) - some.size() + 1);
            DuplisertRows.add(connection, some);
            added += some.size();
            // Whenever as many again have come, so that a large addition is counted a few times.
            if (added >= 2 * counted) {
              dialect.countRows(connection);
              counted = added;
            }
          }
          return null;
        });
  }

  /** How far the replica is behind, if there is one. */
  List<Measurement> measurements() {
    return replica.measurements();
  }

  @Override
  public void close() {
    replica.close();
    closing.run();
  }

  private Endringer changesFrom(Connection connection, long fra) throws SQLException {
    try (PreparedStatement statement = prepare(connection, CHANGES)) {
      statement.setLong(1, fra);
      try (ResultSet rows = statement.executeQuery()) {
        long seneste = 0;
        PersonRows found = new PersonRows();
        SortedMap<Long, Personidentifikator> changed = new TreeMap<>();
        while (rows.next()) {
          found.read(rows);
          long number = rows.getLong("endringsnummer");
          if (!rows.wasNull()) {
            changed.put(number, new Personidentifikator(rows.getString("personidentifikator")));
          }
          // Null, which reads as 0, in all rows but one.
          seneste = Math.max(seneste, rows.getLong("seneste"));
        }
        Map<Personidentifikator, RegistryEntry> entries = found.entries();
        List<Nummerert> endringer = new ArrayList<>();
        changed.forEach(
            (number, person) -> endringer.add(new Nummerert(number, entries.get(person))));
        return new Endringer(seneste, endringer);
      }
    }
  }

  private RegistryExtract lookUp(
      Connection connection,
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer)
      throws SQLException {
    Optional<EnterpriseCaller> enterprise = enterprise(caller);
    try (PreparedStatement statement = prepare(connection, LOOK_UP)) {
      statement.setArray(1, PersonRows.numbers(connection, persons));
      set(statement, 2, enterprise.map(EnterpriseCaller::signer));
      set(statement, 3, enterprise.map(EnterpriseCaller::virksomhet));
      set(statement, 4, leverandoer);
      try (ResultSet rows = statement.executeQuery()) {
        Set<Tjeneste> tjenester = EnumSet.noneOf(Tjeneste.class);
        PersonRows found = new PersonRows();
        while (rows.next()) {
          found.read(rows);
          String tjeneste = rows.getString("tjeneste");
          if (tjeneste != null) {
            tjenester.add(Tjeneste.valueOf(tjeneste));
          }
        }
        return new RegistryExtract(
            tjenester, leverandoer.filter(found::isGodkjent).isPresent(), found.entries());
      }
    }
  }

  private RegistryExtract lookUpForRule(
      Connection connection, Caller caller, Set<Personidentifikator> persons) throws SQLException {
    return lookUp(
        connection, caller, persons, enterprise(caller).map(EnterpriseCaller::virksomhet));
  }

  /** The enterprise that asks; empty when a citizen does. */
  static Optional<EnterpriseCaller> enterprise(Caller caller) {
    return caller instanceof EnterpriseCaller enterprise
        ? Optional.of(enterprise)
        : Optional.empty();
  }

  private static void set(
      PreparedStatement statement, int index, Optional<Virksomhetsidentifikator> virksomhet)
      throws SQLException {
    statement.setString(index, virksomhet.map(Virksomhetsidentifikator::value).orElse(null));
  }

  private int set(Connection connection, String sql, Postkasseleverandoer leverandoer)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql)) {
      statement.setString(1, leverandoer.navn());
      statement.setBytes(2, leverandoer.sertifikat().map(X509Sertifikat::der).orElse(null));
      statement.setString(3, leverandoer.virksomhetsidentifikator().value());
      return statement.executeUpdate();
    }
  }

  private void addMissing(Connection connection, Tilgang tilgang) throws SQLException {
    try (PreparedStatement statement = prepare(connection, ADD_TILGANG)) {
      for (int first : new int[] {1, 4}) {
        statement.setString(first, tilgang.signer().value());
        statement.setString(first + 1, tilgang.virksomhet().value());
        statement.setString(first + 2, tilgang.tjeneste().name());
      }
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(timeoutSeconds);
    return statement;
  }
}
