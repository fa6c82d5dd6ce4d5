package no.kontaktregister.adapters.pki;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.testkit.sertifikat.CertificateValidationTestKit;

class MailCertificateTest extends CertificateValidationTestKit {

  @Override
  protected CertificateValidation validationAt(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new PkixCertificateValidation(
        new Trust(Set.of(), Set.of(), Set.of()),
        new Revocation(Mode.AV, Mode.AV, Duration.ofSeconds(1), clock),
        clock);
  }
}
