package no.kontaktregister.endtoend.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import no.kontaktregister.demo.DemoKeysConfigSource;

/**
 * The demo's own keys, for all demos of a run. A demo would make them itself, but a server that
 * compiles less takes seconds for it.
 */
public final class DemoKeys {

  private static final Path FOLDER = Path.of("target", "demo-keys").toAbsolutePath();

  static {
    DemoKeysConfigSource.makeKeys(FOLDER);
  }

  private DemoKeys() {}

  /** The folder of the keys. */
  public static Path folder() {
    return FOLDER;
  }

  /** Copies the keys to a folder that a demo may change. */
  static void copyTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(FOLDER)) {
      files.forEach(file -> copy(file, folder.resolve(file.getFileName())));
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
