package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.adapters.persistence.Opening.open;
import static no.kontaktregister.adapters.persistence.Opening.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.register.Decided;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The tests that only PostgreSQL needs, beyond what every registry must do. */
class PostgreSqlDatabaseIT {

  private static final EnterpriseCaller CALLER =
      EnterpriseCaller.itself(new Virksomhetsidentifikator("984661185"));

  /** An hour that occurred twice in Oslo. */
  private static final Person OLA =
      new Person(
          new Personidentifikator("20914695016"),
          Personstatus.AKTIV,
          Reservasjon.INGEN,
          new Kontaktinformasjon(
              Optional.empty(),
              Optional.of(
                  new Kontaktopplysning<>(
                      Epostadresse.registrert("ola@example.com"),
                      Optional.of(Instant.parse("2026-10-25T00:30:00.123Z")),
                      Optional.of(Instant.parse("2026-10-25T01:30:00.123Z"))))),
          Optional.empty(),
          List.of());

  @Test
  void severalNodesCanStartAtOnce() throws Exception {
    String url = PostgreSql.newDatabase();
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    Callable<Registry> start = () -> open(Map.of("url", url));
    for (Future<Registry> node : nodes.invokeAll(List.of(start, start, start, start))) {
      assertThat(node.get().isAvailable()).isTrue();
      node.get().close();
    }
    nodes.shutdown();
  }

  @Test
  void aFirstChangeDoesNotWaitForAChangeOfTheCitizenWhomAnotherNodeAdded() throws Exception {
    String url = PostgreSql.newDatabase();
    // So that only the statement's time-out ends a deadlock.
    PostgreSql.execute("alter database " + name(url) + " set deadlock_timeout = '10min'");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try (Registry registry = open(Map.of("url", url));
        Registry other = open(Map.of("url", url));
        Connection numbers = DriverManager.getConnection(url)) {
      numbers.setAutoCommit(false);
      Future<?> first =
          nodes.submit(
              () ->
                  registry.update(
                      CALLER,
                      Optional.of(OLA.personidentifikator()),
                      extract -> {
                        if (extract.person(OLA.personidentifikator()).isEmpty()) {
                          update(other, OLA);
                          lockNumbers(numbers);
                        }
                        return Decided.change(true, OLA);
                      }));
      Awaitility.await().until(() -> PostgreSql.waiting() == 1);
      Future<?> change = nodes.submit(() -> update(other, OLA));
      Awaitility.await().until(() -> PostgreSql.waiting() == 2);
      numbers.commit();

      first.get();
      change.get();
      assertThat(registry.changesFrom(1).seneste()).isEqualTo(3);
    } finally {
      nodes.shutdown();
    }
  }

  @Test
  void aDatabaseWithAnotherEncodingIsRefused() throws Exception {
    String url = PostgreSql.newDatabase("encoding 'LATIN1' locale 'C' template template0");

    assertThat(refusal(Map.of("url", url)))
        .isEqualTo(
            "kontaktregister.database.url: the database's encoding is LATIN1; expected a database"
                + " created with the encoding UTF8.");
  }

  @Test
  void aWrongUserOrDatabaseIsRefused() throws Exception {
    String url = PostgreSql.newDatabase();

    assertThat(refusal(Map.of("url", url.replace("user=postgres", "user=nobody"))))
        .matches(
            "kontaktregister\\.database\\.user: the database at localhost:[0-9]+ refuses the user or"
                + " the password \\(SQLSTATE 28000\\); .*");
    assertThat(refusal(Map.of("url", url.replace("/registry_", "/nothing_"))))
        .matches(
            "kontaktregister\\.database\\.url: the server at localhost:[0-9]+ has no database of this"
                + " name \\(SQLSTATE 3D000\\); .*");
  }

  @Test
  void timesAreTheSameInEveryTimeZone() throws Exception {
    String url = PostgreSql.newDatabase();
    PostgreSql.execute("alter database " + name(url) + " set timezone = 'Europe/Oslo'");
    try (Registry oslo = open(Map.of("url", url))) {
      oslo.add(List.of(OLA).iterator());
      assertThat(find(oslo)).contains(OLA);
      update(oslo, OLA);
      assertThat(find(oslo)).contains(OLA);
    }
    PostgreSql.execute("alter database " + name(url) + " set timezone = 'Pacific/Kiritimati'");
    try (Registry kiritimati = open(Map.of("url", url))) {
      assertThat(find(kiritimati)).contains(OLA);
    }
  }

  @Test
  void aReadOnlyDatabaseRefusesChangesAndAnswersQuestions() throws Exception {
    String url = PostgreSql.newDatabase();
    try (Registry registry = open(Map.of("url", url))) {
      registry.add(List.of(OLA).iterator());
    }
    try (Registry registry =
        open(Map.of("url", url + "&options=-c%20default_transaction_read_only=on"))) {
      assertThat(find(registry)).contains(OLA);
      assertThatThrownBy(() -> update(registry, OLA))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessage("the database is read-only (SQLSTATE 25006)");
      assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    }
  }

