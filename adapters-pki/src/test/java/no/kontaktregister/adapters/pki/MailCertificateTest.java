package no.kontaktregister.adapters.pki;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.testkit.sertifikat.CertificateValidationTestKit;

class MailCertificateTest extends CertificateValidationTestKit {

  @Override
  protected CertificateValidation validationAt(Instant now) {
    return new PkixCertificateValidation(Clock.fixed(now, ZoneOffset.UTC));
  }
}
