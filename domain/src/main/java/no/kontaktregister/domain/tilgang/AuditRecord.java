package no.kontaktregister.domain.tilgang;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * One call of a use case.
 *
 * @param time when it was answered
 * @param caller who asked, and for whom
 * @param operasjon what was asked
 * @param outcome the code of the answer, or why there was none
 * @param citizens the citizens that the call was about. An {@link AuditTrail} never keeps the
 *     numbers themselves
 */
public record AuditRecord(
    Instant time,
    Actor caller,
    Operasjon operasjon,
    String outcome,
    Set<Personidentifikator> citizens) {

  public AuditRecord {
    Objects.requireNonNull(time);
    Objects.requireNonNull(caller);
    Objects.requireNonNull(operasjon);
    Objects.requireNonNull(outcome);
    citizens = Set.copyOf(citizens);
  }
}
