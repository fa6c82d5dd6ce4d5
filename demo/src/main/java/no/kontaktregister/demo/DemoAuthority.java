package no.kontaktregister.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Stands for Buypass and Commfides while the demo runs: an issuer of its own, made at the first
 * run, and a virksomhetssertifikat with its key for each enterprise of the demo.
 */
public final class DemoAuthority {

  /** What protects the demo's key stores. It keeps nothing secret: whoever has it has the keys. */
  public static final String PASSWORD = KeyFolder.PASSWORD;

  private static final String ALIAS = "key";

  /** The service knows the demo's issuer by this name, and refuses it outside the demo. */
  private static final String NAME = "C=NO,O=Kontaktregister,CN=Demo CA";

  /** Buypass's policy for enterprise certificates in test. */
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("2.16.578.1.26.1.0.3.2");

  private final Path folder;
  private final X500Name name;

  private DemoAuthority(Path folder, String name) {
    this.folder = folder;
    this.name = new X500Name(name);
  }

  /** The issuer whose keys are in the folder; they are made where there are none. */
  public static DemoAuthority in(Path folder)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    return in(folder, NAME);
  }

  /** The same under a name of its own, for tests of the service outside the demo. */
  public static DemoAuthority in(Path folder, String name)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    DemoAuthority authority = new DemoAuthority(folder, name);
    if (Files.notExists(folder.resolve("ca.p12"))) {
      KeyFolder.make(folder);
      authority.makeItself();
    }
    return authority;
  }

  /**
   * The enterprise's key and certificate; made where there is none. The certificate by itself
   * stands beside them, in PEM.
   */
  public Path keysOf(String organisationNumber)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    Path file = folder.resolve(organisationNumber + ".p12");
    Path text = folder.resolve(organisationNumber + ".pem");
    if (Files.notExists(text)) {
      KeyStore own = KeyFolder.open(folder.resolve("ca.p12"));
      X509Certificate issuer = (X509Certificate) own.getCertificate(ALIAS);
      PrivateKey key = (PrivateKey) own.getKey(ALIAS, PASSWORD.toCharArray());
      KeyPair keys = keys();
      X500Name subject =
          new X500Name(
              "C=NO,O=Demo "
                  + organisationNumber
                  + ",2.5.4.97=NTRNO-"
                  + organisationNumber
                  + ",CN=Demo "
                  + organisationNumber);
      JcaX509v3CertificateBuilder builder = builder(subject, keys);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.keyUsage,
          true,
          new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
      builder.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(new PolicyInformation(POLICY)));
      X509Certificate certificate = sign(builder, key);
      save(file, keys, certificate, issuer);
      saveAsText(text, certificate);
    }
    return file;
  }

  /** The issuer's own certificate. */
  public Certificate certificate() throws IOException, GeneralSecurityException {
    return KeyFolder.open(folder.resolve("ca.p12")).getCertificate(ALIAS);
  }

  private void makeItself()
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair keys = keys();
    JcaX509v3CertificateBuilder builder = builder(name, keys);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    X509Certificate certificate = sign(builder, keys.getPrivate());
    saveAsText(folder.resolve("ca.pem"), certificate);
    save(folder.resolve("ca.p12"), keys, certificate);
  }

  private static void saveAsText(Path file, X509Certificate certificate)
      throws IOException, GeneralSecurityException {
    Files.writeString(
        file,
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n");
  }

  private static void save(Path file, KeyPair keys, Certificate... chain)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, keys.getPrivate(), PASSWORD.toCharArray(), chain);
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, PASSWORD.toCharArray());
    }
  }

  private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        name,
        new BigInteger(64, new SecureRandom()),
        Date.from(now.minus(1, ChronoUnit.DAYS)),
        Date.from(now.plus(3650, ChronoUnit.DAYS)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException, OperatorCreationException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }
}
