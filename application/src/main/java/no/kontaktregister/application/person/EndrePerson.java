package no.kontaktregister.application.person;

import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a citizen changes what the registry knows of them. What they do not name stays as
 * it is, whatever else changes at the same time. A citizen who is not registered, or who was
 * deleted, is registered by their first change.
 *
 * <p>Source: docs/contract.md#rest.
 */
@FunctionalInterface
public interface EndrePerson {

  /**
   * Makes the changes of one request, all of them as one step.
   *
   * @return what has changed
   * @throws InvalidRequestException when a value is malformed; nothing changes then
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Innbyggerendring endrePerson(EndrePersonForespoersel forespoersel);
}
