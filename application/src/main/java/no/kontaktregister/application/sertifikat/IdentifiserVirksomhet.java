package no.kontaktregister.application.sertifikat;

import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * Inbound port: which enterprise a <em>virksomhetssertifikat</em> stands for. An endpoint asks
 * before it calls another use case, to find out who calls.
 *
 * <p>Source: docs/contract.md#soap.
 */
@FunctionalInterface
public interface IdentifiserVirksomhet {

  /** Identifies the enterprise. An unreadable certificate is an answer, not an exception. */
  Identification identifiser(X509Sertifikat virksomhetssertifikat);
}
