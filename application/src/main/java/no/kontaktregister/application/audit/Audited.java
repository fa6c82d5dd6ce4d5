package no.kontaktregister.application.audit;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Keeps one audit record of each call of a use case, whether it is answered or not. While no record
 * can be kept, no call is answered.
 *
 * @param <F> the request
 * @param <R> the answer
 */
public final class Audited<F extends Forespoersel, R> {

  private final Operasjon operasjon;
  private final Function<F, R> useCase;
  private final Function<R, String> outcome;
  private final Function<R, Set<Personidentifikator>> citizens;
  private final AuditTrail auditTrail;
  private final Clock clock;
  private final Supplier<String> correlationId;

  /**
   * @param operasjon the operation that is recorded
   * @param useCase gives the answer
   * @param outcome gives the code of an answer
   * @param citizens gives the citizens that an answer is about, besides those named in the request
   * @param correlationId gives the id of the call that is being answered
   */
  public Audited(
      Operasjon operasjon,
      Function<F, R> useCase,
      Function<R, String> outcome,
      Function<R, Set<Personidentifikator>> citizens,
      AuditTrail auditTrail,
      Clock clock,
      Supplier<String> correlationId) {
    this.operasjon = operasjon;
    this.useCase = useCase;
    this.outcome = outcome;
    this.citizens = citizens;
    this.auditTrail = auditTrail;
    this.clock = clock;
    this.correlationId = correlationId;
  }

  /** Answers like the use case, and throws the same exceptions. */
  public R answer(F forespoersel) {
    String comesTo = "FAILED";
    Set<Personidentifikator> about = new HashSet<>(forespoersel.citizens());
    try {
      if (!auditTrail.isAvailable()) {
        throw new RegistryUnavailableException("the audit trail cannot be written");
      }
      R respons = useCase.apply(forespoersel);
      comesTo = outcome.apply(respons);
      about.addAll(citizens.apply(respons));
      return respons;
    } catch (InvalidRequestException invalid) {
      comesTo = Refusal.INVALID_REQUEST.name();
      throw invalid;
    } catch (AccessDeniedException denied) {
      comesTo = Refusal.ACCESS_DENIED.name();
      throw denied;
    } catch (OverloadedException overloaded) {
      comesTo = "OVERLOADED";
      throw overloaded;
    } catch (RegistryUnavailableException unavailable) {
      comesTo = "REGISTRY_UNAVAILABLE";
      throw unavailable;
    } finally {
      auditTrail.keep(
          new AuditRecord(
              clock.instant(),
              forespoersel.caller(),
              operasjon,
              comesTo,
              about,
              correlationId.get()));
    }
  }
}
