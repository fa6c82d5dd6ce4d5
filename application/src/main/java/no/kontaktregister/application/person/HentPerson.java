package no.kontaktregister.application.person;

import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a citizen sees their own entry. A citizen who is not registered gets an answer too.
 *
 * <p>Source: docs/contract.md#rest.
 */
@FunctionalInterface
public interface HentPerson {

  /**
   * @throws RegistryUnavailableException when the registry does not answer
   */
  Personopplysninger hentPerson(HentPersonForespoersel forespoersel);
}
