package no.kontaktregister.adapters.persistence;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** The adapter {@code jdbc}: the registry in a relational database. */
public final class JdbcRegistryAdapter implements RegistryAdapter {

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public Set<String> keys() {
    return DatabaseSettings.KEYS;
  }

  @Override
  public Optional<Registry> open(Configuration configuration) {
    return DatabaseSettings.read(configuration)
        .flatMap(
            settings -> {
              try {
                return Optional.of(Database.open(settings));
              } catch (DatabaseNotReadyException notReady) {
                configuration.add(notReady.fault());
                return Optional.empty();
              }
            });
  }
}
