package no.kontaktregister.adapters.memory;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** The adapter {@code memory}. It needs no configuration. */
public final class MemoryRegistryAdapter implements RegistryAdapter {

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public Set<String> keys() {
    return Set.of();
  }

  @Override
  public Optional<Registry> open(Configuration configuration) {
    return Optional.of(new MemoryRegistry());
  }
}
