package no.kontaktregister.endtoend.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A server that the archive runs on. A test installs and configures it with the files in the folder
 * {@code servers}, and operates it with its own tools, as an administrator does.
 */
public interface ApplicationServer {

  /** The archive that every server gets: the demo, whose citizens the tests know. */
  Path ARCHIVE =
      Path.of("..", "demo", "target", "kontaktregister-demo.war").toAbsolutePath().normalize();

  /** The name of the DataSource that this server defines; empty if the service has its own pool. */
  Optional<String> jndiName();

  /** Whether the server itself releases an archive that has been undeployed. */
  default boolean letsGo() {
    return true;
  }

  /** What to add to the configuration so that the registry is in a database. */
  default Map<String, String> configuration(Database database) {
    Map<String, String> keys = new HashMap<>(database.keys());
    jndiName().ifPresent(name -> keys.put("kontaktregister.database.jndi-name", name));
    return keys;
  }

  /**
   * Configures the server, starts it and deploys the archive.
   *
   * @param javaHome the JDK that the server runs on
   * @param configuration the service's keys and their values
   * @throws DeploymentRefused when the server did not take the archive
   */
  Running start(Path javaHome, Map<String, String> configuration) throws Exception;

  /** A PostgreSQL database. */
  record Database(String url, String user, String password) {

    /** The keys of the application's own pool, which the servers' configuration reads too. */
    public Map<String, String> keys() {
      return Map.of(
          "kontaktregister.database.url", url,
          "kontaktregister.database.user", user,
          "kontaktregister.database.password", password);
    }
  }

  /** The archive could not be deployed. */
  final class DeploymentRefused extends Exception {

    private static final long serialVersionUID = 1L;

    public DeploymentRefused(String log) {
      super(log);
    }
  }

  /** The folder with a server's files. */
  static Path files(String server) {
    return Path.of("..", "servers", server).toAbsolutePath().normalize();
  }

  /**
   * Different ports that are free. They are below those that the system gives to whoever asks for
   * any, so that no other test gets one of them before its server listens.
   */
  static List<Integer> freePorts(int count) {
    return new Random()
        .ints(20_000, 32_768)
        .distinct()
        .filter(ApplicationServer::isFree)
        .limit(count)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
