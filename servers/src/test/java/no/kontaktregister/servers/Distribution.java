package no.kontaktregister.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.ApplicationServer;

/**
 * A server's published distribution.
 *
 * @param name the server's name, and that of its folder in this module
 * @param coordinates Maven coordinates: group, artifact and version, with colons
 */
record Distribution(String name, String coordinates) {

  private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();

  /**
   * @param text name=coordinates
   */
  static Distribution parse(String text) {
    return new Distribution(text.replaceAll("=.*", ""), text.replaceAll(".*=", ""));
  }

  String version() {
    return coordinates.replaceAll(".*:", "");
  }

  /** The folder of the installed server. It is downloaded and unpacked if it is missing. */
  ApplicationServer server(Path maven) throws Exception {
    switch (name) {
      case "payara-micro":
        return new no.kontaktregister.endtoend.server.PayaraMicro(
            no.kontaktregister.endtoend.server.PayaraMicro.DEMO);
      case "payara-server":
        return AsadminServer.payaraServer(home(maven));
      case "glassfish":
        return AsadminServer.glassFish(home(maven));
      case "wildfly":
        return new WildFly(home(maven));
      case "open-liberty":
        return new OpenLiberty(home(maven));
      default:
        throw new IllegalArgumentException("no server is called " + name);
    }
  }

  private Path home(Path maven) throws Exception {
    Path folder = SERVERS.resolve(name + "-" + version());
    if (Files.notExists(folder)) {
      unpack(maven, folder);
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(it -> Files.isDirectory(it.resolve("bin"))).findFirst().orElseThrow();
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Uses Maven itself, for its local repository and mirrors. */
  private void unpack(Path maven, Path folder) throws Exception {
    Process unpacking =
        new ProcessBuilder(
                List.of(
                    maven.resolve("bin").resolve("mvn").toString(),
                    "--quiet",
                    "--batch-mode",
                    "--non-recursive",
                    "dependency:unpack",
                    "-Dartifact=" + coordinates + ":zip",
                    "-DoutputDirectory=" + folder))
            .inheritIO()
            .start();
    if (unpacking.waitFor() != 0) {
      throw new IOException("the distribution " + coordinates + " cannot be unpacked");
    }
  }
}
