package no.kontaktregister.application.sertifikat;

import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** Asks the outbound port, because inbound adapters call only inbound ports. */
public final class IdentifiserVirksomhetService implements IdentifiserVirksomhet {

  private final EnterpriseIdentification certificates;

  public IdentifiserVirksomhetService(EnterpriseIdentification certificates) {
    this.certificates = certificates;
  }

  @Override
  public Identification identifiser(X509Sertifikat virksomhetssertifikat) {
    return certificates.identify(virksomhetssertifikat);
  }
}
