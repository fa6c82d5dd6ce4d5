package no.kontaktregister.testkit.sertifikat;

import static no.kontaktregister.domain.sertifikat.CertificateVerdict.ACCEPTED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.EXPIRED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NOT_YET_VALID;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNREADABLE;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNSUITABLE_KEY;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WEAK_SIGNATURE;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WRONG_KEY_USAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.testkit.TimeLimit;
import no.kontaktregister.testkit.sertifikat.Authority.Subject;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requirements for every adapter of {@link CertificateValidation}. */
public abstract class CertificateValidationTestKit {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2028-01-01T00:00:00Z");
  private static final Instant BETWEEN = Instant.parse("2027-01-01T00:00:00Z");

  // The JDK's own does not know RSASSA-PSS by the name that Bouncy Castle gives it.
  private static final Provider ALL_ALGORITHMS = new BouncyCastleProvider();

  private static final Map<String, Integer> USUAL_BITS = Map.of("EC", 256, "Ed25519", 255);

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  private static byte[] certificate;

  /** An adapter whose clock shows the given time. */
  protected abstract CertificateValidation validationAt(Instant now);

  /** How long one call may take; an adapter that needs more gives its own limit. */
  protected TimeLimit timeLimit() {
    return TimeLimit.USUAL;
  }

  @BeforeAll
  static void makeACertificate() throws Exception {
    certificate = certificate("RSA", 2048, "SHA256withRSA");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-31T23:59:59Z, NOT_YET_VALID",
    "2026-01-01T00:00:00Z, ACCEPTED",
    "2028-01-01T00:00:00Z, ACCEPTED",
    "2028-01-01T00:00:01Z, EXPIRED"
  })
  void acceptsACertificateInItsValidityPeriod(Instant now, CertificateVerdict verdict) {
    assertThat(judge(certificate, now)).isEqualTo(verdict);
  }

  @Test
  void refusesAKeyThatIsUnsuitableForEncryptingMail() throws Exception {
    assertThat(judge(certificate("RSA", 1024, "SHA256withRSA"), BETWEEN)).isEqualTo(UNSUITABLE_KEY);
    assertThat(judge(certificate("EC", 256, "SHA256withECDSA"), BETWEEN)).isEqualTo(UNSUITABLE_KEY);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, SHA1withRSA",
    "RSA, MD5withRSA",
    "RSA, SHA1withRSAandMGF1",
    "EC, SHA1withECDSA",
    "DSA, SHA1withDSA"
  })
  void refusesASignatureWithAWeakDigest(String key, String signature) throws Exception {
    assertThat(judge(signedBy(key, signature), BETWEEN)).isEqualTo(WEAK_SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "RSA, SHA384withRSA",
    "RSA, SHA512withRSA",
    "RSA, SHA256withRSAandMGF1",
    "EC, SHA256withECDSA",
    "DSA, SHA256withDSA",
    "Ed25519, Ed25519"
  })
  void acceptsASignatureWithAStrongDigest(String key, String signature) throws Exception {
    assertThat(judge(signedBy(key, signature), BETWEEN)).isEqualTo(ACCEPTED);
  }

  @Test
  void refusesAnythingButOneCertificateInDer() throws Exception {
    byte[] noise = new byte[1000];
    Arrays.fill(noise, (byte) 0x30);
    ByteArrayOutputStream twice = new ByteArrayOutputStream();
    twice.write(certificate);
    twice.write(certificate);
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n";

    assertThat(judge(new byte[0], BETWEEN)).isEqualTo(UNREADABLE);
    assertThat(judge(noise, BETWEEN)).isEqualTo(UNREADABLE);
    assertThat(judge(Arrays.copyOf(certificate, certificate.length - 1), BETWEEN))
        .isEqualTo(UNREADABLE);
    assertThat(judge(Arrays.copyOf(certificate, certificate.length + 1), BETWEEN))
        .isEqualTo(UNREADABLE);
    assertThat(judge(twice.toByteArray(), BETWEEN)).isEqualTo(UNREADABLE);
    assertThat(judge(pem.getBytes(StandardCharsets.US_ASCII), BETWEEN)).isEqualTo(UNREADABLE);
  }

  /** Well-formed, but too large for an answer with a thousand of them. */
  @Test
  void refusesACertificateOfAHundredKibibytes() throws Exception {
    KeyPair pair = keys("RSA", 2048);
    X500Name name = new X500Name("CN=Test");
    byte[] large =
        new JcaX509v3CertificateBuilder(
                name, BigInteger.ONE, Date.from(FROM), Date.from(TO), name, pair.getPublic())
            .addExtension(
                MiscObjectIdentifiers.netscapeCertComment,
                false,
                new DERIA5String("x".repeat(100 * 1024)))
            .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
            .getEncoded();

    assertThat(judge(large, BETWEEN)).isEqualTo(UNREADABLE);
  }

  @Test
  void neverThrowsHoweverACertificateIsBroken() {
    for (int i = 0; i < certificate.length; i++) {
      byte[] broken = certificate.clone();
      broken[i] ^= 0x55;
      assertThat(judge(broken, BETWEEN))
          .isIn(ACCEPTED, UNREADABLE, NOT_YET_VALID, EXPIRED, UNSUITABLE_KEY, WEAK_SIGNATURE);
    }
  }

  @Test
  void refusesACertificateThatIsForSomethingElse() throws Exception {
    try (Authority authority = new Authority("CN=Test CA")) {
      byte[] toSign = authority.issue(Subject.SEID_2, it -> it.keyUsage(KeyUsage.digitalSignature));
      byte[] toEncrypt =
          authority.issue(Subject.SEID_2, it -> it.keyUsage(KeyUsage.keyEncipherment));

      assertThat(judge(toSign, Authority.BETWEEN)).isEqualTo(WRONG_KEY_USAGE);
      assertThat(judge(toEncrypt, Authority.BETWEEN)).isEqualTo(ACCEPTED);
    }
  }

  private CertificateVerdict judge(byte[] der, Instant now) {
    return timeLimit()
        .on(CertificateValidation.class, validationAt(now))
        .judge(new X509Sertifikat(der));
  }

  private static byte[] certificate(String algorithm, int bits, String signature) throws Exception {
    KeyPair pair = keys(algorithm, bits);
    return certificate(pair.getPublic(), pair.getPrivate(), signature);
  }

  /** The certificate of an RSA key, signed with an issuer's key of another kind. */
  private static byte[] signedBy(String algorithm, String signature) throws Exception {
    return certificate(
        keys("RSA", 2048).getPublic(),
        keys(algorithm, USUAL_BITS.getOrDefault(algorithm, 2048)).getPrivate(),
        signature);
  }

  /** Always the same, because new keys take long. */
  private static KeyPair keys(String algorithm, int bits) {
    return KEYS.computeIfAbsent(
        algorithm + bits,
        missing -> {
          try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance(algorithm);
            keys.initialize(bits);
            return keys.generateKeyPair();
          } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(algorithm, unknown);
          }
        });
  }

  private static byte[] certificate(PublicKey key, PrivateKey issuer, String signature)
      throws Exception {
    X500Name name = new X500Name("CN=Test");
    return new JcaX509v3CertificateBuilder(
            name, BigInteger.ONE, Date.from(FROM), Date.from(TO), name, key)
        .build(new JcaContentSignerBuilder(signature).setProvider(ALL_ALGORITHMS).build(issuer))
        .getEncoded();
  }
}
