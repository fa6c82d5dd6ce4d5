package no.kontaktregister.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The folder of the demo's keys. Only its owner may read it, where the file system can say so. */
public final class KeyFolder {

  /** The password of all key stores in it. */
  public static final String PASSWORD = "demo-demo";

  /** The key of where it is. */
  static final String KEY = "kontaktregister.demo.keys";

  private KeyFolder() {}

  /** Where it is: read without MicroProfile Config, which needs what is in it. */
  static Path configured() {
    return Optional.ofNullable(System.getProperty(KEY))
        .or(() -> Optional.ofNullable(System.getenv("KONTAKTREGISTER_DEMO_KEYS")))
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "kontaktregister-demo"))
        .toAbsolutePath();
  }

  static void make(Path folder) throws IOException {
    Files.createDirectories(folder);
    String user = System.getProperty("user.name");
    if (!user.equals("?") && !Files.getOwner(folder).getName().endsWith(user)) {
      throw new IOException("the folder " + folder + " is somebody else's");
    }
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** A key store of the demo, which must be there. */
  public static KeyStore open(Path file) throws IOException, GeneralSecurityException {
    try (InputStream content = Files.newInputStream(file)) {
      return read(content);
    }
  }

  /** The content of a key store of the demo. */
  public static KeyStore read(InputStream content) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(content, PASSWORD.toCharArray());
    return store;
  }

  /** The certificate of an enterprise of the demo. */
  static X509Sertifikat sertifikat(Virksomhetsidentifikator virksomhet) {
    Path file = configured().resolve(virksomhet.value() + ".pem");
    try (InputStream content = Files.newInputStream(file)) {
      return new X509Sertifikat(
          CertificateFactory.getInstance("X.509").generateCertificate(content).getEncoded());
    } catch (IOException | CertificateException unreadable) {
      throw new IllegalStateException("The demo's keys are incomplete; delete their folder");
    }
  }
}
