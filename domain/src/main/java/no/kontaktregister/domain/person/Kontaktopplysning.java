package no.kontaktregister.domain.person;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An item of information that a citizen gave, and when they gave and confirmed it. Times are kept
 * to the millisecond.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param <T> the kind of information
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
   * Whether the citizen gave or confirmed the information less than 18 months ago. Months are
   * calendar months in Norwegian time; if the day does not exist, the month's last day counts.
   *
   * <p>Source: docs/contract.md#oppslag (eForvaltningsforskriften § 32).
   */
  public boolean isFresh(Instant now) {
    return Stream.of(sistOppdatert, sistVerifisert)
        .flatMap(Optional::stream)
        .map(time -> time.atZone(NORWAY).plusMonths(MONTHS_OF_FRESHNESS).toInstant())
        .anyMatch(now::isBefore);
  }

  Kontaktopplysning<T> bekreftet(Instant now) {
    return new Kontaktopplysning<>(verdi, sistOppdatert, Optional.of(now));
  }

  /** The information that the citizen gives now. The same information again is a confirmation. */
  static <T> Kontaktopplysning<T> given(
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
