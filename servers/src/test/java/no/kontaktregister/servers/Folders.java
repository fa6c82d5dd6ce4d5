package no.kontaktregister.servers;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.ApplicationServer;
import org.awaitility.Awaitility;
import org.postgresql.Driver;

/** The servers' folders: a fresh copy for each start. */
final class Folders {

  private static final Duration PATIENCE = Duration.ofSeconds(300);

  private Folders() {}

  /** An empty folder with this name, below the build folder. */
  static Path empty(String name) throws IOException {
    Path folder = Path.of("target", "running", name).toAbsolutePath();
    if (Files.exists(folder)) {
      try (Stream<Path> content = Files.walk(folder)) {
        for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    return Files.createDirectories(folder);
  }

  /** A copy of a folder, so that one start leaves nothing behind for the next. */
  static Path copy(Path from, String name) throws IOException {
    Path to = empty(name);
    try (Stream<Path> content = Files.walk(from)) {
      List<Path> paths = content.skip(1).toList();
      for (Path path : paths) {
        Files.copy(
            path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return to;
  }

  /** The JDBC driver for the server. */
  static Path postgresqlDriver() throws URISyntaxException {
    return Path.of(Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Waits until a server's log contains some words. */
  static void await(Process server, Callable<String> log, Pattern words) throws Exception {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> !server.isAlive() || words.matcher(log.call()).find());
    if (!words.matcher(log.call()).find()) {
      throw new ApplicationServer.DeploymentRefused(log.call());
    }
  }
}
