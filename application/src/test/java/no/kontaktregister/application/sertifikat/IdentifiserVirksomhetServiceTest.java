package no.kontaktregister.application.sertifikat;

import static org.assertj.core.api.Assertions.assertThat;

import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class IdentifiserVirksomhetServiceTest {

  private static final X509Sertifikat KNOWN = new X509Sertifikat(new byte[] {1});
  private static final Identification IDENTIFIED =
      new Identification.Identified(new Virksomhetsidentifikator("984661185"));
  private static final Identification REFUSED =
      new Identification.Refused(CertificateVerdict.UNTRUSTED);

  @Test
  void anEnterpriseIsIdentifiedByTheOutboundPort() {
    IdentifiserVirksomhet identifiser =
        new IdentifiserVirksomhetService(
            sertifikat -> sertifikat.equals(KNOWN) ? IDENTIFIED : REFUSED);

    assertThat(identifiser.identifiser(KNOWN)).isEqualTo(IDENTIFIED);
    assertThat(identifiser.identifiser(new X509Sertifikat(new byte[] {2}))).isEqualTo(REFUSED);
  }
}
