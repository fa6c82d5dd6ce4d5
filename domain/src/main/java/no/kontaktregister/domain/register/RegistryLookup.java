package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.Set;
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
   * Finds, in one round trip, all that a decision about one caller, some citizens and one mailbox
   * provider needs.
   *
   * @param caller who asks
   * @param persons the citizens, up to 1000; none when the caller named none that can exist
   * @param provider the enterprise that would own the citizen's mailbox; empty likewise
   * @return what the registry knows of them all; never null, also when it knows none
   * @throws RegistryUnavailableException when the registry does not answer
   */
  RegistryExtract lookUp(
      Caller caller, Set<Personidentifikator> persons, Optional<Virksomhetsidentifikator> provider);

  /** Whether the registry answers at this moment. Never throws. */
  boolean isAvailable();
}
