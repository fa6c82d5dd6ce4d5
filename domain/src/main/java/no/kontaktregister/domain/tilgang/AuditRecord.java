package no.kontaktregister.domain.tilgang;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * One call by a caller whose identity was proven.
 *
 * @param time when it was answered
 * @param caller who asked, and on whose behalf
 * @param operasjon what was asked
 * @param outcome the code of the answer, or why there was none
 * @param citizens whom it was about, asked for or told of; none when the caller named nobody that
 *     can exist. An {@link AuditTrail} never keeps the numbers themselves
 */
public record AuditRecord(
    Instant time,
    Caller caller,
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
