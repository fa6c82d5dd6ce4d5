package no.kontaktregister.adapters.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * Updates of citizens. The commits of changes follow each other, because of their numbers, and each
 * waits for the disk. Updates that arrive in the meantime therefore share the next transaction.
 */
final class Updates {

  private static final String FIND_PERSON = "select 1 from person where personidentifikator = ?";

  private static final String LOCK_PERSON = FIND_PERSON + " for update";

  private static final String LOCK_FREE =
      """
      select personidentifikator from person
       where personidentifikator = any (?)
         for update skip locked
      """;

  /** The last of the numbers that have been taken is the latest. */
  private static final String INSERT_ENDRING =
      "insert into endring (endringsnummer, personidentifikator)"
          + " select seneste - ?, ? from endringsnummer";

  /** One reads and decides while the other is committed. */
  private static final int TRANSACTIONS_AT_ONCE = 2;

  /** If one of them prevents the transaction, no more than these are tried again. */
  private static final int MOST_IN_ONE = 100;

  private final Gathering<Update<?>> gathering =
      new Gathering<>(TRANSACTIONS_AT_ONCE, MOST_IN_ONE, this::together);

  private final Transactions transactions;
  private final ChangeNumbers numbers;
  private final LookUp lookUp;
  private final int timeoutSeconds;

  /** What a rule needs to know. An enterprise is also looked up as the mailbox provider. */
  interface LookUp {
    RegistryExtract in(Connection connection, Caller caller, Set<Personidentifikator> persons)
        throws SQLException;
  }

  Updates(Transactions transactions, ChangeNumbers numbers, LookUp lookUp, int timeoutSeconds) {
    this.transactions = transactions;
    this.numbers = numbers;
    this.lookUp = lookUp;
    this.timeoutSeconds = timeoutSeconds;
  }

  /** Returns when the update is done. */
  void execute(Update<?> update) {
    if (update.person().isPresent()) {
      gathering.add(update);
    }
    if (!update.isDone()) {
      alone(update);
    }
  }

  private void together(List<Update<?>> updates) {
    try {
      transactions
          .together(connection -> together(connection, updates))
          .ifPresent(stored -> stored.forEach(Update::done));
    } catch (RegistryUnavailableException unavailable) {
      updates.forEach(update -> update.fail(unavailable));
    }
  }

  /**
   * Leaves out what would wait for others: a citizen who is locked or unknown, and the second
   * update of one.
   */
  private List<Update<?>> together(Connection connection, List<Update<?>> updates)
      throws SQLException {
    Map<Personidentifikator, Update<?>> first = new LinkedHashMap<>();
    for (Update<?> update : updates) {
      update.person().ifPresent(person -> first.putIfAbsent(person, update));
    }
    first.keySet().retainAll(lockFree(connection, first.keySet()));
    Map<Optional<EnterpriseCaller>, List<Update<?>>> byEnterprise =
        first.values().stream()
            .collect(groupingBy(update -> JdbcRegistry.enterprise(update.caller())));
    List<Endring> endringer = new ArrayList<>();
    for (List<Update<?>> some : byEnterprise.values()) {
      Set<Personidentifikator> persons =
          some.stream().flatMap(update -> update.person().stream()).collect(toSet());
      RegistryExtract found = lookUp.in(connection, some.get(0).caller(), persons);
      for (Update<?> update : some) {
        update.decide(about(update.person().orElseThrow(), found)).ifPresent(endringer::add);
      }
    }
    if (!endringer.isEmpty()) {
      change(connection, endringer);
    }
    return List.copyOf(first.values());
  }

  private static RegistryExtract about(Personidentifikator person, RegistryExtract found) {
    return new RegistryExtract(
        found.tjenester(),
        found.leverandoerGodkjent(),
        found.entry(person).map(entry -> Map.of(person, entry)).orElseGet(Map::of));
  }

  private void alone(Update<?> update) {
    transactions.repeatable(
        connection -> {
          Optional<Endring> endring = update.decide(lookUpAndLock(connection, update));
          if (endring.isPresent()) {
            store(connection, endring.get());
          }
          return null;
        });
    update.done();
  }

  private RegistryExtract lookUpAndLock(Connection connection, Update<?> update)
      throws SQLException {
    boolean locked =
        update.person().isPresent() && isFound(connection, LOCK_PERSON, update.person().get());
    RegistryExtract found =
        lookUp.in(connection, update.caller(), update.person().map(Set::of).orElseGet(Set::of));
    // Another transaction may have added the citizen since. That row is not locked yet.
    return locked || found.entries().isEmpty() ? found : lookUpAndLock(connection, update);
  }

  private void store(Connection connection, Endring endring) throws SQLException {
    if (endring.before().isPresent()) {
      change(connection, List.of(endring));
    } else {
      add(connection, endring);
    }
  }

  private void add(Connection connection, Endring endring) throws SQLException {
    // Taken before the citizen is added. A bulk load holds this row and would otherwise wait for
    // us.
    numbers.take(connection, 1);
    if (isFound(connection, FIND_PERSON, endring.after().personidentifikator())) {
      // An insert would wait for whoever changes that citizen now, and they wait for this lock.
      throw Transactions.repeat("another node added the citizen");
    }
    PersonRows.insert(connection, List.of(endring.after()), numbers.latest(connection));
    DuplisertRows.update(connection, List.of(endring));
  }

  /** Stores changes of different citizens, who are locked. */
  private void change(Connection connection, List<Endring> endringer) throws SQLException {
    PersonRows.update(connection, endringer.stream().map(Endring::after).toList());
    // As late as possible, because all other changes wait from here until the commit.
    numbers.take(connection, endringer.size());
    try (PreparedStatement statement = prepare(connection, INSERT_ENDRING)) {
      int later = endringer.size();
      for (Endring endring : endringer) {
        statement.setLong(1, --later);
        statement.setString(2, endring.after().personidentifikator().value());
        statement.addBatch();
      }
      statement.executeBatch();
    }
    DuplisertRows.update(connection, endringer);
  }

  /** Locks those of the citizens who are known and whom nobody else has locked. */
  private Set<Personidentifikator> lockFree(Connection connection, Set<Personidentifikator> persons)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, LOCK_FREE)) {
      statement.setArray(1, PersonRows.numbers(connection, persons));
      try (ResultSet rows = statement.executeQuery()) {
        Set<Personidentifikator> locked = new HashSet<>();
        while (rows.next()) {
          locked.add(new Personidentifikator(rows.getString(1)));
        }
        return locked;
      }
    }
  }

  private boolean isFound(Connection connection, String sql, Personidentifikator person)
      throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql)) {
      statement.setString(1, person.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(timeoutSeconds);
    return statement;
  }
}
