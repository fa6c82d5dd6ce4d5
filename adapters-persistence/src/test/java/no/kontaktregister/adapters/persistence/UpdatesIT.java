package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.adapters.persistence.Counting.citizen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.IntStream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.register.Decided;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates that share a transaction, because they arrived while others were committed. */
class UpdatesIT {

  private static final int CITIZENS = 10;
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final EnterpriseCaller ONE =
      EnterpriseCaller.itself(new Virksomhetsidentifikator("984661185"));
  private static final EnterpriseCaller ANOTHER =
      EnterpriseCaller.itself(new Virksomhetsidentifikator("922020175"));

  private String url;
  private Registry registry;

  @BeforeEach
  void open() throws SQLException {
    url = PostgreSql.newDatabase();
    registry = Opening.patiently(url);
    Counting.addCitizens(registry, CITIZENS);
  }

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void updatesThatWaitShareATransaction() throws Exception {
    List<FutureTask<String>> updates = new ArrayList<>();
    for (int i = 2; i < CITIZENS; i++) {
      updates.add(change(i % 2 == 0 ? ONE : ANOTHER, i, "together"));
    }

    together(updates);

    for (int i = 2; i < CITIZENS; i++) {
      assertThat(updates.get(i - 2).get()).isEqualTo("together");
      assertThat(address(i)).isEqualTo("together@example.com");
    }
    assertThat(registry.changesFrom(CITIZENS + 1).endringer())
        .extracting(endring -> endring.entry().person().personidentifikator())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, CITIZENS).mapToObj(Counting::citizen).toList());
    // The two that went before; and those that waited, for one of them or for either.
    assertThat(transactions()).isBetween(3, 4);
  }

  @Test
  void eachUpdateHasItsOwnOutcome() throws Exception {
    FutureTask<String> refused =
        update(
            ONE,
            citizen(2),
            extract -> {
              throw new IllegalStateException("refused");
            });
    FutureTask<String> anothers =
        update(ONE, citizen(3), extract -> Decided.change("", with("anothers", 4)));
    FutureTask<String> unchanged = update(ONE, citizen(4), extract -> Decided.leave("unchanged"));
    FutureTask<String> first = change(ONE, 5, "first");
    FutureTask<String> second =
        update(ONE, citizen(5), extract -> Decided.change(address(extract, 5), with("second", 5)));
    FutureTask<String> unknown = change(ONE, CITIZENS, "unknown");

    together(List.of(refused, anothers, unchanged, first, second, unknown));

    assertThatThrownBy(refused::get).hasRootCauseMessage("refused");
    assertThatThrownBy(anothers::get).hasRootCauseInstanceOf(IllegalArgumentException.class);
    assertThat(unchanged.get()).isEqualTo("unchanged");
    assertThat(first.get()).isEqualTo("first");
    assertThat(second.get()).isEqualTo("first@example.com");
    assertThat(unknown.get()).isEqualTo("unknown");
    assertThat(address(5)).isEqualTo("second@example.com");
    assertThat(address(CITIZENS)).isEqualTo("unknown@example.com");
    assertThat(registry.changesFrom(CITIZENS + 1).seneste()).isEqualTo(CITIZENS + 5);
  }

  @Test
  void anUpdateThatTheDatabaseRefusesFailsAlone() throws Exception {
    execute(
        """
        create function refuse() returns trigger language plpgsql as
          'begin raise exception using errcode = ''23514''; end';
        create trigger refuse before update on person for each row
          when (new.epostadresse = 'refused@example.com') execute function refuse();
        """);
    FutureTask<String> refused = change(ONE, 2, "refused");
    FutureTask<String> stored = change(ONE, 3, "stored");

    together(List.of(stored, refused));

    assertThatThrownBy(refused::get).hasCauseInstanceOf(RegistryUnavailableException.class);
    assertThat(stored.get()).isEqualTo("stored");
    assertThat(address(3)).isEqualTo("stored@example.com");
    assertThat(registry.changesFrom(CITIZENS + 1).seneste()).isEqualTo(CITIZENS + 3);
  }

  @Test
  void anUpdateOfACitizenWhoCannotBeReadFailsAlone() throws Exception {
    execute(
        "insert into postkasse (personidentifikator, leverandoer, adresse, status) values ('%s',"
                .formatted(citizen(2).value())
            + " 'nobody', 'address', 'SLETTET')");
    FutureTask<String> unreadable = change(ONE, 2, "unreadable");
    FutureTask<String> stored = change(ONE, 3, "stored");

    together(List.of(stored, unreadable));

    assertThatThrownBy(unreadable::get).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(stored.get()).isEqualTo("stored");
    assertThat(address(3)).isEqualTo("stored@example.com");
  }

  @Test
  void updatesOfOneTransactionShareContactInformation() throws Exception {
    change(ONE, 9, "shared").run();

    together(List.of(change(ONE, 2, "shared"), change(ONE, 3, "shared"), change(ONE, 4, "own")));

    assertThat(duplicated()).containsExactly(2, 3, 9);

    together(List.of(change(ONE, 2, "own"), change(ONE, 3, "third")));

    assertThat(duplicated()).containsExactly(2, 4);
  }

  @Test
  void updatesOfCitizensWhoAreLockedHoldUpNoOthers() throws Exception {
    List<Thread> waiting = new ArrayList<>();
    try (Connection another = DriverManager.getConnection(url);
        Statement statement = another.createStatement()) {
      another.setAutoCommit(false);
      statement.execute(
          "select * from person where personidentifikator in ('%s', '%s') for update"
              .formatted(citizen(2).value(), citizen(3).value()));
      waiting.add(started(change(ONE, 2, "later")));
      waiting.add(started(change(ONE, 3, "later")));
      await().until(() -> PostgreSql.waiting() == 2);

      change(ONE, 4, "meanwhile").run();

      assertThat(address(4)).isEqualTo("meanwhile@example.com");
      assertThat(address(2)).isEmpty();
      another.rollback();
    }
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(address(2)).isEqualTo("later@example.com");
    assertThat(address(3)).isEqualTo("later@example.com");
  }

  /**
   * Two updates wait for the row with the latest number, and those given for them. Ends when all
   * have ended.
   */
  private void together(List<FutureTask<String>> updates) throws Exception {
    List<Thread> threads = new ArrayList<>();
    try (Connection numbers = DriverManager.getConnection(url);
        Statement statement = numbers.createStatement()) {
      numbers.setAutoCommit(false);
      statement.execute("select * from endringsnummer for update");
      for (int i = 0; i < 2; i++) {
        threads.add(started(change(ONE, i, "before" + System.nanoTime())));
      }
      await().until(() -> PostgreSql.waiting() == 2);
      for (FutureTask<String> update : updates) {
        Thread thread = started(update);
        threads.add(thread);
        await().until(() -> thread.getState() == Thread.State.WAITING);
      }
      numbers.commit();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Thread started(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  private FutureTask<String> change(EnterpriseCaller caller, int citizen, String address) {
    return update(
        caller, citizen(citizen), extract -> Decided.change(address, with(address, citizen)));
  }

  private FutureTask<String> update(
      EnterpriseCaller caller,
      Personidentifikator citizen,
      Function<RegistryExtract, Decided<String>> rule) {
    return new FutureTask<>(() -> registry.update(caller, Optional.of(citizen), rule).outcome());
  }

  private String address(int citizen) {
    return address(registry.lookUp(ONE, Set.of(citizen(citizen)), Optional.empty()), citizen);
  }

  private static String address(RegistryExtract extract, int citizen) {
    return extract
        .person(citizen(citizen))
        .flatMap(person -> person.kontaktinformasjon().epostadresse())
        .map(known -> known.verdi().value())
        .orElse("");
  }

  private List<Integer> duplicated() {
    return IntStream.range(0, CITIZENS)
        .filter(
            i ->
                registry
                    .lookUp(ONE, Set.of(citizen(i)), Optional.empty())
                    .entry(citizen(i))
                    .orElseThrow()
                    .epostadresseDuplisert())
        .boxed()
        .toList();
  }

  /** How many transactions have changed citizens since they were added. */
  private int transactions() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select count(distinct xmin::text) from endring where endringsnummer > "
                    + CITIZENS)) {
      row.next();
      return row.getInt(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Person with(String address, int citizen) {
    return Person.registrert(citizen(citizen))
        .medEpostadresse(Epostadresse.registrert(address + "@example.com"), NOW);
  }
}
