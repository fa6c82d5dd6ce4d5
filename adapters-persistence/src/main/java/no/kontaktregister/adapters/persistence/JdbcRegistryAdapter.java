package no.kontaktregister.adapters.persistence;

import java.util.ArrayList;
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
  private volatile JdbcRegistry opened;

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
                opened = Database.open(settings, pools);
                return Optional.of(opened);
              } catch (DatabaseNotReadyException notReady) {
                configuration.add(notReady.fault());
                return Optional.empty();
              }
            });
  }

  /**
   * Of the service's own pools, because a server measures those that it has; and of the database
   * that is read from.
   */
  @Override
  public List<Measurement> measurements() {
    List<Measurement> all = new ArrayList<>(pools.measurements());
    if (opened != null) {
      all.addAll(opened.measurements());
    }
    return all;
  }
}
