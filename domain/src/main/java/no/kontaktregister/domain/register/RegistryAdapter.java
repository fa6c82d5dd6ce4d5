package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * How an adapter makes itself known: it is found by {@link java.util.ServiceLoader}, and chosen by
 * its name.
 */
public interface RegistryAdapter {

  /** The value of {@code kontaktregister.register.adapter} that chooses this adapter. */
  String name();

  /**
   * The configuration keys that the adapter may read. They are known keys also while another
   * adapter is chosen.
   */
  Set<String> keys();

  /**
   * Opens the registry.
   *
   * @param configuration gives the values of the adapter's keys, and takes note of each fault: a
   *     value that cannot be used, a store that cannot be reached
   * @return empty when the registry cannot be used; at least one fault has then been noted
   */
  Optional<Registry> open(Configuration configuration);
}
