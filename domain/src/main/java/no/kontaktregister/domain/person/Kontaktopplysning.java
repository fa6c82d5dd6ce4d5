package no.kontaktregister.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * One way to reach a citizen, and when it was last known to be right. Times are kept to the
 * millisecond.
 *
 * <p>Source: the contract, section 3.
 *
 * @param <T> the kind of information
 * @param verdi the information itself
 * @param sistOppdatert when the citizen gave it
 * @param sistVerifisert when the citizen last confirmed it
 */
public record Kontaktopplysning<T>(
    T verdi, Optional<Instant> sistOppdatert, Optional<Instant> sistVerifisert) {

  public Kontaktopplysning {
    Objects.requireNonNull(verdi);
    sistOppdatert = sistOppdatert.map(Kontaktopplysning::toMillis);
    sistVerifisert = sistVerifisert.map(Kontaktopplysning::toMillis);
  }

  private static Instant toMillis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }
}
