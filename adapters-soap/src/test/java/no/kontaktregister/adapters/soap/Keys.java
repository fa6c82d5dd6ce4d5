package no.kontaktregister.adapters.soap;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Random;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A key and its certificate, of an enterprise or of the authority that issues them.
 *
 * @param key signs
 * @param certificate names the enterprise in its subject's serialNumber (SEID 1)
 */
record Keys(PrivateKey key, X509Certificate certificate) {

  static final String ALIAS = "key";
  static final String PASSWORD = "test";

  private static final KeyPair ISSUING = pair(2048);
  static final Keys AUTHORITY = issue("CN=Authority", ISSUING, ISSUING, "CN=Authority");

  static final String PROVIDER = "984661185";
  static final String REGISTRY = "991825827";

  static final Keys OF_PROVIDER = of(PROVIDER);
  static final Keys OF_REGISTRY = of(REGISTRY);
  static final Keys OF_STRANGER = stranger();

  static Keys of(String organisationNumber) {
    return issue(subject(organisationNumber), pair(2048), ISSUING, "CN=Authority");
  }

  /** The registry's key, with a certificate that has just expired. */
  static Keys expired() {
    KeyPair keys = new KeyPair(OF_REGISTRY.certificate.getPublicKey(), OF_REGISTRY.key);
    return issue(subject(REGISTRY), keys, ISSUING, "CN=Authority", Instant.now().minusSeconds(1));
  }

  static Keys withKeyOf(int bits) {
    return issue(subject(PROVIDER), pair(bits), ISSUING, "CN=Authority");
  }

  /**
   * A public key of a size, with the largest exponent that is accepted. The private key is of
   * another.
   */
  static Keys slowToVerify(int bits) {
    BigInteger modulus = new BigInteger(bits, new Random(1)).setBit(bits - 1).setBit(0);
    BigInteger exponent = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    try {
      PublicKey slow =
          KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
      return issue(
          subject(PROVIDER), new KeyPair(slow, ISSUING.getPrivate()), ISSUING, "CN=Authority");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Keys stranger() {
    KeyPair own = pair(2048);
    return issue(subject(PROVIDER), own, own, "CN=Authority");
  }

  private static String subject(String organisationNumber) {
    return "CN=Test,SERIALNUMBER=" + organisationNumber;
  }

  private static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Keys issue(String subject, KeyPair keys, KeyPair issuer, String issuedBy) {
    return issue(subject, keys, issuer, issuedBy, Instant.now().plus(Duration.ofDays(1)));
  }

  private static Keys issue(
      String subject, KeyPair keys, KeyPair issuer, String issuedBy, Instant until) {
    try {
      X509Certificate certificate =
          new JcaX509CertificateConverter()
              .getCertificate(
                  new JcaX509v3CertificateBuilder(
                          new X500Name(issuedBy),
                          BigInteger.valueOf(System.nanoTime()),
                          Date.from(until.minus(Duration.ofDays(2))),
                          Date.from(until),
                          new X500Name(subject),
                          keys.getPublic())
                      .addExtension(
                          Extension.basicConstraints,
                          true,
                          new BasicConstraints(subject.equals(issuedBy)))
                      .build(
                          new JcaContentSignerBuilder("SHA256withRSA").build(issuer.getPrivate())));
      return new Keys(keys.getPrivate(), certificate);
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What signs answers. */
  SigningKey signingKey() {
    try {
      return new SigningKey(store(), ALIAS, PASSWORD);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key under {@link #ALIAS}, and the authority's certificate. */
  KeyStore store() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(ALIAS, key, PASSWORD.toCharArray(), new X509Certificate[] {certificate});
      store.setCertificateEntry("authority", AUTHORITY.certificate);
      return store;
    } catch (GeneralSecurityException | java.io.IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
