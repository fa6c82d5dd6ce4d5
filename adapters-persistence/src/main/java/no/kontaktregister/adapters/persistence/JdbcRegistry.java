package no.kontaktregister.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Decision;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Endring;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Rolle;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Delegering;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The registry in a relational database. One statement for each question, whatever database. */
final class JdbcRegistry implements Registry {

  /**
   * One row for each mailbox of each person, and one row also when there is no mailbox, no person
   * or no provider. What is asked for may be null, and is then not found.
   */
  private static final String LOOK_UP =
      """
      select caller.organisasjonsnummer as caller_leverandoer,
             caller_body.organisasjonsnummer as caller_offentlig,
             delegering.virksomhet as delegering,
             approved.organisasjonsnummer as godkjent_leverandoer,
             %s
        from (values (1)) as one_row (n)
        left join postkasseleverandoer caller on caller.organisasjonsnummer = ?
        left join offentlig_virksomhet caller_body on caller_body.organisasjonsnummer = ?
        left join delegering on delegering.virksomhet = ? and delegering.supplier = ?
        left join postkasseleverandoer approved on approved.organisasjonsnummer = ?
        left join person on person.personidentifikator = any (?)
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
      """
          .formatted(PersonRows.SELECTED);

  /** One row at least, with the latest number, also when there is no change to read. */
  private static final String CHANGES =
      """
      select endringsnummer.seneste, stretch.endringsnummer,
             %s
        from endringsnummer
        left join (select endringsnummer, personidentifikator
                     from endring
                    where endringsnummer >= ?
                    order by endringsnummer
                    fetch first ? rows only) stretch on 1 = 1
        left join person on person.personidentifikator = stretch.personidentifikator
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
       order by stretch.endringsnummer
      """
          .formatted(PersonRows.SELECTED);

  private static final String LOCK_PERSON =
      "select 1 from person where personidentifikator = ? for update";

  private static final String LOCK_NUMBER = "select seneste from endringsnummer for update";

  private static final String TAKE_NUMBERS = "update endringsnummer set seneste = seneste + ?";

  private static final String INSERT_ENDRING =
      "insert into endring (endringsnummer, personidentifikator)"
          + " select seneste, ? from endringsnummer";

  private static final String ADD_POSTKASSELEVERANDOER =
      """
      insert into postkasseleverandoer (organisasjonsnummer)
      select ? where not exists
        (select 1 from postkasseleverandoer where organisasjonsnummer = ?)
      """;

  private static final String ADD_OFFENTLIG_VIRKSOMHET =
      """
      insert into offentlig_virksomhet (organisasjonsnummer)
      select ? where not exists
        (select 1 from offentlig_virksomhet where organisasjonsnummer = ?)
      """;

  private static final String ADD_DELEGERING =
      """
      insert into delegering (virksomhet, supplier)
      select ?, ? where not exists
        (select 1 from delegering where virksomhet = ? and supplier = ?)
      """;

  private static final String UNIQUE_VIOLATION = "23505";

  /** The standard's class of codes for transactions that may succeed when they are repeated. */
  private static final String ROLLED_BACK = "40";

  private static final int MOST_ATTEMPTS = 3;
  private static final int ROWS_AT_ONCE = 10_000;

  private final DataSource primary;
  private final DataSource replica;
  private final Dialect dialect;
  private final int timeoutSeconds;
  private final Runnable closing;

  /**
   * @param primary gives connections to a database whose schema is in order, see {@link Database}
   * @param replica the same, for what is only read
   * @param timeoutSeconds how long the database may take for one answer
   * @param closing what to do when the registry is closed
   */
  JdbcRegistry(
      DataSource primary,
      DataSource replica,
      Dialect dialect,
      int timeoutSeconds,
      Runnable closing) {
    this.primary = primary;
    this.replica = replica;
    this.dialect = dialect;
    this.timeoutSeconds = timeoutSeconds;
    this.closing = closing;
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> provider) {
    try (Connection connection = replica.getConnection()) {
      return lookUp(connection, caller, persons, provider);
    } catch (SQLException failure) {
      throw Failures.unavailable(failure);
    }
  }

  @Override
  public boolean isAvailable() {
    try (Connection connection = primary.getConnection()) {
      return connection.isValid(timeoutSeconds);
    } catch (SQLException failure) {
      return false;
    }
  }

  @Override
  public <T> T update(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider,
      Function<RegistryExtract, Decision<T>> decision) {
    return inTransaction(
        MOST_ATTEMPTS,
        connection -> {
          if (person.isPresent()) {
            lock(connection, person.get());
          }
          RegistryExtract before =
              lookUp(connection, caller, person.map(Set::of).orElseGet(Set::of), provider);
          Decision<T> decided = decision.apply(before);
          if (decided.changed().isPresent()) {
            store(connection, before, decided.changed().get());
          }
          return decided.outcome();
        });
  }

  @Override
  public Endringer changesFrom(long fra) {
    try (Connection connection = replica.getConnection();
        PreparedStatement statement = prepare(connection, CHANGES)) {
      statement.setLong(1, fra);
      statement.setInt(2, MOST_CHANGES);
      try (ResultSet rows = statement.executeQuery()) {
        long seneste = 0;
        PersonRows persons = new PersonRows();
        Map<Long, Personidentifikator> changed = new LinkedHashMap<>();
        while (rows.next()) {
          seneste = rows.getLong("seneste");
          persons.read(rows);
          long number = rows.getLong("endringsnummer");
          if (!rows.wasNull()) {
            changed.put(number, new Personidentifikator(rows.getString("personidentifikator")));
          }
        }
        List<Endring> endringer = new ArrayList<>();
        changed.forEach(
            (number, person) -> endringer.add(new Endring(number, persons.persons().get(person))));
        return new Endringer(seneste, endringer);
      }
    } catch (SQLException failure) {
      throw Failures.unavailable(failure);
    }
  }