  /** Without it, adding millions takes longer the more have been added. */
  @Test
  void theRowsOfALargeAdditionAreCounted() throws Exception {
    String url = PostgreSql.newDatabase();
    try (Registry registry = open(Map.of("url", url));
        Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      registry.add(citizens().limit(20_000).iterator());
      try (ResultSet row =
          statement.executeQuery("select reltuples from pg_class where relname = 'person'")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(20_000);
      }
    }
  }

  private static Stream<Person> citizens() {
    return IntStream.range(0, 28 * 12 * 100)
        .mapToObj(i -> "%02d%02d%02d000".formatted(1 + i % 28, 81 + i / 28 % 12, i / 28 / 12))
        .map(Personidentifikator::beginningWith)
        .flatMap(Optional::stream)
        .map(Person::registrert);
  }

  @Test
  void aUserWithoutPrivilegesCanChangeTheRegistry() throws Exception {
    PostgreSql.execute("create role kontaktregister login");
    String url = PostgreSql.newDatabase("owner kontaktregister");

    try (Registry registry =
        open(Map.of("url", url.replace("user=postgres", "user=kontaktregister")))) {
      registry.add(List.of(OLA).iterator());
      assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    }
  }

  @Test
  void aPoolThatIsExhaustedSaysSoAndRecovers() throws Exception {
    String url = PostgreSql.newDatabase();
    try (Registry registry = open(Map.of("url", url, "pool-size", "1", "timeout-seconds", "2"))) {
      registry.add(List.of(OLA).iterator());
      CountDownLatch deciding = new CountDownLatch(1);
      CountDownLatch decide = new CountDownLatch(1);
      ExecutorService other = Executors.newSingleThreadExecutor();
      Future<Boolean> holding =
          other.submit(
              () ->
                  registry
                      .update(
                          CALLER,
                          Optional.of(OLA.personidentifikator()),
                          extract -> {
                            deciding.countDown();
                            await(decide);
                            return Decided.leave(true);
                          })
                      .outcome());
      deciding.await();

      assertThatThrownBy(() -> find(registry))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessageStartingWith("there was no connection to the database in time");

      decide.countDown();
      assertThat(holding.get()).isTrue();
      other.shutdown();
      assertThat(find(registry)).contains(OLA);
    }
  }

  @Test
  void aNodeThatStallsDuringAChangeDoesNotBlockTheOthersForLong() throws Exception {
    Map<String, String> settings = Map.of("url", PostgreSql.newDatabase(), "timeout-seconds", "2");
    try (Registry silent = open(settings);
        Registry other = open(settings)) {
      other.add(List.of(OLA).iterator());
      CountDownLatch deciding = new CountDownLatch(1);
      CountDownLatch decide = new CountDownLatch(1);
      ExecutorService node = Executors.newSingleThreadExecutor();
      Future<?> change =
          node.submit(
              () ->
                  silent.update(
                      CALLER,
                      Optional.of(OLA.personidentifikator()),
                      extract -> {
                        deciding.countDown();
                        await(decide);
                        return Decided.change(true, OLA);
                      }));
      deciding.await();

      assertThatThrownBy(() -> update(other, OLA))
          .isInstanceOf(RegistryUnavailableException.class)
          .hasMessage("the database did not answer in time (SQLSTATE 57014)");
      for (int attempt = 0; attempt < 5 && other.changesFrom(1).seneste() == 1; attempt++) {
        try {
          update(other, OLA);
        } catch (RegistryUnavailableException stillHeldUp) {
          // Until the database has ended the transaction of the stalled node.
        }
      }
      assertThat(other.changesFrom(1).seneste()).isEqualTo(2);

      decide.countDown();
      assertThatThrownBy(change::get).hasCauseInstanceOf(RegistryUnavailableException.class);
      node.shutdown();
      assertThat(other.changesFrom(1).seneste()).isEqualTo(2);
    }
  }

  @Test
  void aBackupFromBeforeATakeoverTakesNoNumberThatWasTakenSince() throws Exception {
    String url = PostgreSql.newDatabase();
    try (Registry registry = open(Map.of("url", url))) {
      registry.add(List.of(OLA).iterator());
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      // As in a standby that has been promoted.
      statement.execute("update endringsnummer set opphav = 'another database'");
    }
    String backup = PostgreSql.newDatabase("template " + name(url));
    long seen;
    try (Registry promoted = open(Map.of("url", url))) {
      update(promoted, OLA);
      update(promoted, OLA);
      seen = promoted.changesFrom(1).seneste();
    }

    try (Registry restored = open(Map.of("url", backup))) {
      update(restored, OLA);
      assertThat(restored.changesFrom(1).seneste()).isGreaterThan(seen);
      assertThat(restored.changesFrom(seen + 1).endringer()).hasSize(1);
    }
  }

  private static void lockNumbers(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select * from endringsnummer for update");
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<Person> find(Registry registry) {
    return registry
        .lookUp(CALLER, Set.of(OLA.personidentifikator()), Optional.empty())
        .person(OLA.personidentifikator());
  }

  private static void update(Registry registry, Person person) {
    registry.update(
        CALLER, Optional.of(person.personidentifikator()), extract -> Decided.change(true, person));
  }

  private static String name(String url) {
    return url.replaceAll(".*/(registry_[0-9]+).*", "$1");
  }
}
