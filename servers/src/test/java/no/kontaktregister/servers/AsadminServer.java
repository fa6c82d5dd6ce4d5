package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.Deployable;
import no.kontaktregister.endtoend.server.Running;

/** Payara Server and GlassFish, which share their administration tool. */
final class AsadminServer implements ApplicationServer {

  private static final String DOMAIN = "kontaktregister";
  private static final int ADMIN = 48;
  private static final int HTTP = 80;
  private static final int HTTPS = 81;

  /** The domain's key store has it from its creation. */
  private static final String MASTER_PASSWORD = "changeit";

  private final Path home;
  private final String name;
  private final boolean letsGo;

  private AsadminServer(Path home, String name, boolean letsGo) {
    this.home = home;
    this.name = name;
    this.letsGo = letsGo;
  }

  static AsadminServer payaraServer(Path home) {
    return new AsadminServer(home, "payara-server", true);
  }

  /** Its lists of configurations and commands keep the class loader of each deployment. */
  static AsadminServer glassFish(Path home) {
    return new AsadminServer(home, "glassfish", false);
  }

  @Override
  public Optional<String> jndiName() {
    return Optional.of("jdbc/kontaktregister");
  }

  @Override
  public boolean letsGo() {
    return letsGo;
  }

  @Override
  public Running start(Path javaHome, Map<String, String> configuration) throws Exception {
    Path domains = Folders.empty(name);
    int base = freePortBase();
    Tool asadmin =
        new Tool(
            new Command(javaHome, configuration),
            home.resolve("bin/asadmin").toString(),
            Integer.toString(base + ADMIN));
    asadmin.run(
        "create-domain",
        "--domaindir",
        domains.toString(),
        "--portbase",
        Integer.toString(base),
        "--nopassword",
        DOMAIN);
    Path folder = domains.resolve(DOMAIN);
    Files.copy(Folders.postgresqlDriver(), folder.resolve("lib/postgresql.jar"));
    importKey(javaHome, folder.resolve("config"));
    Started started = new Started(base + HTTP, folder, asadmin);
    try {
      asadmin.run("start-domain", "--domaindir", domains.toString(), DOMAIN);
      Path password =
          Files.writeString(
              domains.resolve("password"),
              "AS_ADMIN_ALIASPASSWORD=" + configuration.get("kontaktregister.database.password"));
      asadmin.run(
          "--passwordfile",
          password.toString(),
          "create-password-alias",
          "kontaktregister-database");
      for (String file : List.of("configure.asadmin", "https.asadmin")) {
        configure(asadmin, configuration, file, domains);
      }
      asadmin.run("restart-domain", "--domaindir", domains.toString(), DOMAIN);
      started.deploy(ARCHIVE, "kontaktregister", "/");
      return started;
    } catch (DeploymentRefused | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  /** Puts the key for HTTPS into the domain's key store. */
  private static void importKey(Path javaHome, Path configuration) throws Exception {
    Path store =
        Stream.of("keystore.p12", "keystore.jks")
            .map(configuration::resolve)
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
    new Command(javaHome, Map.of())
        .run(
            javaHome.resolve("bin/keytool").toString(),
            "-importkeystore",
            "-noprompt",
            "-srckeystore",
            TlsKeys.file(javaHome).toString(),
            "-srcstorepass",
            TlsKeys.PASSWORD,
            "-srcalias",
            TlsKeys.ALIAS,
            "-destkeystore",
            store.toString(),
            "-deststorepass",
            MASTER_PASSWORD,
            "-destkeypass",
            MASTER_PASSWORD);
  }

  private void configure(Tool asadmin, Map<String, String> configuration, String name, Path domains)
      throws Exception {
    String commands =
        Files.readString(ApplicationServer.files(this.name).resolve(name))
            .replace(
                "jdbc:postgresql://localhost:5432/kontaktregister?connectTimeout=2&socketTimeout=4",
                configuration.get("kontaktregister.database.url"));
    Path file = Files.writeString(domains.resolve(name), commands);
    String output = asadmin.run("multimode", "--printprompt=false", "--file", file.toString());
    if (output.contains("failed")) {
      throw new IllegalStateException(output);
    }
  }

  /** A port base for which all ports of a domain are free. */
  private static int freePortBase() throws IOException {
    for (int base = 20_000; base < 30_000; base += 100) {
      if (IntStream.range(base, base + 100).allMatch(AsadminServer::isFree)) {
        return base;
      }
    }
    throw new IOException("no hundred ports are free");
  }

  private static boolean isFree(int port) {
    try (var socket = new java.net.ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static String age(Path log) {
    String name = log.getFileName().toString();
    return name.equals("server.log") ? "z" : name;
  }

  private record Tool(Command command, String asadmin, String adminPort) {

    String run(String... arguments) throws Exception {
      return command.run(line(arguments).toArray(String[]::new));
    }

    Command.Result attempt(String... arguments) throws Exception {
      return command.attempt(line(arguments));
    }

    private List<String> line(String... arguments) {
      List<String> line = new ArrayList<>(List.of(asadmin, "--port", adminPort));
      line.addAll(List.of(arguments));
      return line;
    }
  }

  private record Started(int port, Path folder, Tool asadmin) implements Deployable {

    @Override
    public void deploy(Path archive, String name) throws Exception {
      deploy(archive, name, "/" + name);
    }

    void deploy(Path archive, String name, String contextRoot) throws Exception {
      Command.Result deployment =
          asadmin.attempt(
              "deploy", "--name", name, "--contextroot", contextRoot, archive.toString());
      if (deployment.exitCode() != 0) {
        throw new DeploymentRefused(deployment.output() + log());
      }
    }

    @Override
    public void undeploy(String name) throws Exception {
      asadmin.run("undeploy", name);
    }

    @Override
    public OptionalInt httpsPort() {
      return OptionalInt.of(port - HTTP + HTTPS);
    }

    @Override
    public Set<Integer> administrationPorts() {
      return Set.of(port - HTTP + ADMIN);
    }

    @Override
    public long pid() {
      try {
        return Long.parseLong(Files.readString(folder.resolve("config/pid")).trim());
      } catch (IOException missing) {
        throw new IllegalStateException(missing);
      }
    }

    @Override
    public String log() throws IOException {
      StringBuilder log = new StringBuilder();
      try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
        // Older files have a time after their name, and the newest has none.
        for (Path file : files.sorted(Comparator.comparing(AsadminServer::age)).toList()) {
          log.append(Files.readString(file));
        }
      }
      return log.toString();
    }

    @Override
    public void close() {
      try {
        asadmin.run("stop-domain", "--domaindir", folder.getParent().toString(), DOMAIN);
      } catch (Exception failure) {
        throw new IllegalStateException(failure);
      }
    }
  }
}
