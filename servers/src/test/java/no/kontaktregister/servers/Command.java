package no.kontaktregister.servers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a server's own tools with the service's configuration in the environment. */
final class Command {

  private static final long PATIENCE_SECONDS = 600;

  private final Path javaHome;
  private final Map<String, String> environment = new HashMap<>();

  Command(Path javaHome, Map<String, String> configuration) {
    this.javaHome = javaHome;
    environment.put("JAVA_HOME", javaHome.toString());
    environment.put("AS_JAVA", javaHome.toString());
    // In milliseconds. GlassFish waits a minute for its domain, and a busy machine takes longer.
    environment.put("AS_START_TIMEOUT", "600000");
    // Frees softly reachable objects at once, so that they do not count when memory is measured.
    environment.put("JAVA_TOOL_OPTIONS", "-XX:SoftRefLRUPolicyMSPerMB=0");
    configuration.forEach((key, value) -> environment.put(variable(key), value));
  }

  Command with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Path javaHome() {
    return javaHome;
  }

  /** The environment variable of a key, as MicroProfile Config names it. */
  static String variable(String key) {
    return key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  /** Starts a tool and does not wait for it. */
  Process start(Path output, List<String> command) throws IOException {
    ProcessBuilder process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    process.environment().putAll(environment);
    return process.start();
  }

  /** Runs a tool, which must succeed, and returns its output. */
  String run(String... command) throws IOException, InterruptedException {
    Result result = attempt(List.of(command));
    if (result.exitCode() != 0) {
      throw new IllegalStateException(String.join(" ", command) + "\n" + result.output());
    }
    return result.output();
  }

  /** Runs a tool and waits for it. */
  Result attempt(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("command-", ".log");
    Process process = start(output, command);
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new IllegalStateException(String.join(" ", command) + " does not end");
    }
    try {
      return new Result(process.exitValue(), Files.readString(output, UTF_8));
    } finally {
      Files.delete(output);
    }
  }

  record Result(int exitCode, String output) {}
}
