package no.kontaktregister.application.audit;

import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.Operasjon;

/** Keeps an audit record of each refused call. */
public final class RecordRefusalService implements RecordRefusal {

  private final AuditTrail auditTrail;
  private final Clock clock;
  private final Supplier<String> correlationId;

  /**
   * @param correlationId gives the id of the call that is being answered
   */
  public RecordRefusalService(AuditTrail auditTrail, Clock clock, Supplier<String> correlationId) {
    this.auditTrail = auditTrail;
    this.clock = clock;
    this.correlationId = correlationId;
  }

  @Override
  public void recordRefusal(Caller caller, Operasjon operasjon, Refusal reason) {
    auditTrail.keep(
        new AuditRecord(
            clock.instant(),
            caller,
            operasjon,
            reason.name(),
            citizens(caller),
            correlationId.get()));
  }

  /** A refused request may be unreadable, so it names nobody; but citizens ask about themselves. */
  private static Set<Personidentifikator> citizens(Caller caller) {
    return caller instanceof CitizenCaller innbygger
        ? Set.of(innbygger.personidentifikator())
        : Set.of();
  }
}