  @Override
  public void register(Virksomheter virksomheter) {
    inTransaction(
        MOST_ATTEMPTS,
        connection -> {
          // Two nodes that register the same at once would both find it missing.
          lockNumber(connection);
          for (Virksomhetsidentifikator provider : virksomheter.postkasseleverandoerer()) {
            addMissing(connection, ADD_POSTKASSELEVERANDOER, provider);
          }
          for (Virksomhetsidentifikator body : virksomheter.offentlige()) {
            addMissing(connection, ADD_OFFENTLIG_VIRKSOMHET, body);
          }
          for (Delegering delegering : virksomheter.delegeringer()) {
            addMissing(connection, ADD_DELEGERING, delegering.virksomhet(), delegering.supplier());
          }
          return null;
        });
  }

  @Override
  public void add(Iterator<Person> persons) {
    // Once: what an iterator has given is gone.
    inTransaction(
        1,
        connection -> {
          long next = lockNumber(connection) + 1;
          long added = 0;
          while (persons.hasNext()) {
            List<Person> some = new ArrayList<>();
            while (persons.hasNext() && some.size() < ROWS_AT_ONCE) {
              some.add(persons.next());
            }
            dialect.add(connection, some, next + added);
            added += some.size();
          }
          takeNumbers(connection, added);
          return null;
        });
  }

  @Override
  public void close() {
    closing.run();
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T inTransaction(int attempts, Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = primary.getConnection()) {
        return inTransaction(connection, work);
      } catch (SQLException failure) {
        String code = String.valueOf(failure.getSQLState());
        if (code.equals(UNIQUE_VIOLATION)) {
          throw new IllegalArgumentException("the registry knows one of the citizens already");
        }
        if (!code.startsWith(ROLLED_BACK) || attempt == attempts) {
          throw Failures.unavailable(failure);
        }
      }
    }
  }

  private static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      T result = work.in(connection);
      connection.commit();
      connection.setAutoCommit(true);
      return result;
    } catch (SQLException | RuntimeException failure) {
      undo(connection);
      throw failure;
    }
  }

  private static void undo(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException broken) {
      // The database undoes what a connection leaves behind, and the failure that led here says
      // more.
    }
  }

  private RegistryExtract lookUp(
      Connection connection,
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> provider)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOOK_UP)) {
      statement.setString(1, caller.virksomhet().value());
      statement.setString(2, caller.virksomhet().value());
      statement.setString(3, caller.virksomhet().value());
      statement.setString(4, caller.supplier().map(Virksomhetsidentifikator::value).orElse(null));
      statement.setString(5, provider.map(Virksomhetsidentifikator::value).orElse(null));
      statement.setArray(
          6,
          connection.createArrayOf(
              "varchar", persons.stream().map(Personidentifikator::value).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        Tilgang tilgang =
            new Tilgang(
                readRoller(rows),
                caller.supplier().isEmpty() || rows.getString("delegering") != null);
        boolean providerApproved = rows.getString("godkjent_leverandoer") != null;
        PersonRows found = new PersonRows();
        do {
          found.read(rows);
        } while (rows.next());
        return new RegistryExtract(tilgang, providerApproved, found.persons());
      }
    }
  }

  private static Set<Rolle> readRoller(ResultSet row) throws SQLException {
    Set<Rolle> roller = EnumSet.noneOf(Rolle.class);
    if (row.getString("caller_leverandoer") != null) {
      roller.add(Rolle.POSTKASSELEVERANDOER);
    }
    if (row.getString("caller_offentlig") != null) {
      roller.add(Rolle.OFFENTLIG_VIRKSOMHET);
    }
    return roller;
  }

  /** Makes other updates of the same citizen wait until this one is done. */
  private void lock(Connection connection, Personidentifikator person) throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOCK_PERSON)) {
      statement.setString(1, person.value());
      statement.executeQuery().close();
    }
  }

  private void store(Connection connection, RegistryExtract before, Person changed)
      throws SQLException {
    if (before.person(changed.personidentifikator()).isEmpty()) {
      throw new IllegalArgumentException("the decision changes another citizen");
    }
    PersonRows.update(connection, changed);
    // Last, because from here to the end of the commit all other changes wait.
    takeNumbers(connection, 1);
    try (PreparedStatement statement = prepare(connection, INSERT_ENDRING)) {
      statement.setString(1, changed.personidentifikator().value());
      statement.executeUpdate();
    }
  }

  private long lockNumber(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOCK_NUMBER);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private void takeNumbers(Connection connection, long count) throws SQLException {
    try (PreparedStatement statement = prepare(connection, TAKE_NUMBERS)) {
      statement.setLong(1, count);
      statement.executeUpdate();
    }
  }

  private void addMissing(
      Connection connection, String sql, Virksomhetsidentifikator... virksomheter)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql)) {
      int parameters = 2 * virksomheter.length;
      for (int i = 0; i < parameters; i++) {
        statement.setString(i + 1, virksomheter[i % virksomheter.length].value());
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
