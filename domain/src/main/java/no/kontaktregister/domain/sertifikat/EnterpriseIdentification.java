package no.kontaktregister.domain.sertifikat;

/**
 * Outbound port: which enterprise does a <em>virksomhetssertifikat</em> stand for, with which a
 * caller proves who they are?
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
