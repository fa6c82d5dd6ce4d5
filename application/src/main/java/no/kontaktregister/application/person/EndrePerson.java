package no.kontaktregister.application.person;

import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a citizen changes their own entry. Everything that the request does not name stays
 * as it is, even if another change happens at the same time. The first change registers a citizen
 * who is not registered or was deleted.
 *
 * <p>Source: docs/contract.md#rest.
 */
@FunctionalInterface
public interface EndrePerson {

  /**
   * Makes all changes of a request in one atomic step.
   *
   * @return the citizen as the registry knows them after the changes
   * @throws InvalidRequestException when a value is malformed; nothing changes then
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Personopplysninger endrePerson(EndrePersonForespoersel forespoersel);
}
