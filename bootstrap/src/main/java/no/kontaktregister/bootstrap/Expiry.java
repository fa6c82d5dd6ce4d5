package no.kontaktregister.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Warns 30 days, 7 days and a day before a certificate expires, and says when it has. */
final class Expiry {

  private static final Logger LOG = System.getLogger(Expiry.class.getName());

  private static final List<Integer> DAYS_BEFORE = List.of(0, 1, 7, 30);
  private static final int NEVER = Integer.MAX_VALUE;

  private final String key;
  private final Supplier<Instant> end;
  private final String consequence;
  private final Clock clock;
  private Instant watched;
  private int warned = NEVER;

  /**
   * @param key the configuration key of the file with the certificate
   * @param end gives the last instant of the certificate's validity; a renewed one has another
   * @param consequence what happens when it has expired
   */
  Expiry(String key, Supplier<Instant> end, String consequence, Clock clock) {
    this.key = key;
    this.end = end;
    this.consequence = consequence;
    this.clock = clock;
  }

  String key() {
    return key;
  }

  Instant end() {
    return end.get();
  }

  /** Warns if it is time to, once for each of the times. One thread at a time does so. */
  void check() {
    Instant until = end.get();
    if (!until.equals(watched)) {
      watched = until;
      warned = NEVER;
    }
    Duration left = Duration.between(clock.instant(), until);
    int due =
        DAYS_BEFORE.stream()
            .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
            .findFirst()
            .orElse(NEVER);
    if (due < warned) {
      warned = due;
      warn(due, until);
    }
  }

  private void warn(int due, Instant until) {
    if (due == 0) {
      LOG.log(
          Level.ERROR,
          "{0}: the certificate has expired, at {1}. {2} Replace the file; a restart is not needed.",
          key,
          until,
          consequence);
    } else {
      LOG.log(
          Level.WARNING,
          "{0}: the certificate expires in {1} days or less, at {2}. Replace the file; a restart"
              + " is not needed.",
          key,
          due,
          until);
    }
  }
}
