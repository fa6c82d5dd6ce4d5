package no.kontaktregister.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Plays the part of Buypass and Commfides in the demo: an issuer, made at the first start, and a
 * virksomhetssertifikat with its key for each enterprise of the demo.
 */
public final class DemoAuthority {

  /** The password of the demo's key stores. It keeps nothing secret: anybody may know it. */
  public static final String PASSWORD = KeyFolder.PASSWORD;

  /** The alias of the entry in each key store. */
  static final String ALIAS = "key";

  /** The service knows the demo's issuer by this name, and refuses it outside the demo. */
  private static final String NAME = "C=NO,O=Kontaktregister,CN=Demo CA";

  private final Path folder;
  private final String name;

  private DemoAuthority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** The issuer whose keys are in the folder. Makes them if there are none. */
  public static DemoAuthority in(Path folder) throws IOException, GeneralSecurityException {
    return in(folder, NAME);
  }

  /** The same under a name of its own, for tests of the service outside the demo. */
  public static DemoAuthority in(Path folder, String name)
      throws IOException, GeneralSecurityException {
    DemoAuthority authority = new DemoAuthority(folder, name);
    if (Files.notExists(folder.resolve("ca.p12"))) {
      KeyFolder.make(folder);
      authority.makeItself();
    }
    return authority;
  }

  /**
   * The enterprise's key and certificate; made if there is none. The certificate by itself is next
   * to them, in PEM.
   */
  public Path keysOf(String organisationNumber) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(organisationNumber + ".p12");
    Path text = folder.resolve(organisationNumber + ".pem");
    if (Files.notExists(text)) {
      KeyStore own = KeyFolder.open(folder.resolve("ca.p12"));
      X509Certificate issuer = (X509Certificate) own.getCertificate(ALIAS);
      Issued issued =
          new CertificateIssuer(
                  new Issued(issuer, (PrivateKey) own.getKey(ALIAS, PASSWORD.toCharArray())),
                  Optional.empty())
              .issue(
                  "C=NO,O=Demo %1$s,2.5.4.97=NTRNO-%1$s,CN=Demo %1$s".formatted(organisationNumber),
                  content().keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
      save(file, issued, issuer);
      CertificateIssuer.writePem(text, issued.certificate());
    }
    return file;
  }

  /** The issuer's own certificate. */
  public Certificate certificate() throws IOException, GeneralSecurityException {
    return KeyFolder.open(folder.resolve("ca.p12")).getCertificate(ALIAS);
  }

  private void makeItself() throws IOException, GeneralSecurityException {
    Issued own = CertificateIssuer.selfSigned(name, content().asIssuer(), Optional.empty());
    CertificateIssuer.writePem(folder.resolve("ca.pem"), own.certificate());
    save(folder.resolve("ca.p12"), own);
  }

  private static Content content() {
    Instant now = Instant.now();
    return Content.ofAnEnterprise(now.minus(1, ChronoUnit.DAYS), now.plus(3650, ChronoUnit.DAYS));
  }

  private static void save(Path file, Issued issued, Certificate... above)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS,
        issued.key(),
        PASSWORD.toCharArray(),
        Stream.concat(Stream.of(issued.certificate()), Stream.of(above))
            .toArray(Certificate[]::new));
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, PASSWORD.toCharArray());
    }
  }
}
