package no.kontaktregister.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Where the demo's keys are: for their owner's eyes, on systems that know whose a folder is. */
final class KeyFolder {

  static final String PASSWORD = "demo-demo";

  private KeyFolder() {}

  static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** A key store of the demo, which must be there. */
  static KeyStore open(Path file) throws IOException, GeneralSecurityException {
    try (InputStream content = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(content, PASSWORD.toCharArray());
      return store;
    }
  }
}
