package no.kontaktregister.launcher;

import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.loader.ExplodedURLClassloader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Payara Micro with its libraries in a temporary folder.
 *
 * <p>Payara Micro unpacks them when it is started from the command line. When it is started by a
 * program it reads them where they are, as jars in a jar, and a start takes half as long again.
 */
public final class UnpackedServer {

  private static final String START_CLASS = "fish.payara.micro.impl.PayaraMicroImpl";

  /** A folder comes before what is in it. */
  private static final List<File> UNPACKED = new CopyOnWriteArrayList<>();

  private UnpackedServer() {}

  /**
   * The server, which is not started yet. Its libraries are deleted when the process ends.
   *
   * @throws IOException when the temporary folder cannot be written to
   */
  static PayaraMicroBoot create() throws IOException {
    Path folder = Files.createTempDirectory("kontaktregister-server-");
    ClassLoader libraries = new ExplodedURLClassloader(folder.toFile());
    // The server writes to a folder of its own, which it deletes itself.
    System.clearProperty("fish.payara.micro.tmpdir");
    try (Stream<Path> files = Files.walk(folder)) {
      files.map(Path::toFile).forEach(UNPACKED::add);
    }
    // The JDK deletes after the server has stopped, the last one first.
    UNPACKED.forEach(File::deleteOnExit);
    Thread.currentThread().setContextClassLoader(libraries);
    try {
      return (PayaraMicroBoot)
          libraries.loadClass(START_CLASS).getMethod("getInstance").invoke(null);
    } catch (ReflectiveOperationException incomplete) {
      throw new IOException(incomplete);
    }
  }

  /** Deletes the libraries, for a process that ends without waiting for the server. */
  public static void delete() {
    List<File> childrenFirst = new ArrayList<>(UNPACKED);
    Collections.reverse(childrenFirst);
    childrenFirst.forEach(File::delete);
  }
}
