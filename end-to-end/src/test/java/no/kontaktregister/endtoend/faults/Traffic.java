package no.kontaktregister.endtoend.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests of several callers, each of whom has a thread and waits for its answers. */
final class Traffic {

  /** What a request comes to, if it is answered. */
  static final String ANSWERED = "answered";

  private Traffic() {}

  /** Sends a request. */
  @FunctionalInterface
  interface Request {

    /**
     * @param caller who sends it, from 0
     * @param turn which of all requests it is, from 0
     * @return what it came to
     * @throws Exception ends all
     */
    String send(int caller, int turn) throws Exception;
  }

  /** What some requests came to. */
  static final class Outcome {

    private final List<Long> nanos = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private double seconds;

    private void add(String what, long taken) {
      add(what, taken, true);
    }

    /** If it is not in time, it counts for the latency alone. */
    private synchronized void add(String what, long taken, boolean inTime) {
      counts.merge(what, inTime ? 1 : 0, Integer::sum);
      if (what.equals(ANSWERED)) {
        nanos.add(taken);
      }
    }

    void add(Outcome other) {
      nanos.addAll(other.nanos);
      other.counts.forEach((what, count) -> counts.merge(what, count, Integer::sum));
      seconds += other.seconds;
    }

    /** How many requests came to what. */
    Map<String, Integer> counts() {
      return counts;
    }

    int sent() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int answered() {
      return counts.getOrDefault(ANSWERED, 0);
    }

    /** Also those that came when the time was over. */
    int answeredInAll() {
      return nanos.size();
    }

    double sentPerSecond() {
      return sent() / seconds;
    }

    double answeredPerSecond() {
      return answered() / seconds;
    }

    /** Milliseconds that this share of the answers took at most. */
    double millis(double share) {
      List<Long> sorted = nanos.stream().sorted().toList();
      return sorted.isEmpty() ? 0 : sorted.get((int) (share * (sorted.size() - 1))) / 1e6;
    }
  }

  /**
   * Each caller sends a request when the one before is answered.
   *
   * @param time for how long
   * @param most the most requests that all of them send
   */
  static Outcome closed(int callers, Duration time, int most, Request request) throws Exception {
    long end = System.nanoTime() + time.toNanos();
    return together(
        callers,
        (caller, turn, outcome) -> {
          long start = System.nanoTime();
          if (start >= end || turn >= most) {
            return false;
          }
          outcome.add(request.send(caller, turn), System.nanoTime() - start);
          return true;
        });
  }

  /**
   * Requests are sent at a rate, whether the ones before are answered or not, as long as a caller
   * is free. Their latency counts from the moment at which they were due.
   */
  static Outcome open(int callers, double perSecond, Duration time, Request request)
      throws Exception {
    long begin = System.nanoTime();
    long requests = (long) (perSecond * time.toNanos() / 1e9);
    return together(
        callers,
        (caller, turn, outcome) -> {
          if (turn >= requests) {
            return false;
          }
          long due = begin + (long) (turn * 1e9 / perSecond);
          TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
          outcome.add(request.send(caller, turn), System.nanoTime() - due);
          return true;
        });
  }

  /**
   * Requests are due at a rate, and wait for a caller who is free. Their latency counts from the
   * moment at which they are sent. Those that still wait at the end are not sent. An answer that
   * comes after the end counts for the latency, not for the rate.
   */
  static Outcome flood(int callers, double perSecond, Duration time, Request request)
      throws Exception {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    Outcome all =
        together(
            callers,
            (caller, turn, outcome) -> {
              TimeUnit.NANOSECONDS.sleep(
                  begin + (long) (turn * 1e9 / perSecond) - System.nanoTime());
              long start = System.nanoTime();
              if (start >= end) {
                return false;
              }
              String what = request.send(caller, turn);
              long now = System.nanoTime();
              outcome.add(what, now - start, now < end);
              return true;
            });
    all.seconds = time.toNanos() / 1e9;
    return all;
  }

  /** Takes a turn, if there is one more. */
  @FunctionalInterface
  private interface Turn {
    boolean take(int caller, int turn, Outcome outcome) throws Exception;
  }

  private static Outcome together(int callers, Turn work) throws Exception {
    Outcome outcome = new Outcome();
    AtomicInteger turns = new AtomicInteger();
    long begin = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        int caller = i;
        all.add(
            threads.submit(
                () -> {
                  while (work.take(caller, turns.getAndIncrement(), outcome)) {}
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    outcome.seconds = (System.nanoTime() - begin) / 1e9;
    return outcome;
  }
}
