package no.kontaktregister.adapters.persistence;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/**
 * Makes the registry in a relational database known, as {@code jdbc}. Its keys begin with {@code
 * kontaktregister.database}; the README's table describes them.
 */
public final class JdbcRegistryAdapter implements RegistryAdapter {

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public Registry open(Function<String, Optional<String>> configuration) {
    return Database.open(DatabaseSettings.read(configuration));
  }
}
