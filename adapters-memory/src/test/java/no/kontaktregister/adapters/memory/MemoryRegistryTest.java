package no.kontaktregister.adapters.memory;

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
}
