package no.kontaktregister.application.person;

import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a citizen has themselves deleted from the registry. A citizen who is not
 * registered, or already deleted, changes nothing.
 *
 * <p>Source: docs/contract.md#rest.
 */
@FunctionalInterface
public interface SlettPerson {

  /**
   * Deletes the citizen.
   *
   * @return what has changed
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Innbyggerendring slettPerson(SlettPersonForespoersel forespoersel);
}
