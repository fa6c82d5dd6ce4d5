package no.kontaktregister.application;

import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.tilgang.Tilgang;

/**
 * The caller is known, and may not use the operation. The message is in the published words, and is
 * meant for the caller.
 *
 * <p>Source: the contract, section 5.
 */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AccessDeniedException(Caller caller, Operasjon operasjon) {
    super(
        "Invalid service usage: Service owner "
            + caller.virksomhet()
            + " does not have access to "
            + operasjon.tjeneste());
  }

  /**
   * @throws AccessDeniedException when what the caller has been granted does not allow the
   *     operation
   */
  public static void unlessAllowed(Tilgang tilgang, Caller caller, Operasjon operasjon) {
    if (!tilgang.allows(operasjon)) {
      throw new AccessDeniedException(caller, operasjon);
    }
  }
}
