package no.kontaktregister.application;

import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tjeneste;

/**
 * The caller is known, but may not use the service. The message is the published one, and is meant
 * for the caller.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class AccessDeniedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private AccessDeniedException(EnterpriseCaller caller, Tjeneste tjeneste) {
    super(
        "Invalid service usage: Service owner "
            + caller.virksomhet()
            + " does not have access to "
            + tjeneste);
  }

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   */
  public static void unlessGranted(
      Tjeneste tjeneste, EnterpriseCaller caller, RegistryExtract registered) {
    if (!registered.tjenester().contains(tjeneste)) {
      throw new AccessDeniedException(caller, tjeneste);
    }
  }
}
