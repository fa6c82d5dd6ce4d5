package no.kontaktregister.adapters.pki;

import java.time.Clock;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** Judges a certificate by its content: its issuer need not be known. */
public final class PkixCertificateValidation implements CertificateValidation {

  // Bits of the KeyUsage extension, as X509Certificate.getKeyUsage() numbers them.
  private static final int KEY_ENCIPHERMENT = 2;
  private static final int DATA_ENCIPHERMENT = 3;

  private final Clock clock;

  /**
   * @param clock gives the time at which a certificate must be valid
   */
  public PkixCertificateValidation(Clock clock) {
    this.clock = clock;
  }

  @Override
  public CertificateVerdict judge(X509Sertifikat sertifikat) {
    return CertificateContent.read(sertifikat)
        .map(
            certificate ->
                CertificateContent.byItself(certificate, clock.instant())
                    .or(
                        () ->
                            CertificateContent.usage(
                                certificate, KEY_ENCIPHERMENT, DATA_ENCIPHERMENT))
                    .orElse(CertificateVerdict.ACCEPTED))
        .orElse(CertificateVerdict.UNREADABLE);
  }
}
