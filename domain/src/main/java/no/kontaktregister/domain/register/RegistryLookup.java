package no.kontaktregister.domain.register;

import java.util.Optional;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Outbound port: what the registry knows.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface RegistryLookup {

  /**
   * Finds, in one round trip, all that a decision about one caller, one citizen and one mailbox
   * provider needs.
   *
   * @param caller who asks
   * @param person the citizen; empty when the caller named none that can exist
   * @param provider the enterprise that would own the citizen's mailbox; likewise
   * @return what the registry knows of all three; never null, also when it knows none
   * @throws RegistryUnavailableException when the registry does not answer
   */
  RegistryExtract lookUp(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider);

  /** Whether the registry answers at this moment. Never throws. */
  boolean isAvailable();
}
