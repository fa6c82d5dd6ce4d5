package no.kontaktregister.domain.person;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a citizen has reserved themselves against digital mail from the public sector, and since
 * when. Times are kept to the millisecond.
 *
 * <p>Source: docs/contract.md#oppslag and docs/contract.md#rest.
 *
 * @param status whether the citizen is reserved
 * @param oppdatert when the citizen last reserved themselves or lifted the reservation; empty when
 *     they never did, or when the registry does not know the time
 */
public record Reservasjon(Status status, Optional<Instant> oppdatert) {

  /** The two states, as published. */
  public enum Status {
    JA,
    NEI
  }

  /** A citizen who never reserved themselves. */
  public static final Reservasjon INGEN = new Reservasjon(Status.NEI, Optional.empty());

  public Reservasjon {
    Objects.requireNonNull(status);
    oppdatert = oppdatert.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
  }

  public boolean isReservert() {
    return status == Status.JA;
  }

  /** When the citizen reserved themselves; empty when they are not reserved. */
  public Optional<Instant> tidspunkt() {
    return isReservert() ? oppdatert : Optional.empty();
  }
}
