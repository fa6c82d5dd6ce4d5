package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a mailbox provider updates its mailbox. The answer is OK, or FEILET with the first
 * reason that applies. If the provider repeats the request after OK, the answer is OK again and
 * nothing changes.
 *
 * <p>Source: docs/contract.md#postkasse.
 */
@FunctionalInterface
public interface OppdaterPostkasse {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws InvalidRequestException when the postkasseadresse is malformed
   * @throws RegistryUnavailableException when the registry does not answer
   */
  PostkasseRespons oppdater(PostkasseForespoersel forespoersel);
}
