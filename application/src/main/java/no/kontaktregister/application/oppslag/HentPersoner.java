package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a public body looks up persons. The answer includes persons who are not registered.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
@FunctionalInterface
public interface HentPersoner {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws InvalidRequestException when there are no persons or too many, or a number is malformed
   * @throws RegistryUnavailableException when the registry does not answer
   */
  HentPersonerRespons hentPersoner(HentPersonerForespoersel forespoersel);
}
