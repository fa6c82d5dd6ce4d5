package no.kontaktregister.bootstrap.admission;

import java.time.Duration;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * How many requests are answered concurrently.
 *
 * @param maxConcurrent the most concurrent requests
 * @param maxWait the longest that as many more wait for their turn; zero if none may wait
 * @param maxOfEnterprise the most concurrent requests of one enterprise
 */
public record AdmissionSettings(int maxConcurrent, Duration maxWait, int maxOfEnterprise) {

  /** Reads the keys. If one has a fault, the value stands in for it. */
  public static AdmissionSettings read(Configuration configuration) {
    int maxConcurrent =
        configuration.number("kontaktregister.http.max-concurrent-requests", 1, 10_000);
    int percent =
        configuration.number("kontaktregister.http.max-share-percent-per-enterprise", 1, 100);
    return new AdmissionSettings(
        maxConcurrent,
        Duration.ofMillis(configuration.number("kontaktregister.http.max-wait-millis", 0, 60_000)),
        Math.max(1, maxConcurrent * percent / 100));
  }
}
