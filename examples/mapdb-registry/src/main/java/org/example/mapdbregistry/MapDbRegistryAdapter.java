package org.example.mapdbregistry;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import org.mapdb.DBException;

/** The adapter {@code mapdb}: the registry in a file, for one node. */
public final class MapDbRegistryAdapter implements RegistryAdapter {

  private static final String FILE = "kontaktregister.mapdb.file";
  private static final String EXPECTED = "a file, which is made if it is missing, in a folder";

  @Override
  public String name() {
    return "mapdb";
  }

  @Override
  public Set<String> keys() {
    return Set.of(FILE);
  }

  @Override
  public Optional<Registry> open(Configuration configuration) {
    return configuration
        .required(FILE, EXPECTED, Path::of)
        .flatMap(
            file -> {
              try {
                return Optional.of(MapDbRegistry.open(file));
              } catch (DBException.FileLocked locked) {
                configuration.refuse(FILE, "a file that no other process uses");
              } catch (DBException unusable) {
                configuration.refuse(FILE, EXPECTED + ", or one that MapDB wrote");
              }
              return Optional.empty();
            });
  }
}
