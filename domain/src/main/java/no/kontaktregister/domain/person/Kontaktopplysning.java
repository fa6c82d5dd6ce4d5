package no.kontaktregister.domain.person;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One way to reach a citizen, and when it was last known to be right. Times are kept to the
 * millisecond.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param <T> the kind of information
 * @param verdi the information itself
 * @param sistOppdatert when the citizen gave it
 * @param sistVerifisert when the citizen last confirmed it
 */
public record Kontaktopplysning<T>(
    T verdi, Optional<Instant> sistOppdatert, Optional<Instant> sistVerifisert) {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final int MONTHS_OF_FRESHNESS = 18;

  public Kontaktopplysning {
    Objects.requireNonNull(verdi);
    sistOppdatert = sistOppdatert.map(Kontaktopplysning::toMillis);
    sistVerifisert = sistVerifisert.map(Kontaktopplysning::toMillis);
  }

  /**
   * Whether the information can be relied on: the citizen gave or confirmed it less than 18 months
   * ago. Months are counted in the Norwegian calendar; when the month that is reached is too short,
   * its last day counts.
   *
   * <p>Source: docs/contract.md#oppslag (eForvaltningsforskriften § 32).
   */
  public boolean isFresh(Instant now) {
    return Stream.of(sistOppdatert, sistVerifisert)
        .flatMap(Optional::stream)
        .map(time -> time.atZone(NORWAY).plusMonths(MONTHS_OF_FRESHNESS).toInstant())
        .anyMatch(now::isBefore);
  }

  /** The same information, confirmed by the citizen now. */
  Kontaktopplysning<T> bekreftet(Instant now) {
    return new Kontaktopplysning<>(verdi, sistOppdatert, Optional.of(now));
  }

  /** What the citizen gives now: new information, or a confirmation of what is known already. */
  static <T> Kontaktopplysning<T> oppgitt(
      Optional<Kontaktopplysning<T>> known, T verdi, Instant now) {
    return known
        .filter(same -> same.verdi().equals(verdi))
        .map(same -> same.bekreftet(now))
        .orElseGet(() -> new Kontaktopplysning<>(verdi, Optional.of(now), Optional.empty()));
  }

  private static Instant toMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
