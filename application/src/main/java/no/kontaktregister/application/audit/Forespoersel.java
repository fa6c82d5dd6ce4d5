package no.kontaktregister.application.audit;

import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Actor;

/** What the audit trail may know of a request. */
public interface Forespoersel {

  /** Who asks. */
  Actor caller();

  /** The citizens named in the request whose numbers are well-formed. */
  default Set<Personidentifikator> citizens() {
    return Set.of();
  }
}
