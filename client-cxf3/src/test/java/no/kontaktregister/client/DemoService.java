package no.kontaktregister.client;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The service in demo mode, with keys of its own. It runs beside the tests, of which it shares no
 * class.
 */
final class DemoService implements AutoCloseable {

  private static final Path FOLDER = Path.of("target", "demo").toAbsolutePath();
  private static final Path BOOTSTRAP = Path.of("..", "bootstrap", "target");
  private static final Path DEMO = Path.of("..", "demo", "target");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final int port = freePort();
  private final Path log = FOLDER.resolve("service.log");
  private final Process process;

  private DemoService() throws IOException, InterruptedException {
    makeKeys();
    process =
        start(
            log,
            "-Xmx256m",
            "-Dmp.config.profile=demo",
            "-Dkontaktregister.http.port=" + port,
            "-Dkontaktregister.maskinporten.jwks-url=" + keys("jwks.json").toUri(),
            "-Dkontaktregister.certificates.trust=" + keys("ca.pem"),
            "-Dkontaktregister.print.sertifikat=" + keys("984661185.pem"),
            "-Dkontaktregister.soap.keystore=" + keys("991825827.p12"),
            "-jar",
            BOOTSTRAP.resolve("kontaktregister.jar").toString());
  }

  /** Starts the service and waits until it is ready. */
  static DemoService start() throws IOException, InterruptedException {
    DemoService service = new DemoService();
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!Files.readString(service.log).contains("Kontaktregister is ready.")) {
      if (!service.process.isAlive() || Instant.now().isAfter(deadline)) {
        service.close();
        throw new IllegalStateException("no service:\n" + Files.readString(service.log));
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return service;
  }

  String address() {
    return "http://127.0.0.1:" + port + "/ws/oppslagstjenesten/v5";
  }

  Path keys(String file) {
    return FOLDER.resolve("keys").resolve(file);
  }

  /** The demo makes them beside its jar, where those of {@code mvn -Prun} are: hence a copy. */
  private static void makeKeys() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    Path jar = FOLDER.resolve("demo.jar");
    Files.copy(DEMO.resolve("demo.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
    Path log = FOLDER.resolve("keys.log");
    Process maker =
        start(
            log,
            "-cp",
            jar + File.pathSeparator + DEMO.resolve("lib") + File.separator + "*",
            "no.kontaktregister.demo.Demo",
            "keys");
    if (maker.waitFor() != 0) {
      throw new IllegalStateException("no keys:\n" + Files.readString(log));
    }
  }

  private static Process start(Path log, String... arguments) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(JAVA.toString());
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process
        .onExit()
        .orTimeout(20, TimeUnit.SECONDS)
        .exceptionally(timeout -> process.destroyForcibly())
        .join();
  }
}
