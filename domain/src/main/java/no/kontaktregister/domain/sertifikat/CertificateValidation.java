package no.kontaktregister.domain.sertifikat;

/**
 * Outbound port: decides whether citizens' mail may be encrypted with a certificate that a mailbox
 * provider sent.
 *
 * <p>Implementations are safe for use by many threads at once.
 *
 * <p>Source: docs/contract.md#kan-velge, row 3.
 */
@FunctionalInterface
public interface CertificateValidation {

  /**
   * Judges a certificate. An unreadable certificate is an answer, not an exception.
   *
   * @return {@link CertificateVerdict#ACCEPTED}, or the reason against it
   */
  CertificateVerdict judge(X509Sertifikat sertifikat);
}
