package no.kontaktregister.adapters.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.register.RegistryTestKit;
import org.junit.jupiter.api.io.TempDir;

class H2RegistryIT extends RegistryTestKit {

  @TempDir private Path folder;

  private Path database;

  @Override
  protected Registry openEmpty() {
    database = folder.resolve(UUID.randomUUID().toString());
    return openOnAnotherNode();
  }

  @Override
  protected Registry openOnAnotherNode() {
    return Opening.patiently("jdbc:h2:file:" + database + ";LOCK_TIMEOUT=30000");
  }

  @Override
  protected Optional<Registry> openAfterClose() {
    return Optional.of(openOnAnotherNode());
  }

  @Override
  protected Optional<Registry> openAfterKill() throws IOException {
    Path killed = database;
    database = folder.resolve(UUID.randomUUID().toString());
    Files.copy(Path.of(killed + ".mv.db"), Path.of(database + ".mv.db"));
    return Optional.of(openOnAnotherNode());
  }
}
