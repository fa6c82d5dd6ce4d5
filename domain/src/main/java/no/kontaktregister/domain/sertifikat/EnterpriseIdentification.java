package no.kontaktregister.domain.sertifikat;

/**
 * Outbound port: identifies the enterprise that a caller's <em>virksomhetssertifikat</em> was
 * issued to.
 *
 * <p>Implementations are safe for use by many threads at once.
 *
 * <p>Source: docs/contract.md#soap.
 */
@FunctionalInterface
public interface EnterpriseIdentification {

  /** Identifies the enterprise. An unreadable certificate is an answer, not an exception. */
  Identification identify(X509Sertifikat virksomhetssertifikat);
}
