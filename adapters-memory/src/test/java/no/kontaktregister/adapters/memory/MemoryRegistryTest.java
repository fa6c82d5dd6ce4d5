package no.kontaktregister.adapters.memory;

import java.util.Optional;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.register.RegistryTestKit;

class MemoryRegistryTest extends RegistryTestKit {

  private MemoryRegistry registry;

  @Override
  protected Registry openEmpty() {
    registry = new MemoryRegistry();
    return registry;
  }

  @Override
  protected Registry openOnAnotherNode() {
    return registry;
  }

  @Override
  protected Optional<Registry> openAfterClose() {
    return Optional.empty();
  }

  @Override
  protected Optional<Registry> openAfterKill() {
    return Optional.empty();
  }
}
