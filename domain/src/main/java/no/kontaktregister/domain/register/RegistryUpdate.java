package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Actor;

/**
 * Outbound port: changes what the registry knows of a citizen.
 *
 * <p>Implementations are safe for use by many threads, and by many nodes, at once.
 */
public interface RegistryUpdate {

  /**
   * Reads, lets a rule decide, and stores, as one step. Each of several updates of one citizen sees
   * what the one before it stored, and nobody sees half of one. A change takes the next
   * endringsNummer, see {@link ChangeLog}; what changes nothing takes none. A citizen whom the
   * registry does not know is added.
   *
   * @param <E> what the rule decides
   * @param caller who asks; an enterprise is also looked up as the mailbox provider
   * @param person the citizen; empty when the caller named none that can exist
   * @param regel called with what {@link RegistryLookup#lookUp} gives for the same values. It may
   *     be called again when the update has to be repeated, so it only decides
   * @return what the rule decided, once the change has been stored for good
   * @throws RegistryUnavailableException when the registry does not answer; whether the change was
   *     stored is then not known
   * @throws IllegalArgumentException when the rule changes another citizen than the one asked for
   */
  <E extends Personendring> E update(
      Actor caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> regel);
}
