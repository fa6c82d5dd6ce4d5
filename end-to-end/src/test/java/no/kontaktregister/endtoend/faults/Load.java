package no.kontaktregister.endtoend.faults;

import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;

/**
 * Writers and readers at both endpoints of all nodes.
 *
 * <p>Each writer counts in the mailbox address of a citizen of its own. It goes on to the next
 * number when the last one was acknowledged, and otherwise repeats it. Whatever happens, the stored
 * number is therefore the number of that citizen's changes, and no less than what was acknowledged.
 * Each reader follows the change feed.
 */
final class Load implements AutoCloseable {

  /** How much higher the first change after a failover is than the last one before, at least. */
  private static final long LEAP = 1_000_000_001;

  private static final String ADDRESS = "counted-";

  /** Instead of an answer. */
  private static final String NONE = "NONE";

  private static final long PAUSE_MILLIS = 200;
  private static final int SOME = 5;

  private final Cluster cluster;
  private final List<String> citizens;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> writers = new ArrayList<>();
  private final List<Future<List<String>>> readers = new ArrayList<>();
  private final AtomicLongArray acknowledged;
  private final AtomicLong unanswered = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong sentBack = new AtomicLong();
  private final Map<String, AtomicLong> answered = new ConcurrentHashMap<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private final Pauses changes = new Pauses();
  private final Pauses readings = new Pauses();
  private volatile boolean writing = true;
  private volatile boolean written;

  /** The longest time without an answer. */
  static final class Pauses {

    private long last = System.nanoTime();
    private long longest;

    synchronized void answered() {
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
    }

    /** The longest pause since this was asked before, in seconds. */
    synchronized double takeLongest() {
      double seconds = longest / 1e9;
      longest = 0;
      return seconds;
    }
  }

  /** What became of it all. */
  record Result(
      long acknowledged, long unanswered, long changes, long leaps, long readings, long sentBack) {}

  /**
   * Starts.
   *
   * @param citizens one for each writer, who may have a mailbox and has none
   * @param readers how many readers each endpoint has
   */
  Load(Cluster cluster, List<String> citizens, int readers) throws Exception {
    this.cluster = cluster;
    this.citizens = citizens;
    acknowledged = new AtomicLongArray(citizens.size());
    for (int writer = 0; writer < citizens.size(); writer++) {
      assertThat(
              Endpoint.REST.answer(
                  cluster.nodes().get(0),
                  change(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, writer, 0)))
          .isEqualTo("OK");
    }
    for (int i = 0; i < citizens.size(); i++) {
      int writer = i;
      writers.add(threads.submit(() -> write(writer)));
    }
    for (Endpoint endpoint : Endpoint.values()) {
      for (int i = 0; i < readers; i++) {
        int first = i;
        this.readers.add(threads.submit(() -> read(endpoint, first)));
      }
    }
  }

  Pauses changes() {
    return changes;
  }

  Pauses readings() {
    return readings;
  }

  /** How many changes have got the answer that the registry is unavailable. */
  long refused() {
    return refused.get();
  }

