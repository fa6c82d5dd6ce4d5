package no.kontaktregister.adapters.pki;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * Judges a certificate by itself, with what the JDK brings: is it one, is it valid now, and is its
 * key an RSA key of 2048 bits or more? Neither issuer nor revocation is looked at.
 */
public final class JdkCertificateValidation implements CertificateValidation {

  private static final int MIN_RSA_BITS = 2048;

  private final Clock clock;

  /**
   * @param clock tells the time at which a certificate must be valid
   */
  public JdkCertificateValidation(Clock clock) {
    this.clock = clock;
  }

  @Override
  public CertificateVerdict judge(X509Sertifikat sertifikat) {
    Optional<X509Certificate> read = read(sertifikat.der());
    if (read.isEmpty()) {
      return CertificateVerdict.UNREADABLE;
    }
    X509Certificate certificate = read.get();
    try {
      certificate.checkValidity(Date.from(clock.instant()));
    } catch (CertificateNotYetValidException tooEarly) {
      return CertificateVerdict.NOT_YET_VALID;
    } catch (CertificateExpiredException tooLate) {
      return CertificateVerdict.EXPIRED;
    }
    return isSuitable(certificate.getPublicKey())
        ? CertificateVerdict.ACCEPTED
        : CertificateVerdict.UNSUITABLE_KEY;
  }

  private static Optional<X509Certificate> read(byte[] der) {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      // The JDK also reads PEM, and stops after the first certificate; the contract allows neither.
      return Arrays.equals(certificate.getEncoded(), der)
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException notACertificate) {
      return Optional.empty();
    }
  }

  private static boolean isSuitable(PublicKey key) {
    return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_RSA_BITS;
  }
}
