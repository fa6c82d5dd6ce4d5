package no.kontaktregister.application;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Forespoersel;

/**
 * Leaves one audit record of every call of a use case, answered or not.
 *
 * @param <F> what is asked
 * @param <R> what is answered
 */
public final class Audited<F extends Forespoersel, R> {

  private final UseCase<F, R> service;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public Audited(UseCase<F, R> service, AuditTrail auditTrail, Clock clock) {
    this.service = service;
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  /** Answers as the use case does. */
  public R answer(F forespoersel) {
    String outcome = "FAILED";
    Set<Personidentifikator> citizens = new HashSet<>(forespoersel.citizens());
    try {
      R respons = service.answer(forespoersel);
      outcome = service.outcome(respons);
      citizens.addAll(service.citizens(respons));
      return respons;
    } catch (InvalidRequestException invalid) {
      outcome = "INVALID_REQUEST";
      throw invalid;
    } catch (AccessDeniedException denied) {
      outcome = "ACCESS_DENIED";
      throw denied;
    } catch (RegistryUnavailableException unavailable) {
      outcome = "REGISTRY_UNAVAILABLE";
      throw unavailable;
    } finally {
      auditTrail.keep(
          new AuditRecord(
              clock.instant(), forespoersel.caller(), service.operasjon(), outcome, citizens));
    }
  }
}
