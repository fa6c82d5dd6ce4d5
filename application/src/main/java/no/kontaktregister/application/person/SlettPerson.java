package no.kontaktregister.application.person;

import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a citizen leaves the registry. If they are not registered, or are already deleted,
 * nothing changes.
 *
 * <p>Source: docs/contract.md#rest.
 */
@FunctionalInterface
public interface SlettPerson {

  /**
   * @return the change that was made
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Innbyggerendring slettPerson(SlettPersonForespoersel forespoersel);
}
