package no.kontaktregister.domain.sertifikat;

/**
 * Outbound port: may the registry rely on a certificate that a mailbox provider sends, so that a
 * citizen's mail can be encrypted with it?
 *
 * <p>Implementations are safe for use by many threads at once.
 *
 * <p>Source: the contract, section 1, row 3.
 */
@FunctionalInterface
public interface CertificateValidation {

  /**
   * Judges a certificate. An unreadable certificate is an answer, not an exception.
   *
   * @return {@link CertificateVerdict#ACCEPTED}, or why not
   */
  CertificateVerdict judge(X509Sertifikat sertifikat);
}
