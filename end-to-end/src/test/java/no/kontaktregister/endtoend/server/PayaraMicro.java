package no.kontaktregister.endtoend.server;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** {@code kontaktregister.jar} as a process of its own, as its users run it. */
public final class PayaraMicro implements ApplicationServer {

  /** The production archive, with the server around it. */
  public static final Path PRODUCTION =
      Path.of("..", "bootstrap", "target", "kontaktregister.jar").toAbsolutePath().normalize();

  /** The demo, with the server around it. */
  public static final Path DEMO =
      Path.of("..", "demo", "target", "kontaktregister-demo.jar").toAbsolutePath().normalize();

  /** A server in a test ends before the optimizing compiler pays for itself. */
  public static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final List<String> command;
  private final Path directory;

  public PayaraMicro(Path jar) {
    this(List.of("java", "-Xmx256m", "-jar", jar.toString()), Path.of(""));
  }

  /**
   * @param command begins with java and ends with the jar
   * @param directory where the command is run
   */
  public PayaraMicro(List<String> command, Path directory) {
    this.command = command;
    this.directory = directory;
  }

  @Override
  public Optional<String> jndiName() {
    return Optional.empty();
  }

  @Override
  public Running start(Path javaHome, Map<String, String> configuration) throws Exception {
    Started service = launch(javaHome, configuration);
    try {
      await().atMost(PATIENCE).until(() -> service.isReady() || !service.process().isAlive());
    } catch (ConditionTimeoutException tooLong) {
      service.close();
    }
    if (!service.isReady()) {
      service.close();
      throw new DeploymentRefused(service.log());
    }
    return service;
  }

  /** Starts a service that must refuse to start. */
  public Refusal refuse(Map<String, String> configuration) throws Exception {
    try (Started service = launch(Path.of(System.getProperty("java.home")), configuration)) {
      if (!service.process().waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("the service neither ended nor refused");
      }
      return new Refusal(service.process().exitValue(), service.log());
    }
  }

  /** What a service that refused to start left behind. */
  public record Refusal(int exitCode, String log) {}

  /** Ends a server, by force if it does not end in time. */
  public static void stop(Process server) {
    server.destroy();
    server
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(timeout -> server.destroyForcibly())
        .join();
  }

  private Started launch(Path javaHome, Map<String, String> configuration) throws IOException {
    int port = ApplicationServer.freePorts(1).get(0);
    Path log = Files.createTempFile(Path.of("target"), "service-", ".log").toAbsolutePath();
    List<String> line = new ArrayList<>(command);
    line.set(0, javaHome.resolve("bin").resolve("java").toString());
    List<String> options = new ArrayList<>(JVM_OPTIONS);
    // First, so that a test can set another.
    options.add("-Dkontaktregister.http.port=" + port);
    configuration.forEach((key, value) -> options.add("-D" + key + "=" + value));
    line.addAll(1, options);
    return new Started(
        port,
        Stream.ofNullable(configuration.get("kontaktregister.https.port"))
            .mapToInt(Integer::parseInt)
            .findFirst(),
        new ProcessBuilder(line)
            .directory(directory.toAbsolutePath().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start(),
        log);
  }

  private record Started(int port, OptionalInt httpsPort, Process process, Path file)
      implements Running {

    @Override
    public long pid() {
      return process.pid();
    }

    boolean isReady() throws IOException {
      return log().contains("Kontaktregister is ready.");
    }

    @Override
    public String log() throws IOException {
      return Files.readString(file);
    }

    @Override
    public Stream<String> lines() throws IOException {
      return Files.lines(file);
    }

    @Override
    public void close() {
      stop(process);
    }
  }
}
