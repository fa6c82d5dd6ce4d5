package no.kontaktregister.domain.tilgang;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * One call by a caller whose identity was proven.
 *
 * @param time when it was answered
 * @param caller who asked, and on whose behalf
 * @param operasjon what was asked
 * @param outcome the code of the answer, or why there was none
 * @param citizen whom it was about; empty when the caller named nobody that can exist. An {@link
 *     AuditTrail} never keeps the number itself
 */
public record AuditRecord(
    Instant time,
    Caller caller,
    Operasjon operasjon,
    String outcome,
    Optional<Personidentifikator> citizen) {

  public AuditRecord {
    Objects.requireNonNull(time);
    Objects.requireNonNull(caller);
    Objects.requireNonNull(operasjon);
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(citizen);
  }
}
