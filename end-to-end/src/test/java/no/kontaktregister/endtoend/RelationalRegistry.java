package no.kontaktregister.endtoend;

import java.util.Optional;
import java.util.ServiceLoader;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** Opens the registry in a relational database without the service, to put persons into it. */
public final class RelationalRegistry {

  private RelationalRegistry() {}

  public static Registry at(String url) {
    return ServiceLoader.load(RegistryAdapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.name().equals("jdbc"))
        .findFirst()
        .orElseThrow()
        .open(
            new Configuration(
                key -> Optional.of(url).filter(value -> key.endsWith(".database.url"))))
        .orElseThrow();
  }
}
