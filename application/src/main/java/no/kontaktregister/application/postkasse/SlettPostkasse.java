package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a mailbox provider deletes its mailbox. The answer is OK, or FEILET with the first
 * reason that applies. If the provider repeats the request after OK, the answer is
 * INGEN_POSTBOKS_FUNNET and nothing changes.
 *
 * <p>Source: docs/contract.md#postkasse.
 */
@FunctionalInterface
public interface SlettPostkasse {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws RegistryUnavailableException when the registry does not answer
   */
  PostkasseRespons slett(SlettPostkasseForespoersel forespoersel);
}
