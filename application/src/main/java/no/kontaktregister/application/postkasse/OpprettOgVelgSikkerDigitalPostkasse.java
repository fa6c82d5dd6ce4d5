package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a mailbox provider creates a mailbox and makes it the citizen's active one. The
 * answer is OK, or FEILET with the first reason that applies. If the provider repeats the request
 * after OK, the answer is POSTKASSE_EKSISTERER_ALLEREDE and nothing changes.
 *
 * <p>Source: docs/contract.md#postkasse.
 */
@FunctionalInterface
public interface OpprettOgVelgSikkerDigitalPostkasse {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws InvalidRequestException when the postkasseadresse is malformed
   * @throws RegistryUnavailableException when the registry does not answer
   */
  PostkasseRespons opprettOgVelg(PostkasseForespoersel forespoersel);
}
