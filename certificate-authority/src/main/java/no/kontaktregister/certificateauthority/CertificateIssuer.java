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
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates for tests and the demo. */
public final class CertificateIssuer {

  /** Buypass's policy for enterprise certificates in test. */
  public static final String ENTERPRISE_POLICY = "2.16.578.1.26.1.0.3.2";

  /**
   * What a certificate contains. Each method returns a changed copy.
   *
   * @param from the start of the validity period
   * @param to the end of the validity period
   * @param bits the length of the RSA key
   * @param keyUsage the bits of {@link KeyUsage}; null omits the extension
   * @param purpose the extended key usage; null omits the extension
   * @param policy an OID; null omits the extension
   * @param issuer whether the holder may issue certificates
   * @param signature the JCA name of the algorithm that the certificate is signed with
   */
  public record Content(
      Instant from,
      Instant to,
      int bits,
      Integer keyUsage,
      KeyPurposeId purpose,
      String policy,
      boolean issuer,
      String signature) {

    /** A certificate with which an enterprise signs. */
    public static Content ofAnEnterprise(Instant from, Instant to) {
      return new Content(
          from,
          to,
          2048,
          KeyUsage.digitalSignature,
          null,
          ENTERPRISE_POLICY,
          false,
          "SHA256withRSA");
    }

    public Content validity(Instant newFrom, Instant newTo) {
      return new Content(newFrom, newTo, bits, keyUsage, purpose, policy, issuer, signature);
    }

    public Content bits(int newBits) {
      return new Content(from, to, newBits, keyUsage, purpose, policy, issuer, signature);
    }

    public Content keyUsage(Integer newUsage) {
      return new Content(from, to, bits, newUsage, purpose, policy, issuer, signature);
    }

    public Content purpose(KeyPurposeId newPurpose) {
      return new Content(from, to, bits, keyUsage, newPurpose, policy, issuer, signature);
    }

    public Content policy(String newPolicy) {
      return new Content(from, to, bits, keyUsage, purpose, newPolicy, issuer, signature);
    }

    public Content asIssuer() {
      return new Content(
          from,
          to,
          bits,
          KeyUsage.keyCertSign | KeyUsage.cRLSign,
          purpose,
          policy,
          true,
          signature);
    }

    public Content signature(String newSignature) {
      return new Content(from, to, bits, keyUsage, purpose, policy, issuer, newSignature);
    }
  }

  /** A certificate and its private key. */
  public record Issued(X509Certificate certificate, PrivateKey key) {}

  /** The addresses that a certificate names. */
  private record Addresses(Optional<URI> site, Optional<URI> list) {

    static Addresses of(Optional<URI> site) {
      return new Addresses(site, site.map(address -> URI.create(address + "/crl")));
    }
  }

  private final X509Certificate certificate;
  private final PrivateKey key;
  private final Addresses addresses;

  /**
   * @param own the issuer's certificate and key
   * @param site the address that the issued certificates name: for its OCSP responder, at {@code
   *     /ocsp}, its revocation list, at {@code /crl}, and its own certificate, at {@code /ca};
   *     empty if they name none
   */
  public CertificateIssuer(Issued own, Optional<URI> site) {
    this(own, Addresses.of(site));
  }

  private CertificateIssuer(Issued own, Addresses addresses) {
    this.certificate = own.certificate();
    this.key = own.key();
    this.addresses = addresses;
  }

  /** The same issuer, whose certificates name a revocation list at this address alone. */
  public CertificateIssuer withRevocationList(URI address) {
    return new CertificateIssuer(
        new Issued(certificate, key), new Addresses(Optional.empty(), Optional.of(address)));
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public PrivateKey key() {
    return key;
  }

  /** A self-signed certificate with a new key. */
  public static Issued selfSigned(String name, Content content, Optional<URI> site) {
    KeyPair keys = keys(content.bits());
    X500Name holder = new X500Name(name);
    return new Issued(
        certificate(
            holder, keys.getPublic(), content, holder, keys.getPrivate(), Addresses.of(site)),
        keys.getPrivate());
  }

  /** A certificate by this issuer, with a new key. */
  public Issued issue(String subject, Content content) {
    KeyPair keys = keys(content.bits());
    return new Issued(certify(subject, keys.getPublic(), content), keys.getPrivate());
  }

  /**
   * A certificate by this issuer for the holder's key.
   *
   * @param content of which the length of the key is not used
   */
  public X509Certificate certify(String subject, PublicKey holdersKey, Content content) {
    return certificate(new X500Name(subject), holdersKey, content, issuerName(), key, addresses);
  }

  /**
   * A revocation list, in DER.
   *
   * @param from its thisUpdate
   * @param to its nextUpdate
   * @param revoked the serial numbers of the certificates that have been revoked
   */
  public byte[] revocationList(Instant from, Instant to, Collection<BigInteger> revoked) {
    X509v2CRLBuilder list = new X509v2CRLBuilder(issuerName(), Date.from(from));
    list.setNextUpdate(Date.from(to));
    revoked.forEach(serial -> list.addCRLEntry(serial, Date.from(from), CRLReason.unspecified));
    try {
      return list.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)).getEncoded();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (OperatorCreationException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private X500Name issuerName() {
    return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
  }

  /** Writes certificates to a file in PEM. */
  public static void writePem(Path file, X509Certificate... certificates) throws IOException {
    try (Writer text = Files.newBufferedWriter(file);
        JcaPEMWriter pem = new JcaPEMWriter(text)) {
      for (X509Certificate each : certificates) {
        pem.writeObject(each);
      }
    }
  }

  private static X509Certificate certificate(
      X500Name holder,
      PublicKey holdersKey,
      Content content,
      X500Name issuer,
      PrivateKey issuersKey,
      Addresses addresses) {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(64, new SecureRandom()),
            Date.from(content.from()),
            Date.from(content.to()),
            holder,
            holdersKey);
    try {
      builder.addExtension(
          Extension.basicConstraints, true, new BasicConstraints(content.issuer()));
      if (content.keyUsage() != null) {
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(content.keyUsage()));
      }
      if (content.purpose() != null) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(content.purpose()));
      }
      if (content.policy() != null) {
        builder.addExtension(
            Extension.certificatePolicies,
            false,
            new CertificatePolicies(
                new PolicyInformation(new ASN1ObjectIdentifier(content.policy()))));
      }
      if (addresses.site().isPresent()) {
        addSite(builder, content, addresses.site().get());
      }
      if (addresses.list().isPresent()) {
        addList(builder, addresses.list().get());
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder(content.signature()).build(issuersKey)));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (GeneralSecurityException | OperatorCreationException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static void addSite(JcaX509v3CertificateBuilder builder, Content content, URI site)
      throws IOException {
    AccessDescription ca =
        new AccessDescription(AccessDescription.id_ad_caIssuers, name(site + "/ca"));
    AccessDescription responder =
        new AccessDescription(AccessDescription.id_ad_ocsp, name(site + "/ocsp"));
    // The real authorities name no responder in their issuers' certificates either.
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            content.issuer()
                ? new AccessDescription[] {ca}
                : new AccessDescription[] {responder, ca}));
  }

  private static void addList(JcaX509v3CertificateBuilder builder, URI list) throws IOException {
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(new GeneralNames(name(list.toString()))), null, null)
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
