package no.kontaktregister.domain.tilgang;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * One call of a use case.
 *
 * @param time when it was answered
 * @param caller the caller, and the enterprise that it acts for
 * @param outcome the code of the answer, or the reason why there was none
 * @param citizens the citizens that the call was about. An {@link AuditTrail} never keeps the
 *     numbers themselves
 * @param correlationId the id by which the caller and the logs refer to the call
 */
public record AuditRecord(
    Instant time,
    Caller caller,
    Operasjon operasjon,
    String outcome,
    Set<Personidentifikator> citizens,
    String correlationId) {

  public AuditRecord {
    Objects.requireNonNull(time);
    Objects.requireNonNull(caller);
    Objects.requireNonNull(operasjon);
    Objects.requireNonNull(outcome);
    citizens = Set.copyOf(citizens);
    Objects.requireNonNull(correlationId);
  }
}
