package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Outbound port: reads the registry.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface RegistryLookup {

  /** The maximum number of citizens in one look-up. */
  int MOST_PERSONS = 1000;

  /**
   * Finds, in one round trip, what a decision needs to know about one caller, some citizens and one
   * mailbox provider.
   *
   * @param caller who asks; only an enterprise can have been granted a service
   * @param persons the citizens, up to {@link #MOST_PERSONS}
   * @param leverandoer the mailbox provider to check; empty when there is none to check
   * @return what the registry knows about them; never null
   * @throws RegistryUnavailableException when the registry does not answer
   */
  RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer);

  /** Whether the registry answers at this moment. Never throws. */
  boolean isAvailable();
}