  /**
   * Waits until each node has acknowledged some changes at both endpoints, and answered readers.
   */
  void awaitRecovery() {
    Map<String, Long> before = counts();
    await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              assertThat(unexpected).isEmpty();
              Map<String, Long> now = counts();
              return now.size() == 2 * Endpoint.values().length * cluster.nodes().size()
                  && now.entrySet().stream()
                      .allMatch(
                          each -> each.getValue() > before.getOrDefault(each.getKey(), 0L) + SOME);
            });
  }

  /** Lets the writers end and the readers read to the end, and checks that nothing was lost. */
  Result finish() throws Exception {
    writing = false;
    for (Future<?> writer : writers) {
      writer.get();
    }
    written = true;
    List<Long> numbers = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    try (Connection connection = cluster.primary().connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select endringsnummer, personidentifikator from endring order by 1")) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
        changed.add(rows.getString(2));
      }
    }
    assertThat(unexpected).isEmpty();
    long leaps = 0;
    assertThat(numbers.get(0)).isEqualTo(1);
    for (int i = 1; i < numbers.size(); i++) {
      long step = numbers.get(i) - numbers.get(i - 1);
      if (step >= LEAP) {
        leaps++;
      } else {
        assertThat(step).as("after change %s", numbers.get(i - 1)).isEqualTo(1);
      }
    }
    long all = 0;
    for (int writer = 0; writer < citizens.size(); writer++) {
      String citizen = citizens.get(writer);
      long stored =
          Long.parseLong(
              cluster
                  .primary()
                  .query(
                      "select substr(adresse, %d) from postkasse where personidentifikator = '%s'"
                          .formatted(ADDRESS.length() + 1, citizen)));
      assertThat(stored)
          .as("changes of writer %s", writer)
          .isGreaterThanOrEqualTo(acknowledged.get(writer));
      // The citizen was added, got a mailbox, and then was changed.
      assertThat(Collections.frequency(changed, citizen)).isEqualTo((int) stored + 2);
      all += acknowledged.get(writer);
    }
    for (Future<List<String>> reader : readers) {
      assertThat(reader.get(2, TimeUnit.MINUTES)).isEqualTo(changed);
    }
    return new Result(
        all,
        unanswered.get() + refused.get(),
        numbers.size(),
        leaps,
        readers.size(),
        sentBack.get());
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new ConcurrentHashMap<>();
    answered.forEach((who, count) -> counts.put(who, count.get()));
    return counts;
  }

  private void write(int writer) {
    long next = 1;
    for (int turn = writer; writing; turn++) {
      Endpoint endpoint = Endpoint.values()[turn % 2];
      int node = turn / 2 % cluster.nodes().size();
      String answer = ask(endpoint, node, change(OPPDATER_POSTKASSE, writer, next));
      if (answer.equals("OK")) {
        acknowledged.set(writer, next++);
        changes.answered();
        count("writer", endpoint, node);
      } else if (answer.equals(Endpoint.UNAVAILABLE)) {
        refused.incrementAndGet();
      } else if (answer.equals(NONE)) {
        unanswered.incrementAndGet();
      } else {
        unexpected.add("writer, " + endpoint + ": " + answer);
        return;
      }
      pause();
    }
  }

  /**
   * Follows the change feed to its end.
   *
   * @return whose change each was
   */
  private List<String> read(Endpoint endpoint, int first) {
    List<String> changed = new ArrayList<>();
    long last = 0;
    for (int turn = first; true; turn++) {
      boolean over = written;
      int node = turn % cluster.nodes().size();
      String answer =
          ask(
              endpoint,
              node,
              Call.of(HENT_ENDRINGER).with("fraEndringsNummer", Long.toString(last + 1)));
      if (answer.equals(Endpoint.UNAVAILABLE) || answer.equals(NONE)) {
        unanswered.incrementAndGet();
        pause();
        continue;
      }
      String[] words = answer.split(" ", 4);
      if (words.length < 3) {
        unexpected.add("reader, " + endpoint + ": " + answer);
        return changed;
      }
      readings.answered();
      count("reader", endpoint, node);
      if (words.length == 4) {
        words[3].lines().forEach(person -> changed.add(person.substring(0, 11)));
      }
      long until = Long.parseLong(words[1]);
      if (until < last) {
        sentBack.incrementAndGet();
      }
      last = until;
      if (words[1].equals(words[2])) {
        if (over) {
          return changed;
        }
        pause();
      }
    }
  }

  private String ask(Endpoint endpoint, int node, Call call) {
    try {
      return endpoint.answer(cluster.nodes().get(node), call);
    } catch (IOException noAnswer) {
      return NONE;
    } catch (Exception failure) {
      return failure.toString();
    }
  }

  private void count(String who, Endpoint endpoint, int node) {
    answered.computeIfAbsent(who + endpoint + node, key -> new AtomicLong()).incrementAndGet();
  }

  private Call change(Operasjon operation, int writer, long number) {
    return Call.of(operation)
        .with("personidentifikator", citizens.get(writer))
        .with("virksomhetsidentifikator", PROVIDER)
        .with("postkasseadresse", ADDRESS + number);
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
