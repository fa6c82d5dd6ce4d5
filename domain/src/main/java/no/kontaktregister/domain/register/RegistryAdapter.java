package no.kontaktregister.domain.register;

import java.util.Optional;
import java.util.function.Function;

/**
 * How an adapter makes itself known: it is found by {@link java.util.ServiceLoader}, and chosen by
 * its name.
 */
public interface RegistryAdapter {

  /** The value of {@code kontaktregister.register.adapter} that chooses this adapter. */
  String name();

  /**
   * Opens the registry.
   *
   * @param configuration gives the value of a key, or nothing where none is set
   * @throws RegistryNotReadyException when the registry cannot be used
   */
  Registry open(Function<String, Optional<String>> configuration);
}
