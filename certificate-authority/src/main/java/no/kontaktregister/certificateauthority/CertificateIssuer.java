package no.kontaktregister.certificateauthority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates, for tests and for the demo. */
public final class CertificateIssuer {

  /** Buypass's policy for enterprise certificates in test. */
  public static final String ENTERPRISE_POLICY = "2.16.578.1.26.1.0.3.2";

  /**
   * What a certificate says; each method gives another one.
   *
   * @param from when it begins to be valid
   * @param to when it ends to be valid
   * @param bits the length of its RSA key
   * @param keyUsage the bits of {@link KeyUsage}; null leaves the extension out
   * @param policy an OID; null leaves the extension out
   * @param issuer whether its owner issues certificates
   */
  public record Content(
      Instant from, Instant to, int bits, Integer keyUsage, String policy, boolean issuer) {

    /** An enterprise's certificate, to sign and to be encrypted for. */
    public static Content ofAnEnterprise(Instant from, Instant to) {
      return new Content(from, to, 2048, KeyUsage.digitalSignature, ENTERPRISE_POLICY, false);
    }

    public Content validity(Instant newFrom, Instant newTo) {
      return new Content(newFrom, newTo, bits, keyUsage, policy, issuer);
    }

    public Content bits(int newBits) {
      return new Content(from, to, newBits, keyUsage, policy, issuer);
    }

    public Content keyUsage(Integer newUsage) {
      return new Content(from, to, bits, newUsage, policy, issuer);
    }

    public Content policy(String newPolicy) {
      return new Content(from, to, bits, keyUsage, newPolicy, issuer);
    }

    public Content asIssuer() {
      return new Content(from, to, bits, KeyUsage.keyCertSign | KeyUsage.cRLSign, policy, true);
    }
  }

  /** A certificate, and the key that belongs to it. */
  public record Issued(X509Certificate certificate, PrivateKey key) {}

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final Optional<URI> revocation;

  /**
   * @param own the issuer's certificate and key
   * @param revocation where its OCSP responder is, at {@code /ocsp}, and its list, at {@code /crl};
   *     none when nobody can be asked about its certificates
   */
  public CertificateIssuer(Issued own, Optional<URI> revocation) {
    this.certificate = own.certificate();
    this.key = own.key();
    this.revocation = revocation;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public PrivateKey key() {
    return key;
  }

  /** A certificate that its owner alone vouches for. */
  public static Issued selfSigned(String name, Content content, Optional<URI> revocation) {
    KeyPair keys = keys(content.bits());
    X500Name owner = new X500Name(name);
    return new Issued(
        certificate(owner, keys, content, owner, keys.getPrivate(), revocation), keys.getPrivate());
  }

  /** A certificate that this issuer vouches for, and its new key. */
  public Issued issue(String subject, Content content) {
    KeyPair keys = keys(content.bits());
    return new Issued(
        certificate(
            new X500Name(subject),
            keys,
            content,
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            key,
            revocation),
        keys.getPrivate());
  }

  /** Writes certificates into a file, in PEM. */
  public static void writePem(Path file, X509Certificate... certificates) throws IOException {
    try (Writer text = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (X509Certificate each : certificates) {
        pem.writeObject(each);
      }
    }
  }

  private static X509Certificate certificate(
      X500Name owner,
      KeyPair ownersKeys,
      Content content,
      X500Name issuer,
      PrivateKey issuersKey,
      Optional<URI> revocation) {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(64, new SecureRandom()),
            Date.from(content.from()),
            Date.from(content.to()),
            owner,
            ownersKeys.getPublic());
    try {
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(content.issuer()));
      if (content.keyUsage() != null) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(content.keyUsage()));
      }
      if (content.policy() != null) {
        builder.addExtension(
            Extension.certificatePolicies,
            false,
            new CertificatePolicies(
                new PolicyInformation(new ASN1ObjectIdentifier(content.policy()))));
      }
      if (revocation.isPresent()) {
        addRevocation(builder, content, revocation.get());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuersKey)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (GeneralSecurityException | OperatorCreationException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void addRevocation(
      JcaX509v3CertificateBuilder builder, Content content, URI revocation) throws IOException {
    // As with the real authorities: about issuers no responder is asked.
    if (!content.issuer()) {
      builder.addExtension(
          Extension.authorityInfoAccess,
          false,
          new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, name(revocation + "/ocsp")));
    }
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(new GeneralNames(name(revocation + "/crl"))),
                  null,
                  null)
            }));
  }

  private static GeneralName name(String url) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, url);
  }

  private static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
