package no.kontaktregister.demo.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.launcher.Main;
import no.kontaktregister.launcher.UnpackedServer;

/**
 * Starts {@code kontaktregister-demo.jar} with options in place of properties, and writes a file
 * when it is ready.
 */
public final class DemoMain {

  private static final String USAGE =
      """
      Usage: java -jar kontaktregister-demo.jar [OPTION VALUE]...
        --port PORT         listens on this port; 0 takes a free one (default: 8080)
        --address ADDRESS   listens on this address, also beyond this machine (default: 127.0.0.1)
        --seed FILE         starts with the citizens of this file, see docs/testing.md
        --keys DIR          keeps the demo's keys in this folder
        --ready-file FILE   writes the demo's URL to this file as soon as it is ready
        --help              shows this text
      """;

  private static final String PORT = "--port";
  private static final String ADDRESS = "--address";
  private static final String SEED = "--seed";
  private static final String KEYS = "--keys";
  private static final String READY_FILE = "--ready-file";
  private static final List<String> OPTIONS = List.of(PORT, ADDRESS, SEED, KEYS, READY_FILE);

  private static final int WRONG_USAGE = 2;
  private static final int INTERRUPTED = 130;
  private static final int PATIENCE_MILLIS = 700;

  private DemoMain() {}

  /**
   * @param args the options of the usage text; none is needed
   */
  public static void main(String[] args) throws IOException {
    if (List.of(args).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    Map<String, String> options = options(args);
    Optional<Path> readyFile =
        Optional.ofNullable(options.get(READY_FILE)).map(DemoMain::readyFile);
    set("kontaktregister.http.address", options.get(ADDRESS));
    set("kontaktregister.demo.address", options.get(ADDRESS));
    set("kontaktregister.demo.seed", absolute(options.get(SEED)));
    set("kontaktregister.demo.keys", absolute(options.get(KEYS)));
    set(
        "kontaktregister.http.port",
        "0".equals(options.get(PORT)) ? free(options) : options.get(PORT));
    // Ends the JVM when the service cannot serve.
    Main.main(new String[0]);
    System.out.println("  page     " + url(options) + "/");
    Runtime.getRuntime().addShutdownHook(new Thread(DemoMain::endSoon));
    if (readyFile.isPresent()) {
      announce(readyFile.get(), options);
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i])) {
        throw refuse("There is no option " + args[i] + ".");
      }
      if (i + 1 == args.length) {
        throw refuse("The option " + args[i] + " needs a value.");
      }
      if (options.put(args[i], args[i + 1]) != null) {
        throw refuse("The option " + args[i] + " is given twice.");
      }
    }
    return options;
  }

  /** A file from an earlier run would announce a demo that is not ready. */
  private static Path readyFile(String name) {
    Path file = Path.of(name).toAbsolutePath();
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      throw refuse("The file of " + READY_FILE + " exists and cannot be deleted.");
    }
    if (!Files.isWritable(file.getParent())) {
      throw refuse("The folder of " + READY_FILE + " does not exist, or cannot be written to.");
    }
    return file;
  }

  private static void announce(Path file, Map<String, String> options) throws IOException {
    // Moved into its place, so that nobody reads half of it.
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    Files.writeString(unfinished, url(options) + "\n");
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
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

  private static String url(Map<String, String> options) {
    String address = options.getOrDefault(ADDRESS, "127.0.0.1");
    String host =
        List.of("127.0.0.1", "0.0.0.0", "::").contains(address)
            ? "localhost"
            : address.contains(":") ? "[" + address + "]" : address;
    return "http://" + host + ":" + System.getProperty("kontaktregister.http.port");
  }

  private static String free(Map<String, String> options) {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByName(options.getOrDefault(ADDRESS, "127.0.0.1")))) {
      return Integer.toString(socket.getLocalPort());
    } catch (UnknownHostException unknown) {
      throw refuse("The value of " + ADDRESS + " is not an address.");
    } catch (IOException none) {
      throw refuse("The value of " + ADDRESS + " is not an address of this machine.");
    }
  }

  private static String absolute(String file) {
    return file == null ? null : Path.of(file).toAbsolutePath().toString();
  }

  private static void set(String key, String value) {
    if (value != null) {
      System.setProperty(key, value);
    }
  }

  private static IllegalStateException refuse(String sentence) {
    System.err.println(sentence);
    System.err.print(USAGE);
    System.exit(WRONG_USAGE);
    return new IllegalStateException(sentence);
  }
}
