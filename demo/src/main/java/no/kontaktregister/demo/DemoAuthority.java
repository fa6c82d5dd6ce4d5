package no.kontaktregister.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;

/**
 * Plays the part of Buypass and Commfides in the demo: an issuer, made at the first start, a
 * virksomhetssertifikat with its key for each enterprise of the demo, and revocation lists.
 *
 * <p>The lists are files, and certificates name them as such: the demo's port may be another one at
 * each start, and its certificates last longer.
 */
public final class DemoAuthority {

  /** The password of the demo's key stores. It keeps nothing secret: anybody may know it. */
  public static final String PASSWORD = KeyFolder.PASSWORD;

  /** The key of the folder with the running demo's keys. */
  public static final String FOLDER = KeyFolder.KEY;

  /** The alias of the entry in each key store. */
  public static final String ALIAS = "key";

  /** The service knows the demo's issuer by this name, and refuses it outside the demo. */
  private static final String NAME = "C=NO,O=Kontaktregister,CN=Demo CA";

  /** The list of the certificates that are not revoked, which is empty. */
  private static final String NOTHING_REVOKED = "ca.crl";

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration DAYS_OF_LIFE = Duration.ofDays(3650);

  private final Path folder;
  private final String name;

  /** Its own certificate and key; absent until something asks for them. */
  private Issued own;

  private DemoAuthority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /** The issuer of the running demo. */
  public static DemoAuthority configured() throws IOException, GeneralSecurityException {
    return in(KeyFolder.configured());
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
   * The enterprise's key and certificate; made if there is none, or if an earlier version gave the
   * certificate another subject. The certificate by itself is next to them, in PEM.
   */
  public Path keysOf(String organisationNumber) throws IOException, GeneralSecurityException {
    Path file = keyStore(folder, organisationNumber);
    Path text = folder.resolve(organisationNumber + ".pem");
    if (Files.notExists(text) || !isUpToDate(file, organisationNumber)) {
      CertificateIssuer issuer = issuer();
      Instant now = Instant.now();
      Issued issued =
          issuer.issue(
              subject(organisationNumber), content(now.minus(DAY), now.plus(DAYS_OF_LIFE)));
      save(file, issued, issuer.certificate());
      CertificateIssuer.writePem(text, issued.certificate());
    }
    return file;
  }

  private static boolean isUpToDate(Path file, String organisationNumber)
      throws IOException, GeneralSecurityException {
    X509Certificate made = (X509Certificate) KeyFolder.open(file).getCertificate(ALIAS);
    return X500Name.getInstance(made.getSubjectX500Principal().getEncoded())
        .equals(new X500Name(subject(organisationNumber)));
  }

  /** Where the enterprise's key is. */
  static Path keyStore(Path folder, String organisationNumber) {
    return folder.resolve(organisationNumber + ".p12");
  }

  /** The issuer's own certificate. */
  public Certificate certificate() throws IOException, GeneralSecurityException {
    return own().certificate();
  }

  /** Signs certificates in the issuer's name. They are not revoked. */
  public CertificateIssuer issuer() throws IOException, GeneralSecurityException {
    return issuer(folder.resolve(NOTHING_REVOKED));
  }

  /**
   * Issues a certificate, and revokes it at once. A list of its own has it: a reader keeps a list
   * for a while, and would learn too late of what is added to one that it has read.
   */
  public Issued issueRevoked(String subject, Content content)
      throws IOException, GeneralSecurityException {
    Path list = folder.resolve("revoked-" + UUID.randomUUID() + ".crl");
    CertificateIssuer issuer = issuer(list);
    Issued issued = issuer.issue(subject, content);
    write(list, issuer, List.of(issued.certificate().getSerialNumber()));
    return issued;
  }

  private CertificateIssuer issuer(Path list) throws IOException, GeneralSecurityException {
    return new CertificateIssuer(own(), Optional.empty()).withRevocationList(list.toUri());
  }

  /** Kept, because it takes long to open a key store. */
  private synchronized Issued own() throws IOException, GeneralSecurityException {
    if (own == null) {
      KeyStore store = KeyFolder.open(folder.resolve("ca.p12"));
      own =
          new Issued(
              (X509Certificate) store.getCertificate(ALIAS),
              (PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray()));
    }
    return own;
  }

  private static void write(Path list, CertificateIssuer issuer, List<BigInteger> revoked)
      throws IOException {
    Instant now = Instant.now();
    Files.write(list, issuer.revocationList(now.minus(DAY), now.plus(DAYS_OF_LIFE), revoked));
  }

  /**
   * Whom an enterprise's certificate names. Clients look for the registry's number in the place
   * that SEID 1 gives it.
   */
  public static String subject(String organisationNumber) {
    String number =
        organisationNumber.equals(DemoRegistry.REGISTRY)
            ? "SERIALNUMBER=%1$s"
            : "2.5.4.97=NTRNO-%1$s";
    return ("C=NO,O=Demo %1$s," + number + ",CN=Demo %1$s").formatted(organisationNumber);
  }

  /** What an enterprise's certificate says. */
  public static Content content(Instant from, Instant to) {
    return Content.ofAnEnterprise(from, to)
        .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
  }

  private void makeItself() throws IOException, GeneralSecurityException {
    Instant now = Instant.now();
    own =
        CertificateIssuer.selfSigned(
            name, content(now.minus(DAY), now.plus(DAYS_OF_LIFE)).asIssuer(), Optional.empty());
    CertificateIssuer.writePem(folder.resolve("ca.pem"), own.certificate());
    save(folder.resolve("ca.p12"), own);
    write(folder.resolve(NOTHING_REVOKED), issuer(), List.of());
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
