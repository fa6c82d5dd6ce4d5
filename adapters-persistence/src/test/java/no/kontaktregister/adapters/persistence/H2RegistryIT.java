package no.kontaktregister.adapters.persistence;

import java.util.UUID;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.register.RegistryTestKit;

class H2RegistryIT extends RegistryTestKit {

  private String url;

  @Override
  protected Registry openEmpty() {
    url = "jdbc:h2:mem:" + UUID.randomUUID() + ";LOCK_TIMEOUT=30000";
    return openOnAnotherNode();
  }

  @Override
  protected Registry openOnAnotherNode() {
    return Opening.patiently(url);
  }
}
