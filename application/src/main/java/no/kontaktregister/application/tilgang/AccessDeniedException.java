package no.kontaktregister.application.tilgang;

import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * The caller is known, and may not use the operation. The message is in the published words, and is
 * meant for the caller.
 *
 * <p>Source: the contract, section 5.
 */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AccessDeniedException(Caller caller, Operasjon operasjon) {
    super(
        "Invalid service usage: Service owner "
            + caller.virksomhet()
            + " does not have access to "
            + operasjon);
  }
}
