package no.kontaktregister.adapters.memory;

import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.kit.register.RegistryContract;

class MemoryRegistryTest extends RegistryContract {

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
