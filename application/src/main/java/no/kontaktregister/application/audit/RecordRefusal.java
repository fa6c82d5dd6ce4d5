package no.kontaktregister.application.audit;

import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: an endpoint has refused a call of a known caller, so that no use case was called.
 * The call leaves an audit record all the same.
 *
 * <p>A call that reaches a use case must not be recorded here: {@link Audited} does that.
 */
@FunctionalInterface
public interface RecordRefusal {

  /**
   * Keeps one audit record.
   *
   * @param caller who called
   * @param operasjon what they called
   * @param reason why they got no answer
   */
  void recordRefusal(Caller caller, Operasjon operasjon, Refusal reason);
}
