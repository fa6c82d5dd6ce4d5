package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.Deployable;
import no.kontaktregister.endtoend.server.Running;

/** WildFly, in its standalone form. */
final class WildFly implements ApplicationServer {

  private static final String NAME = "wildfly";

  private final Path home;
  private final boolean checksHost;

  /**
   * @param checksHost whether its HTTP library refuses a Host header that names no host
   */
  WildFly(Path home, boolean checksHost) {
    this.home = home;
    this.checksHost = checksHost;
  }

  @Override
  public Optional<String> jndiName() {
    return Optional.of("java:/jdbc/kontaktregister");
  }

  @Override
  public Running start(Path javaHome, Map<String, String> configuration) throws Exception {
    Path base = Folders.copy(home.resolve("standalone"), "wildfly-base");
    Files.copy(Folders.postgresqlDriver(), base.resolve("deployments").resolve("postgresql.jar"));
    List<Integer> ports = ApplicationServer.freePorts(3);
    Command tools =
        new Command(javaHome, configuration)
            .with("TLS_KEYSTORE", TlsKeys.file(javaHome).toString())
            .with("TLS_KEYSTORE_PASSWORD", TlsKeys.PASSWORD)
            .with("JAVA_OPTS", "-Djboss.server.base.dir=" + base);
    for (String file : List.of("configure.cli", "https.cli")) {
      tools.run(
          home.resolve("bin/jboss-cli.sh").toString(),
          "--file=" + ApplicationServer.files(NAME).resolve(file));
    }
    Path log = base.resolve("log").resolve("server.log");
    // The tool starts an embedded server, which writes to the same log.
    Files.deleteIfExists(log);

    Command server =
        new Command(javaHome, configuration)
            .with("LAUNCH_JBOSS_IN_BACKGROUND", "true")
            .with("TLS_KEYSTORE", TlsKeys.file(javaHome).toString())
            .with("TLS_KEYSTORE_PASSWORD", TlsKeys.PASSWORD)
            .with("JAVA_OPTS", "-Xmx512m -Djava.net.preferIPv4Stack=true");
    Process process =
        server.start(
            base.resolve("console.log"),
            List.of(
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base,
                "-Djboss.http.port=" + ports.get(0),
                "-Djboss.https.port=" + ports.get(2),
                "-Djboss.management.http.port=" + ports.get(1)));
    Started started =
        new Started(
            ports.get(0),
            ports.get(1),
            OptionalInt.of(ports.get(2)),
            checksHost,
            process,
            log,
            tools,
            home.resolve("bin/jboss-cli.sh").toString());
    try {
      Folders.await(process, started::log, Pattern.compile("WFLYSRV0025"));
      started.deploy("deploy " + ARCHIVE + " --runtime-name=ROOT.war");
      return started;
    } catch (DeploymentRefused | RuntimeException failure) {
      started.close();
      throw failure;
    }
  }

  private record Started(
      int port,
      int management,
      OptionalInt httpsPort,
      boolean checksHost,
      Process process,
      Path file,
      Command tools,
      String cli)
      implements Deployable {

    @Override
    public void deploy(Path archive, String name) throws Exception {
      deploy("deploy " + archive + " --name=" + name + ".war --runtime-name=" + name + ".war");
    }

    void deploy(String command) throws Exception {
      Command.Result deployment = cli(command);
      if (deployment.exitCode() != 0) {
        throw new ApplicationServer.DeploymentRefused(deployment.output() + log());
      }
    }

    @Override
    public void undeploy(String name) throws Exception {
      Command.Result end = cli("undeploy " + name + ".war");
      if (end.exitCode() != 0) {
        throw new IllegalStateException(end.output());
      }
    }

    private Command.Result cli(String command) throws Exception {
      return tools.attempt(
          List.of(
              cli, "--connect", "--controller=localhost:" + management, "--command=" + command));
    }

    @Override
    public Set<Integer> administrationPorts() {
      return Set.of(management);
    }

    @Override
    public long pid() {
      return process.descendants().findFirst().orElseThrow().pid();
    }

    @Override
    public String log() throws IOException {
      return Files.exists(file) ? Files.readString(file) : "";
    }

    @Override
    public void close() {
      process.descendants().forEach(ProcessHandle::destroy);
      process
          .onExit()
          .orTimeout(30, TimeUnit.SECONDS)
          .exceptionally(
              timeout -> {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                return process.destroyForcibly();
              })
          .join();
    }
  }
}
