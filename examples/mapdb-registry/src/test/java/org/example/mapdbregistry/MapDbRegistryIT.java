package org.example.mapdbregistry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.register.RegistryTestKit;
import org.junit.jupiter.api.io.TempDir;

class MapDbRegistryIT extends RegistryTestKit {

  @TempDir private Path parent;

  private Path folder;
  private Registry registry;

  @Override
  protected Registry openEmpty() throws IOException {
    folder = Files.createTempDirectory(parent, "registry");
    return openAgain();
  }

  /** One process at a time uses the file. */
  @Override
  protected Registry openOnAnotherNode() {
    return registry;
  }

  @Override
  protected Optional<Registry> openAfterClose() {
    return Optional.of(openAgain());
  }

  /** Copies the files of a registry that is open. */
  @Override
  protected Optional<Registry> openAfterKill() throws IOException {
    Path copy = Files.createTempDirectory(parent, "registry");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    folder = copy;
    return Optional.of(openAgain());
  }

  private Registry openAgain() {
    registry = MapDbRegistry.open(folder.resolve("registry.mapdb"));
    return registry;
  }
}
