package no.kontaktregister.adapters.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Set;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.testkit.sertifikat.Authority;

/** Whatever bytes a caller presents as a certificate, it is judged, and a stranger's is refused. */
class CertificateFuzz {

  private static final Clock CLOCK = Clock.fixed(Authority.BETWEEN, ZoneOffset.UTC);
  private static final Trust TRUST = trust();
  private static final Revocation REVOCATION =
      new Revocation(Mode.AV, Mode.AV, Duration.ofSeconds(1), CLOCK);

  private final PkixEnterpriseIdentification identification =
      new PkixEnterpriseIdentification(TRUST, REVOCATION, CLOCK);
  private final PkixCertificateValidation validation = new PkixCertificateValidation(CLOCK);

  private static Trust trust() {
    try (Authority authority = new Authority("CN=Test CA")) {
      return new Trust(Set.of(authority.certificate()), Set.of(), Set.of(Authority.POLICY));
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @FuzzTest
  void anyBytes(byte[] presented) {
    X509Sertifikat sertifikat = new X509Sertifikat(presented);

    assertThat(identification.identify(sertifikat)).isInstanceOf(Identification.Refused.class);
    assertThat(validation.judge(sertifikat)).isNotNull();
  }
}
