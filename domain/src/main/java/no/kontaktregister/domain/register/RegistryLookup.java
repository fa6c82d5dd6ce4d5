package no.kontaktregister.domain.register;

import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Outbound port: what the registry knows.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface RegistryLookup {

  /**
   * Finds, in one round trip, all that a decision about one citizen and one mailbox provider needs.
   *
   * @param person the citizen
   * @param provider the enterprise that would own the citizen's mailbox
   * @return what the registry knows of both; never null, also when it knows neither
   * @throws RegistryUnavailableException when the registry does not answer
   */
  RegistryExtract lookUp(Personidentifikator person, Virksomhetsidentifikator provider);

  /** Whether the registry answers at this moment. Never throws. */
  boolean isAvailable();
}
