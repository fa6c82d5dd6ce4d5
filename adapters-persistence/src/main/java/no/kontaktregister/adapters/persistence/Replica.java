package no.kontaktregister.adapters.persistence;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * Reads from a replica as long as it answers and is not too far behind the primary, and otherwise
 * from the primary.
 *
 * <p>It compares the latest endringsnummer of both at short intervals. The replica has all that was
 * committed at some moment when it has the number that the primary had then.
 */
final class Replica implements AutoCloseable {

  private static final Logger LOG = System.getLogger(Replica.class.getName());

  private static final int COMPARISONS_WITHIN_LIMIT = 5;

  private static final String PRIMARY = "primary";
  private static final String REPLICA = "replica";

  private static final double NANOS_PER_SECOND = 1e9;

  /** What is asked. */
  interface Question<T> {
    T ask(Connection connection) throws SQLException;
  }

  private final DataSource primary;
  private final Optional<DataSource> replica;
  private final ChangeNumbers numbers;
  private final long mostNanosBehind;
  private final ScheduledExecutorService comparing =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "kontaktregister-replica");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean primaryAnswers = true;

  /**
   * The replica has all that was committed at this moment; the start, if nothing is known of it.
   */
  private volatile long complete = System.nanoTime();

  /** Whether a comparison has succeeded since the replica last failed to answer. */
  private volatile boolean trusted;

  // The number for which the replica is awaited, and when the primary had it. These and the next
  // belong to the comparing thread.
  private long awaited = -1;
  private long awaitedSince;
  private boolean behind;

  /**
   * @param replica empty when there is none
   * @param mostBehind the age of the oldest state that may be read while the primary answers
   */
  Replica(
      DataSource primary,
      Optional<DataSource> replica,
      ChangeNumbers numbers,
      Duration mostBehind) {
    this.primary = primary;
    this.replica = replica;
    this.numbers = numbers;
    this.mostNanosBehind = mostBehind.toNanos();
    replica.ifPresent(
        source ->
            comparing.scheduleWithFixedDelay(
                () -> compare(source),
                0,
                mostNanosBehind / COMPARISONS_WITHIN_LIMIT,
                TimeUnit.NANOSECONDS));
  }

  /**
   * Asks the replica if it may be read, and otherwise the primary; and the other one if need be.
   */
  <T> T ask(Question<T> question) throws SQLException {
    if (replica.isEmpty()) {
      return ask(primary, question);
    }
    boolean replicaFirst = !primaryAnswers || !isBehind();
    try {
      return ask(replicaFirst ? replica.get() : primary, question);
    } catch (SQLException failure) {
      note(replicaFirst ? REPLICA : PRIMARY, failure);
      if (replicaFirst) {
        // The next question need not wait for it too. The next comparison may show something else.
        trusted = false;
      }
      return ask(replicaFirst ? primary : replica.get(), question);
    }
  }

  <T> T askPrimary(Question<T> question) throws SQLException {
    return ask(primary, question);
  }

  private static <T> T ask(DataSource source, Question<T> question) throws SQLException {
    try (Connection connection = source.getConnection()) {
      return question.ask(connection);
    }
  }

  /** How far the replica is behind, if there is one. */
  List<Measurement> measurements() {
    if (replica.isEmpty() || comparing.isShutdown()) {
      return List.of();
    }
    return List.of(
        Measurement.gauge(
            "kontaktregister_database_read_lag_seconds",
            "How far the database that is read from is behind the primary at most.",
            Map.of(),
            (System.nanoTime() - complete) / NANOS_PER_SECOND),
        Measurement.gauge(
            "kontaktregister_database_read_lag_max_seconds",
            "How far it may be behind. If it is further, the primary is read.",
            Map.of(),
            mostNanosBehind / NANOS_PER_SECOND));
  }

  private boolean isBehind() {
    return !trusted || System.nanoTime() - complete > mostNanosBehind;
  }

  private void compare(DataSource replica) {
    long now = System.nanoTime();
    try {
      long latest = askPrimary(numbers::latest);
      primaryAnswers = true;
      // Lower than before if another database has become the primary.
      if (awaited < 0 || latest < awaited) {
        awaited = latest;
        awaitedSince = now;
      }
    } catch (SQLException silent) {
      note(PRIMARY, silent);
      primaryAnswers = false;
      return;
    }
    try {
      if (ask(replica, numbers::latest) >= awaited) {
        complete = awaitedSince;
        trusted = true;
        awaited = -1;
      }
    } catch (SQLException silent) {
      note(REPLICA, silent);
    }
    report();
  }

  private static void note(String which, SQLException failure) {
    LOG.log(Level.DEBUG, "The {0}: {1}", which, Failures.unavailable(failure).getMessage());
  }

  private void report() {
    if (behind != isBehind()) {
      behind = !behind;
      LOG.log(
          behind ? Level.WARNING : Level.INFO,
          behind
              ? "The replica does not answer, or is more than {0} s behind. The primary is read"
              : "The replica is at most {0} s behind, and is read",
          TimeUnit.NANOSECONDS.toSeconds(mostNanosBehind));
    }
  }

  @Override
  public void close() {
    comparing.shutdownNow();
  }
}
