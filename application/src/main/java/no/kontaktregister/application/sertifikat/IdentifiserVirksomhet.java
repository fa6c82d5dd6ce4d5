package no.kontaktregister.application.sertifikat;

import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * Inbound port: identifies the enterprise that a <em>virksomhetssertifikat</em> was issued to. An
 * endpoint asks this first, to learn who calls.
 *
 * <p>Source: docs/contract.md#soap.
 */
@FunctionalInterface
public interface IdentifiserVirksomhet {

  /** Identifies the enterprise. An unreadable certificate is an answer, not an exception. */
  Identification identifiser(X509Sertifikat virksomhetssertifikat);
}
