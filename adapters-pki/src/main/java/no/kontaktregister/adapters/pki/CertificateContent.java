package no.kontaktregister.adapters.pki;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** What a certificate says about itself, judged without its issuer. */
final class CertificateContent {

  static final String X_509 = "X.509";

  // Real certificates have 1 to 2 KiB, and an answer may contain a thousand.
  private static final int MAX_BYTES = 4 * 1024;

  private CertificateContent() {}

  /** The certificate; empty if the bytes are not exactly one. */
  static Optional<X509Certificate> read(X509Sertifikat sertifikat) {
    byte[] der = sertifikat.der();
    if (der.length > MAX_BYTES) {
      return Optional.empty();
    }
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance(X_509)
                  .generateCertificate(new ByteArrayInputStream(der));
      // The JDK also reads PEM, and ignores what follows the certificate. The contract allows
      // neither.
      return Arrays.equals(certificate.getEncoded(), der)
          ? Optional.of(certificate)
          : Optional.empty();
    } catch (CertificateException notACertificate) {
      return Optional.empty();
    }
  }

  /** Refuses a certificate that is not valid at a time, or is weak. */
  static Optional<CertificateVerdict> byItself(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateNotYetValidException tooEarly) {
      return Optional.of(CertificateVerdict.NOT_YET_VALID);
    } catch (CertificateExpiredException tooLate) {
      return Optional.of(CertificateVerdict.EXPIRED);
    }
    if (!(certificate.getPublicKey() instanceof RSAKey)
        || !CertificateStrength.hasStrongKey(certificate)) {
      return Optional.of(CertificateVerdict.UNSUITABLE_KEY);
    }
    return CertificateStrength.isStronglySigned(certificate)
        ? Optional.empty()
        : Optional.of(CertificateVerdict.WEAK_SIGNATURE);
  }

  /** Refuses a certificate that lists its key usages but none of these. */
  static Optional<CertificateVerdict> usage(X509Certificate certificate, int... anyOf) {
    boolean[] usage = certificate.getKeyUsage();
    return usage == null || Arrays.stream(anyOf).anyMatch(bit -> usage[bit])
        ? Optional.empty()
        : Optional.of(CertificateVerdict.WRONG_KEY_USAGE);
  }
}
