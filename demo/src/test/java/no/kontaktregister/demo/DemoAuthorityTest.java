package no.kontaktregister.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import no.kontaktregister.adapters.pki.PkixEnterpriseIdentification;
import no.kontaktregister.adapters.pki.Revocation;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service's own validation reads the authority's revocation lists. */
class DemoAuthorityTest {

  private static final String ENTERPRISE = "984661185";

  @TempDir private Path folder;

  @Test
  void aRevokedCertificateIsRefusedAndTheOthersAreKnownNotToBeRevoked() throws Exception {
    DemoAuthority authority = DemoAuthority.in(folder);
    Content content =
        DemoAuthority.content(
            Instant.now().minus(Duration.ofDays(1)), Instant.now().plus(Duration.ofDays(1)));
    String subject = DemoAuthority.subject(ENTERPRISE);
    try (Revocation revocation =
        // With KREVES, a list that cannot be read is a reason to refuse.
        new Revocation(Mode.AV, Mode.KREVES, Duration.ofSeconds(60), Clock.systemUTC())) {
      PkixEnterpriseIdentification validation =
          new PkixEnterpriseIdentification(
              Trust.inFile(folder.resolve("ca.pem")), revocation, Clock.systemUTC());

      assertThat(
              validation.identify(
                  sertifikat(
                      KeyFolder.open(authority.keysOf(ENTERPRISE))
                          .getCertificate(DemoAuthority.ALIAS))))
          .isEqualTo(identified());
      assertThat(
              validation.identify(
                  sertifikat(authority.issuer().issue(subject, content).certificate())))
          .isEqualTo(identified());
      for (int i = 0; i < 2; i++) {
        assertThat(
                validation.identify(
                    sertifikat(authority.issueRevoked(subject, content).certificate())))
            .isEqualTo(new Identification.Refused(CertificateVerdict.REVOKED));
      }
    }
  }

  /** Difi's .NET client looks for this text in the subject of the registry's certificate. */
  @Test
  void theRegistrysNumberIsWhereClientsLookForIt() throws Exception {
    assertThat(certificateOf(DemoRegistry.REGISTRY).getSubjectX500Principal().toString())
        .contains("SERIALNUMBER=991825827");
    assertThat(certificateOf(ENTERPRISE).getSubjectX500Principal().getName())
        .contains("2.5.4.97=")
        .doesNotContain("2.5.4.5=");
  }

  @Test
  void aCertificateOfAnEarlierVersionWithAnotherSubjectIsReplaced() throws Exception {
    Certificate kept = certificateOf(ENTERPRISE);
    Files.move(
        DemoAuthority.keyStore(folder, ENTERPRISE),
        DemoAuthority.keyStore(folder, DemoRegistry.REGISTRY));
    Files.move(folder.resolve(ENTERPRISE + ".pem"), folder.resolve("991825827.pem"));

    X509Certificate replaced = certificateOf(DemoRegistry.REGISTRY);

    assertThat(replaced).isNotEqualTo(kept).isEqualTo(certificateOf(DemoRegistry.REGISTRY));
    assertThat(replaced.getSubjectX500Principal().toString()).contains("SERIALNUMBER=991825827");
  }

  private X509Certificate certificateOf(String organisationNumber) throws Exception {
    return (X509Certificate)
        KeyFolder.open(DemoAuthority.in(folder).keysOf(organisationNumber))
            .getCertificate(DemoAuthority.ALIAS);
  }

  /** Each opening of a key store costs thousands of rounds of its hash. */
  @Test
  void itsOwnKeyStoreIsOpenedOnce() throws Exception {
    DemoAuthority.in(folder);
    DemoAuthority authority = DemoAuthority.in(folder);
    Certificate own = authority.certificate();
    Files.delete(folder.resolve("ca.p12"));

    assertThat(
            KeyFolder.open(authority.keysOf(ENTERPRISE)).getCertificateChain(DemoAuthority.ALIAS))
        .endsWith(own);
  }

  private static Identification identified() {
    return new Identification.Identified(new Virksomhetsidentifikator(ENTERPRISE));
  }

  private static X509Sertifikat sertifikat(Certificate certificate) throws Exception {
    return new X509Sertifikat(certificate.getEncoded());
  }
}
