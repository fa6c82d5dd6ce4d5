package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * Outbound port: changes a citizen's entry.
 *
 * <p>Implementations are safe for use by many threads, and by many nodes, at once.
 */
public interface RegistryUpdate {

  /**
   * Reads, lets a rule decide, and stores, in one atomic step. Each update of a citizen sees what
   * the one before it stored. A change takes the next endringsNummer (see {@link ChangeLog}); a
   * decision that changes nothing takes none. An unknown citizen is added.
   *
   * @param <E> what the rule decides
   * @param caller who asks; an enterprise is also looked up as the mailbox provider
   * @param person the citizen; empty when the caller gave no well-formed number
   * @param rule gets what {@link RegistryLookup#lookUp} finds for the same values. It must have no
   *     side effects, because it is called again when the update is repeated; and it may be called
   *     in the thread of another caller
   * @return what the rule decided, once the change has been stored for good
   * @throws RegistryUnavailableException when the registry does not answer; whether the change was
   *     stored is then not known
   * @throws IllegalArgumentException when the rule changes a citizen other than the one asked for
   */
  <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule);
}
