package no.kontaktregister.demo.start;

import static java.util.Comparator.reverseOrder;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import no.kontaktregister.demo.commandline.Version;
import no.kontaktregister.demo.commandline.WrongUsage;
import no.kontaktregister.launcher.Main;
import no.kontaktregister.launcher.UnpackedServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Starts {@code kontaktregister-demo.jar} with options in place of properties, and writes a file
 * when it is ready.
 */
@Command(
    name = "java -jar kontaktregister-demo.jar",
    header = "Starts a registry of synthetic citizens, with keys and a control API for your tests.",
    abbreviateSynopsis = true,
    sortOptions = false,
    versionProvider = Version.class,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:the demo cannot start: the message says why",
      "2:wrong usage",
      "130:the demo was stopped"
    })
public final class DemoMain implements Callable<Integer> {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String KEYS = "kontaktregister.demo.keys";
  private static final String KEYS_VARIABLE = "KONTAKTREGISTER_DEMO_KEYS";

  private static final int INTERRUPTED = 130;
  private static final int PATIENCE_MILLIS = 700;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "listens on this port; 0 takes a free one (default: 8080)")
  private Integer port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      description = "listens on this address, also beyond this machine (default: 127.0.0.1)")
  private String address;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "starts with the citizens of this file, see docs/testing.md")
  private Path seed;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "keeps the demo's keys in this folder; without it, they go when the demo ends")
  private Path keys;

  @Option(
      names = "--ready-file",
      paramLabel = "FILE",
      description = "writes the demo's URL to this file as soon as it is ready")
  private Path readyFile;

  @Option(
      names = "--stop-when-stdin-closes",
      description = "stops when the process that started the demo ends, or closes its input")
  private boolean stopWhenStdinCloses;

  @Option(names = "--help", usageHelp = true, description = "shows this text")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  private boolean version;

  @Spec private CommandSpec command;

  private DemoMain() {}

  /**
   * @param args the options of the usage text; none is needed
   */
  public static void main(String[] args) {
    Main.logUntilTheEnd();
    int exitCode = WrongUsage.commandLine(new DemoMain()).execute(args);
    // The server's threads keep a demo that has started alive.
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  @Override
  public Integer call() throws IOException {
    if (readyFile != null) {
      forgetTheEarlierRun();
    }
    if (seed != null && !Files.isReadable(seed)) {
      throw wrong("The file of --seed does not exist, or cannot be read.");
    }
    if (keys != null) {
      make(keys);
    }
    if (stopWhenStdinCloses) {
      StandardInput.endDemoWhenItCloses();
    }
    set("kontaktregister.http.address", address);
    set("kontaktregister.demo.address", address);
    set("kontaktregister.demo.seed", absolute(seed));
    set("kontaktregister.http.port", port == null ? null : port == 0 ? free() : port.toString());
    set(KEYS, absolute(keys));
    if (System.getProperty(KEYS) == null && System.getenv(KEYS_VARIABLE) == null) {
      set(KEYS, folderForThisRun().toString());
    }
    OptimizingCompiler.compileCryptographyAlone();
    // Ends the JVM when the service cannot serve.
    Main.main(new String[0]);
    System.out.println("  page     " + url() + "/");
    Runtime.getRuntime().addShutdownHook(new Thread(DemoMain::endSoon));
    if (readyFile != null) {
      announce();
    }
    return 0;
  }

  /** A file from an earlier run would announce a demo that is not ready. */
  private void forgetTheEarlierRun() {
    readyFile = readyFile.toAbsolutePath();
    try {
      Files.deleteIfExists(readyFile);
    } catch (IOException stays) {
      throw wrong("The file of --ready-file exists and cannot be deleted.");
    }
    if (!Files.isWritable(readyFile.getParent())) {
      throw wrong("The folder of --ready-file does not exist, or cannot be written to.");
    }
  }

  private void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException refused) {
      throw wrong("The folder of --keys cannot be made.");
    }
    if (!Files.isWritable(folder)) {
      throw wrong("The folder of --keys cannot be written to.");
    }
  }

  private void announce() throws IOException {
    // Moved into its place, so that nobody reads half of it.
    Path unfinished = readyFile.resolveSibling(readyFile.getFileName() + ".tmp");
    Files.writeString(unfinished, url() + "\n");
    Files.move(unfinished, readyFile, StandardCopyOption.ATOMIC_MOVE);
  }

  private String url() {
    String where = address().orElse(LOOPBACK);
    String host =
        List.of(LOOPBACK, "0.0.0.0", "::").contains(where)
            ? "localhost"
            : where.contains(":") ? "[" + where + "]" : where;
    return "http://" + host + ":" + System.getProperty("kontaktregister.http.port");
  }

  private String free() {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByName(address().orElse(LOOPBACK)))) {
      return Integer.toString(socket.getLocalPort());
    } catch (UnknownHostException unknown) {
      throw wrong("The value of --address is not an address.");
    } catch (IOException none) {
      throw wrong("The value of --address is not an address of this machine.");
    }
  }

  private Optional<String> address() {
    return Optional.ofNullable(address);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  /** For keys that nobody asked to keep. Only their owner can read them. */
  private Path folderForThisRun() {
    try {
      Path folder = Files.createTempDirectory("kontaktregister-keys-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException refused) {
      throw wrong("The folder for temporary files cannot be written to. Name one with --keys.");
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException stays) {
      System.err.println("The demo's keys in " + folder + " could not be deleted.");
    }
  }

  /** The server takes seconds to stop in good order, and the demo has nothing to lose. */
  private static void endSoon() {
    CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              UnpackedServer.delete();
              Runtime.getRuntime().halt(INTERRUPTED);
            });
  }

  private static String absolute(Path file) {
    return file == null ? null : file.toAbsolutePath().toString();
  }

  private static void set(String key, String value) {
    if (value != null) {
      System.setProperty(key, value);
    }
  }

  /** A port, or 0. */
  private static final class Port implements ITypeConverter<Integer> {

    private static final int HIGHEST = 65535;

    @Override
    public Integer convert(String text) {
      if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > HIGHEST) {
        throw new TypeConversionException("must be a whole number from 0 to " + HIGHEST + ".");
      }
      return Integer.valueOf(text);
    }
  }
}
