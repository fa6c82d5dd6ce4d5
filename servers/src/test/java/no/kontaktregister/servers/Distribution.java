package no.kontaktregister.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;

/**
 * A server's published distribution.
 *
 * @param name the name of its folder in this module, a hyphen, and the generation: wildfly-39
 * @param coordinates Maven coordinates: group, artifact and version, with colons
 * @param oldestJdk the oldest JDK that the server starts on, whatever is deployed
 * @param newestJdk the newest JDK that the server starts on, whatever is deployed
 */
record Distribution(String name, String coordinates, int oldestJdk, int newestJdk) {

  private static final Path SERVERS = Path.of("target", "servers").toAbsolutePath();
  private static final Path LAUNCHER = Path.of("..", "launcher").toAbsolutePath().normalize();

  /** The distribution that the build itself puts the archive into. */
  private static final String OF_THE_BUILD = "payara-micro-6";

  /**
   * @param text the name, the coordinates and the JDKs, such as 17..23 or 21.., with blanks between
   */
  static Distribution parse(String text) {
    String[] words = text.split(" ");
    String[] jdks = words[2].split("\\.\\.");
    return new Distribution(
        words[0],
        words[1],
        Integer.parseInt(jdks[0]),
        jdks.length > 1 ? Integer.parseInt(jdks[1]) : Integer.MAX_VALUE);
  }

  /** The server's name without its generation. */
  String server() {
    return name.replaceAll("-\\d+$", "");
  }

  String version() {
    return coordinates.replaceAll(".*:", "");
  }

  boolean startsOn(Jdk jdk) {
    return oldestJdk <= jdk.feature() && jdk.feature() <= newestJdk;
  }

  /** Why it does not run on this JDK, as a sentence. */
  String whyNotOn(Jdk jdk) {
    return name
        + " did not run on JDK "
        + jdk.version()
        + ": it needs JDK "
        + oldestJdk
        + (newestJdk == Integer.MAX_VALUE ? " or newer." : " to " + newestJdk + ".");
  }

  /** Whether this is its name, with or without the generation. */
  boolean isCalled(String text) {
    return text.equals(name) || text.equals(server());
  }

  /** The installed server. It is downloaded and unpacked if it is missing. */
  ApplicationServer install(Path maven, Jdk jdk) throws Exception {
    return switch (server()) {
      case "payara-micro" -> new PayaraMicro(payaraMicro(maven, jdk));
      case "payara-server" -> AsadminServer.payaraServer(home(maven));
      case "glassfish" -> AsadminServer.glassFish(home(maven));
      case "wildfly" -> new WildFly(home(maven), name.equals("wildfly-39"));
      case "open-liberty" -> new OpenLiberty(home(maven));
      default -> throw new IllegalArgumentException("no server is called " + name);
    };
  }

  private Path home(Path maven) throws Exception {
    Path folder = SERVERS.resolve(server() + "-" + version());
    if (Files.notExists(folder)) {
      get(maven, "unpack", "zip", folder);
    }
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(it -> Files.isDirectory(it.resolve("bin"))).findFirst().orElseThrow();
    }
  }

  /** The jar of the build, or the same archive in another Payara Micro, as the page says. */
  private Path payaraMicro(Path maven, Jdk jdk) throws Exception {
    if (name.equals(OF_THE_BUILD)) {
      return PayaraMicro.DEMO;
    }
    Path server = SERVERS.resolve("payara-micro-" + version() + ".jar");
    if (Files.notExists(server)) {
      get(maven, "copy", "jar", SERVERS);
    }
    Path jar = Folders.empty(name).resolve("kontaktregister.jar");
    Command tools = new Command(jdk.home(), Map.of());
    Path commands = LAUNCHER.resolve("src/main/payara");
    tools.run(
        jdk.home().resolve("bin/java").toString(),
        "-jar",
        server.toString(),
        "--deploy",
        ApplicationServer.ARCHIVE + ":/",
        "--nocluster",
        "--disablephonehome",
        "--prebootcommandfile",
        commands.resolve("pre-boot-commands.txt").toString(),
        "--logproperties",
        commands.resolve("logging.properties").toString(),
        "--outputuberjar",
        jar.toString());
    tools.run(
        jdk.home().resolve("bin/jar").toString(),
        "--update",
        "--file",
        jar.toString(),
        "--main-class",
        "no.kontaktregister.launcher.Main",
        "-C",
        LAUNCHER.resolve("target/classes").toString(),
        "no/kontaktregister/launcher");
    return jar;
  }

  /** Uses Maven itself, for its local repository and mirrors. */
  private void get(Path maven, String goal, String type, Path folder) throws Exception {
    Process process =
        new ProcessBuilder(
                List.of(
                    maven.resolve("bin").resolve("mvn").toString(),
                    "--quiet",
                    "--batch-mode",
                    "--non-recursive",
                    "dependency:" + goal,
                    "-Dartifact=" + coordinates + ":" + type,
                    "-DoutputDirectory=" + folder))
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("Maven cannot get the distribution " + coordinates);
    }
  }
}
