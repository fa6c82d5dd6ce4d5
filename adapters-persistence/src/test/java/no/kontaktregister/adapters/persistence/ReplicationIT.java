package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.adapters.persistence.Opening.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.register.Decided;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A primary with a streaming standby that is read, falls behind, and is promoted. */
class ReplicationIT {

  private static final Personidentifikator OLA = new Personidentifikator("20914695016");
  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final EnterpriseCaller PROVIDER = EnterpriseCaller.itself(DIGIPOST);

  /** For machines that are busy. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder;

  private Server primary;
  private Server standby;

  @BeforeEach
  void start() throws Exception {
    primary = Server.start(folder.resolve("primary"));
    try (Registry registry = open(Map.of("url", primary.url()))) {
      registry.add(List.of(Person.registrert(OLA)).iterator());
    }
    standby = primary.standby(folder.resolve("standby"));
  }

  @AfterEach
  void stop() throws Exception {
    standby.close();
    primary.close();
  }

  @Test
  void aReaderSeesNoMoreThanTheLimitLateAndWhoeverMadeAChangeSeesItAtOnce() throws Exception {
    JdbcRegistryAdapter adapter = new JdbcRegistryAdapter();
    try (Registry node = adapter.open(Opening.configuration(reading("2"))).orElseThrow();
        Registry other = open(reading("60"))) {
      await().atMost(PATIENCE).until(() -> isReadFromStandby(node) && isReadFromStandby(other));
      assertThat(measured(adapter, "lag_seconds")).isBetween(0.0, 2.0);
      assertThat(measured(adapter, "lag_max_seconds")).isEqualTo(2);
      standby.execute("select pg_wal_replay_pause()");
      setAddress(node, "created-11");
      long changed = System.nanoTime();

      for (Registry each : List.of(node, other)) {
        assertThat(address(each, PROVIDER, Optional.of(DIGIPOST))).contains("created-11");
        assertThat(address(each, new CitizenCaller(OLA), Optional.empty())).contains("created-11");
      }
      assertThat(address(other, new AnonymousCaller(), Optional.empty())).isEmpty();
      assertThat(other.changesFrom(2).seneste()).isEqualTo(1);
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                long asked = System.nanoTime();
                boolean seen = address(node, new AnonymousCaller(), Optional.empty()).isPresent();
                assertThat(seen || asked - changed < TimeUnit.SECONDS.toNanos(2)).isTrue();
                return seen;
              });
      assertThat(node.changesFrom(2).seneste()).isEqualTo(2);
      assertThat(measured(adapter, "lag_seconds")).isBetween(2.0, 60.0);
      // Who has read further than the standby is not sent back.
      assertThat(other.changesFrom(3)).isEqualTo(new Endringer(2, List.of()));

      standby.execute("select pg_wal_replay_resume()");
      await()
          .atMost(PATIENCE)
          .until(() -> address(other, new AnonymousCaller(), Optional.empty()).isPresent());
      await().atMost(PATIENCE).until(() -> isReadFromStandby(node));
      assertThat(measured(adapter, "lag_seconds")).isBetween(0.0, 2.0);
    }
    assertThat(adapter.measurements()).isEmpty();
  }

  @Test
  void noNumberIsTakenAgainWhenAnAsynchronousStandbyLacksChanges() throws Exception {
    try (Registry node = open(reading("2"));
        LogLines log = new LogLines()) {
      standby.kill();
      setAddress(node, "lost-1111");
      setAddress(node, "lost-2222");
      // Read from the primary, because the standby does not answer.
      long seen = node.changesFrom(1).til();
      assertThat(seen).isEqualTo(3);
      primary.kill();
      standby.start();
      awaitReading(node);
      assertThat(node.changesFrom(1).seneste()).isEqualTo(1);
      assertThat(node.isAvailable()).isTrue();
      standby.promote();

      try (Registry starting = open(reading("2"))) {
        assertThat(log.lines())
            .containsExactly(
                "Another database took change 1: a standby has been promoted, or a backup restored."
                    + " Changes that were not replicated are lost. The next change will leave out at"
                    + " least 1000000000 numbers");
        // Before the next change, the log ends where it did.
        assertThat(starting.changesFrom(seen + 1)).isEqualTo(new Endringer(1, List.of()));
      }
      awaitChange(node, "kept-1111");
      long first = node.changesFrom(1).til();
      assertThat(first).isGreaterThan(1_000_000_001);
      assertThat(log.lines())
          .last()
          .asString()
          .contains(" took change 1: ", " has number " + first + ". ");
      setAddress(node, "kept-2222");

      assertThat(numbers(node.changesFrom(seen + 1))).containsExactly(first, first + 1);
      assertThat(numbers(node.changesFrom(1))).containsExactly(1L, first, first + 1);
      open(reading("2")).close();
      assertThat(log.lines()).hasSize(2);
    }
  }

  @Test
  void noNumberIsTakenAgainWhenASynchronousStandbyLacksAChangeThatAReaderHasSeen()
      throws Exception {
    primary.waitForStandby();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                primary
                    .query("select count(*) from pg_stat_replication where sync_state = 'sync'")
                    .equals("1"));
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try (Registry node = open(reading("2"))) {
      setAddress(node, "kept-1111");
      standby.kill();
      Future<?> change = caller.submit(() -> setAddress(node, "lost-1111"));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  primary
                      .query("select count(*) from pg_stat_activity where wait_event = 'SyncRep'")
                      .equals("1"));
      assertThat(node.changesFrom(1).seneste()).isEqualTo(2);
      // A recovery commits what nobody has acknowledged, and does not wait for the standby.
      primary.kill();
      assertThatThrownBy(change::get).hasCauseInstanceOf(RegistryUnavailableException.class);
      primary.start();
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(RegistryUnavailableException.class)
          .until(() -> node.changesFrom(1).seneste() > 2);
      assertThat(numbers(node.changesFrom(1))).containsExactly(1L, 2L, 3L);
      primary.kill();
      standby.start();
      standby.promote();
      awaitChange(node, "kept-2222");

      assertThat(numbers(node.changesFrom(4))).hasSize(1);
      assertThat(numbers(node.changesFrom(1))).hasSize(3).doesNotContain(3L);
    } finally {
      caller.shutdown();
    }
  }

  private Map<String, String> reading(String lag) {
    return Map.of(
        "url",
        Server.url("primary", primary.port(), standby.port()),
        "read-url",
        Server.url("preferSecondary", primary.port(), standby.port()),
        "read-lag-seconds",
        lag,
        "pool-size",
        "3");
  }

  private boolean isReadFromStandby(Registry node) throws Exception {
    String before = standby.query("select clock_timestamp()");
    address(node, new AnonymousCaller(), Optional.empty());
    return standby
        .query(
            "select count(*) > 0 from pg_stat_activity where query like 'with found as%'"
                + " and query_start > '"
                + before
                + "'")
        .equals("t");
  }

  private static double measured(JdbcRegistryAdapter adapter, String what) {
    return adapter.measurements().stream()
        .filter(each -> each.name().equals("kontaktregister_database_read_" + what))
        .mapToDouble(Measurement::value)
        .sum();
  }

  private static List<Long> numbers(Endringer changes) {
    return changes.endringer().stream().map(Nummerert::endringsNummer).toList();
  }

  private static void awaitReading(Registry node) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(RegistryUnavailableException.class)
        .until(() -> address(node, new AnonymousCaller(), Optional.empty()).isEmpty());
  }

  private static void awaitChange(Registry node, String address) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(RegistryUnavailableException.class)
        .until(
            () -> {
              setAddress(node, address);
              return true;
            });
  }

  private static void setAddress(Registry node, String address) {
    node.update(
        PROVIDER,
        Optional.of(OLA),
        extract ->
            Decided.change(
                true,
                extract
                    .person(OLA)
                    .orElseThrow()
                    .medPostkasse(
                        new Postkasse(
                            DIGIPOST,
                            new Postkasseadresse(address),
                            Optional.empty(),
                            Postkassestatus.AKTIV))));
  }

  private static Optional<String> address(
      Registry node, Caller caller, Optional<Virksomhetsidentifikator> leverandoer) {
    return node.lookUp(caller, Set.of(OLA), leverandoer)
        .person(OLA)
        .flatMap(Person::aktivPostkasse)
        .map(postkasse -> postkasse.adresse().value());
  }

  /** What the change numbers log. */
  private static final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger = Logger.getLogger(ChangeNumbers.class.getName());
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
      logger.addHandler(this);
    }

    List<String> lines() {
      return lines;
    }

    @Override
    public void publish(LogRecord line) {
      lines.add(new SimpleFormatter().formatMessage(line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
      logger.removeHandler(this);
    }
  }
}
