package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /**
     * Declares the archive in a file of its own, as server.xml declares the first one: Liberty logs
     * when it has read such a file. It does not log that it has seen a refused archive leave its
     * drop-in folder, and overlooks the next one of this name if that comes too early.
     */
    @Override
    public void deploy(Path archive, String name) throws Exception {
      int before = log().length();
      Files.copy(archive, archive(name));
      Path declaration =
          Files.writeString(
              Files.createTempFile(file.getParent(), name, ".xml"),
              String.format(
                  "<server><webApplication id='%1$s' location='%1$s.war' contextRoot='/%1$s'/></server>",
                  name));
      Files.move(declaration, declaration(name), StandardCopyOption.ATOMIC_MOVE);
      awaitUpdate(before);
      await(before, "CWWKZ000[12]\\w: .*\\b" + name + "\\b");
      if (!log().substring(before).contains("CWWKZ0001I")) {
        remove(name);
        throw new DeploymentRefused(log());
      }
    }

    @Override
    public void undeploy(String name) throws Exception {
      int before = log().length();
      remove(name);
      await(before, "CWWKZ0009I: .*\\b" + name + "\\b");
    }

    private void remove(String name) throws Exception {
      int before = log().length();
      Files.delete(declaration(name));
      awaitUpdate(before);
      Files.delete(archive(name));
    }

    private void awaitUpdate(int before) throws Exception {
      await(before, "CWWKG0017I");
    }

    private void await(int before, String words) throws Exception {
      Folders.await(process, () -> log().substring(before), Pattern.compile(words));
    }

    private Path archive(String name) {
      return folder().resolve("apps").resolve(name + ".war");
    }

    private Path declaration(String name) {
      return folder().resolve("configDropins").resolve("overrides").resolve(name + ".xml");
    }

    private Path folder() {
      return file.getParent().getParent();
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
