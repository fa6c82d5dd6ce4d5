package no.kontaktregister.adapters.memory;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** Makes the registry in memory known, as {@code memory}. It needs no configuration. */
public final class MemoryRegistryAdapter implements RegistryAdapter {

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Registry open(Function<String, Optional<String>> configuration) {
    return new MemoryRegistry();
  }
}
