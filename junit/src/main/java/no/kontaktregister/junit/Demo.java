package no.kontaktregister.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The demo in a process of its own: one for all test classes of this JVM. */
final class Demo {

  private static final String JAR = "kontaktregister.demo.jar";
  private static final Path USUAL_JAR = Path.of("target", "kontaktregister-demo.jar");

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private static Demo running;

  private final Process process;
  private final Path folder;
  private final URI url;

  private Demo(Process process, Path folder, URI url) {
    this.process = process;
    this.folder = folder;
    this.url = url;
  }

  /** The demo that runs, or a new one. */
  static synchronized Demo running() {
    if (running == null) {
      running = start(Path.of(System.getProperty(JAR, USUAL_JAR.toString())).toAbsolutePath());
    }
    return running;
  }

  /** A demo that something else has started. */
  static Demo at(URI url) {
    return new Demo(null, null, url);
  }

  /** Stops the demo if it runs. */
  static synchronized void stop() {
    if (running != null) {
      end(running.process);
      delete(running.folder);
      running = null;
    }
  }

  URI url() {
    return url;
  }

  /** The log, if this class has started the demo. */
  Optional<Path> log() {
    return Optional.ofNullable(folder).map(Demo::log);
  }

  private static Demo start(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          "There is no file "
              + jar
              + ": let maven-dependency-plugin copy the artifact"
              + " no.kontaktregister:kontaktregister-demo:jar:server there, as docs/testing.md"
              + " shows, or name the demo's jar in the system property "
              + JAR
              + ".");
    }
    try {
      Path folder = Files.createTempDirectory("kontaktregister-demo-");
      Path ready = folder.resolve("ready");
      Process process =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:+UseSerialGC",
                      "-Xmx256m",
                      "-jar",
                      jar.toString(),
                      "--port",
                      "0",
                      "--keys",
                      folder.resolve("keys").toString(),
                      "--ready-file",
                      ready.toString(),
                      // The end of this process, even by force, closes the pipe.
                      "--stop-when-stdin-closes"))
              .redirectErrorStream(true)
              .redirectOutput(log(folder).toFile())
              .start();
      // JUnit does not reach the end of a run that is interrupted.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      awaitReady(process, ready, folder);
      return new Demo(process, folder, URI.create(Files.readString(ready).strip()));
    } catch (IOException failure) {
      throw new UncheckedIOException("The demo cannot be started.", failure);
    }
  }

  private static void awaitReady(Process process, Path ready, Path folder) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(ready)) {
      if (hasEnded(process, BETWEEN_LOOKS)) {
        throw new IllegalStateException(
            "The demo ended before it was ready: its log, " + log(folder) + ", says why.");
      }
      if (System.nanoTime() > end) {
        end(process);
        throw new IllegalStateException(
            "The demo was not ready within "
                + PATIENCE.toSeconds()
                + " seconds: its log, "
                + log(folder)
                + ", says how far it came.");
      }
    }
  }

  private static void end(Process process) {
    process.destroy();
    if (!hasEnded(process, PATIENCE_AT_THE_END)) {
      process.destroyForcibly();
      hasEnded(process, PATIENCE_AT_THE_END);
    }
  }

  private static boolean hasEnded(Process process, Duration wait) {
    try {
      return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return true;
    }
  }

  private static Path log(Path folder) {
    return folder.resolve("log");
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException stays) {
      throw new UncheckedIOException("The demo's files in " + folder + " stay.", stays);
    }
  }
}
