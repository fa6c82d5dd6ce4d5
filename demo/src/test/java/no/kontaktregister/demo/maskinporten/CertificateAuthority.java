package no.kontaktregister.demo.maskinporten;

import com.nimbusds.jose.util.Base64;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates, good ones and others. */
final class CertificateAuthority {

  static final String POLICY = "2.16.578.1.26.1.0.3.2";

  static final String SEID_1 = "C=NO,O=Posten,CN=Posten,2.5.4.5=984661185";
  static final String SEID_2 = "C=NO,O=Posten,CN=Posten,2.5.4.97=NTRNO-984661185";

  private static final Instant NOW = Instant.now();

  private final KeyPair keys = keys(2048);
  private final X500Name name;
  private final X509Certificate certificate;

  CertificateAuthority(String name) {
    this.name = new X500Name(name);
    this.certificate = sign(new Description(name).forIssuing(), keys);
  }

  /** What a certificate says. */
  record Description(String subject, Instant from, Instant to, int usage, String policy) {

    Description(String subject) {
      this(
          subject,
          NOW.minus(1, ChronoUnit.DAYS),
          NOW.plus(1, ChronoUnit.DAYS),
          KeyUsage.digitalSignature,
          POLICY);
    }

    Description expired() {
      return new Description(
          subject, NOW.minus(2, ChronoUnit.DAYS), NOW.minus(1, ChronoUnit.DAYS), usage, policy);
    }

    Description notYetValid() {
      return new Description(
          subject, NOW.plus(1, ChronoUnit.DAYS), NOW.plus(2, ChronoUnit.DAYS), usage, policy);
    }

    Description forEncryption() {
      return new Description(subject, from, to, KeyUsage.keyEncipherment, policy);
    }

    Description forIssuing() {
      return new Description(subject, from, to, KeyUsage.keyCertSign, policy);
    }

    Description underAnotherPolicy() {
      return new Description(subject, from, to, usage, "1.2.3.4");
    }
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** A chain for the header x5c: the enterprise's certificate, then the authority's. */
  List<Base64> chain(Description description, KeyPair enterprise) {
    try {
      return List.of(
          Base64.encode(sign(description, enterprise).getEncoded()),
          Base64.encode(certificate.getEncoded()));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private X509Certificate sign(Description description, KeyPair subject) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              name,
              new BigInteger(64, new SecureRandom()),
              Date.from(description.from()),
              Date.from(description.to()),
              new X500Name(description.subject()),
              subject.getPublic());
      builder.addExtension(
          Extension.basicConstraints,
          true,
          new BasicConstraints(description.usage() == KeyUsage.keyCertSign));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(description.usage()));
      builder.addExtension(
          Extension.certificatePolicies,
          false,
          new CertificatePolicies(
              new PolicyInformation(new ASN1ObjectIdentifier(description.policy()))));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
