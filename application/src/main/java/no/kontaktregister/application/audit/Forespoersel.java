package no.kontaktregister.application.audit;

import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;

/** The part of a request that the audit trail records. */
public interface Forespoersel {

  Caller caller();

  /** The citizens named in the request whose numbers are well-formed. */
  default Set<Personidentifikator> citizens() {
    return Set.of();
  }
}
