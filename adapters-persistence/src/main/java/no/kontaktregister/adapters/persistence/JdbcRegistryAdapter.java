package no.kontaktregister.adapters.persistence;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** The adapter {@code jdbc}: the registry in a relational database. */
public final class JdbcRegistryAdapter implements RegistryAdapter {

  private final Pools pools = new Pools();

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
                return Optional.of(Database.open(settings, pools));
              } catch (DatabaseNotReadyException notReady) {
                configuration.add(notReady.fault());
                return Optional.empty();
              }
            });
  }

  /** Of the service's own pools; a server measures those that it has. */
  @Override
  public List<Measurement> measurements() {
    return pools.measurements();
  }
}
