package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * Opens a registry. {@link java.util.ServiceLoader} finds the adapters, and the configuration names
 * the one to use.
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
   * @param configuration returns the values of the adapter's keys, and collects the faults: a value
   *     that cannot be used, a store that cannot be reached
   * @return empty when the registry cannot be used; at least one fault has then been noted
   */
  Optional<Registry> open(Configuration configuration);
}
