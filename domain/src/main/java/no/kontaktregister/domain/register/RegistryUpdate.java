package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Outbound port: changes what the registry knows of a citizen.
 *
 * <p>Implementations are safe for use by many threads, and by many nodes, at once.
 */
public interface RegistryUpdate {

  /**
   * Reads, lets decide and stores, as one step: of several updates of one citizen each sees what
   * the one before it has stored, and nobody sees half of one. A citizen who is changed takes the
   * next endringsNummer, see {@link ChangeLog}; one who is not takes none.
   *
   * @param <T> what is told to the caller
   * @param caller who asks
   * @param person the citizen; empty when the caller named none that can exist
   * @param provider the enterprise that would own the citizen's mailbox; empty likewise
   * @param decision called with what the registry knows; it may be called again when the update has
   *     to be tried again, so it does nothing but decide
   * @return the outcome that was decided, once it has been stored for good
   * @throws RegistryUnavailableException when the registry does not answer; whether the change has
   *     been stored is then not known
   * @throws IllegalArgumentException when the decision changes another citizen than the one asked
   *     for, or one whom the registry does not know
   */
  <T> T update(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider,
      Function<RegistryExtract, Decision<T>> decision);
}
