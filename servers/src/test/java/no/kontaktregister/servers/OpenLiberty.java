package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.Deployable;
import no.kontaktregister.endtoend.server.Running;

final class OpenLiberty implements ApplicationServer {

  private static final String NAME = "open-liberty";

  private final Path home;

  OpenLiberty(Path home) {
    this.home = home;
  }

  @Override
  public Optional<String> jndiName() {
    return Optional.of("jdbc/kontaktregister");
  }

  @Override
  public Running start(Path javaHome, Map<String, String> configuration) throws Exception {
    Path user = Folders.empty("liberty-user");
    Path folder = Files.createDirectories(user.resolve("servers").resolve("kontaktregister"));
    for (String file : List.of("server.xml", "bootstrap.properties")) {
      Files.copy(ApplicationServer.files(NAME).resolve(file), folder.resolve(file));
    }
    Files.createDirectory(folder.resolve("dropins"));
    Files.copy(Folders.postgresqlDriver(), folder.resolve("postgresql.jar"));
    Files.copy(
        ARCHIVE, Files.createDirectory(folder.resolve("apps")).resolve("kontaktregister.war"));
    Path overrides = Files.createDirectories(folder.resolve("configDropins").resolve("overrides"));
    Files.copy(ApplicationServer.files(NAME).resolve("https.xml"), overrides.resolve("https.xml"));
    List<Integer> ports = ApplicationServer.freePorts(2);
    Command server =
        new Command(javaHome, configuration)
            .with("WLP_USER_DIR", user.toString())
            .with("HTTP_PORT", Integer.toString(ports.get(0)))
            .with("HTTPS_PORT", Integer.toString(ports.get(1)))
            .with("TLS_KEYSTORE", TlsKeys.file(javaHome).toString())
            .with("TLS_KEYSTORE_PASSWORD", TlsKeys.PASSWORD)
            .with("JVM_ARGS", "-Xmx512m");
    Path log = folder.resolve("logs").resolve("messages.log");
    Process process =
        server.start(
            user.resolve("console.log"),
            List.of(home.resolve("bin/server").toString(), "run", "kontaktregister"));
    Started started = new Started(ports.get(0), OptionalInt.of(ports.get(1)), process, log);
    try {
      Folders.await(
          process, started::log, Pattern.compile("CWWKZ000[12]\\w: .*\\bkontaktregister\\b"));
      if (!started.log().contains("CWWKZ0001I")) {
        throw new DeploymentRefused(started.log());
      }
      return started;
    } catch (DeploymentRefused | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  private record Started(int port, OptionalInt httpsPort, Process process, Path file)
      implements Deployable {

    /** Uses the drop-in folder, because server.xml declares only the first archive. */
    @Override
    public void deploy(Path archive, String name) throws Exception {
      int before = log().length();
      Files.copy(archive, dropin(name));
      Folders.await(
          process,
          () -> log().substring(before),
          Pattern.compile("CWWKZ000[12]\\w: .*\\b" + name + "\\b"));
      if (!log().substring(before).contains("CWWKZ0001I")) {
        Files.delete(dropin(name));
        throw new DeploymentRefused(log());
      }
    }

    @Override
    public void undeploy(String name) throws Exception {
      int before = log().length();
      Files.delete(dropin(name));
      Folders.await(
          process,
          () -> log().substring(before),
          Pattern.compile("CWWKZ0009I: .*\\b" + name + "\\b"));
    }

    private Path dropin(String name) {
      return file.resolveSibling("..").resolve("dropins").resolve(name + ".war").normalize();
    }

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public String log() throws IOException {
      return Files.exists(file) ? Files.readString(file) : "";
    }

    @Override
    public void close() {
      process.destroy();
      process
          .onExit()
          .orTimeout(30, TimeUnit.SECONDS)
          .exceptionally(timeout -> process.destroyForcibly())
          .join();
    }
  }
}
