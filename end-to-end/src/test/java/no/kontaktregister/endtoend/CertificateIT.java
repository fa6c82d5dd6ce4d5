package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.SOAP_PATH;
import static no.kontaktregister.endtoend.service.Endpoint.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.testkit.sertifikat.Authority;
import no.kontaktregister.testkit.sertifikat.Authority.Subject;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whose certificate opens the SOAP endpoint of a service that asks an OCSP responder and a
 * revocation list, and has its trust from a PKCS#12 file.
 */
class CertificateIT {

  private static final String PASSWORD = "changeit";
  private static final String QUESTION =
      envelope(
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
              + SECRET
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>");

  private static Authority authority;
  private static Authority stranger;
  private static Issued good;
  private static Issued revokedByResponder;
  private static Issued revokedByList;
  private static Service service;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    authority = new Authority("C=NO,O=Kontaktregister,CN=Test CA");
    stranger = new Authority("C=NO,O=Kontaktregister,CN=Test CA");
    good = issue(Subject.SEID_1, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
    revokedByResponder = issue(Subject.SEID_2, KeyUsage.digitalSignature);
    authority.revokeByResponder(revokedByResponder.certificate());
    revokedByList = issue(Subject.SEID_2, KeyUsage.digitalSignature);
    authority.revokeByList(revokedByList.certificate());
    service =
        Service.start(
            Map.of(
                "kontaktregister.certificates.trust", trust(folder).toString(),
                "kontaktregister.certificates.trust-password", PASSWORD,
                "kontaktregister.certificates.ocsp", "kreves",
                "kontaktregister.certificates.crl", "kreves",
                "kontaktregister.soap.encryption", "aes256-gcm"));
  }

  @AfterAll
  static void close() {
    service.close();
    authority.close();
    stranger.close();
  }

  static Stream<Arguments> certificates() throws Exception {
    Instant now = Authority.BETWEEN;
    return Stream.of(
        refused("self-signed", authority.selfSigned(Subject.SEID_2), "UNTRUSTED"),
        refused(
            "from another CA of the same name",
            stranger.issueWithKey(Subject.SEID_2, it -> it),
            "UNTRUSTED"),
        refused(
            "expired",
            authority.issueWithKey(
                Subject.SEID_2, it -> it.validity(Authority.FROM, now.minusSeconds(60))),
            "EXPIRED"),
        refused(
            "not yet valid",
            authority.issueWithKey(
                Subject.SEID_2, it -> it.validity(now.plusSeconds(3600), Authority.TO)),
            "NOT_YET_VALID"),
        refused("revoked by OCSP", revokedByResponder, "REVOKED"),
        refused("revoked by CRL", revokedByList, "REVOKED"),
        refused(
            "without digitalSignature",
            issue(Subject.SEID_2, KeyUsage.keyEncipherment),
            "WRONG_KEY_USAGE"),
        refused(
            "without enterprise policy",
            authority.issueWithKey(Subject.SEID_2, it -> it.policy("1.2.3")),
            "NO_ENTERPRISE_POLICY"),
        refused(
            "without organisation number",
            authority.issueWithKey("C=NO,CN=POSTEN NORGE AS", it -> it),
            "NO_ORGANISATION_NUMBER"),
        refused(
            "with a person's number",
            authority.issueWithKey("C=NO,CN=Ola Nordmann,2.5.4.5=" + SECRET, it -> it),
            "NO_ORGANISATION_NUMBER"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("certificates")
  void aCertificateThatIsNotGoodEnoughIsRefusedAndTheLogSaysWhy(
      String name, Issued certificate, CertificateVerdict why) throws Exception {
    long before = refusals(why);

    assertRefused(send(certificate));

    assertThat(refusals(why)).isEqualTo(before + 1);
    assertThat(service.log()).doesNotContain(SECRET);
  }

  @Test
  void aShortKeyIsRefused() throws Exception {
    assertRefused(send(authority.issueWithKey(Subject.SEID_2, it -> it.bits(1024))));
  }

  @AfterEach
  void aGoodCertificateStillGetsAnAnswerEncryptedAsConfigured() throws Exception {
    HttpResponse<String> answer = send(good);

    assertThat(answer.body()).contains("aes256-gcm").doesNotContain("aes256-cbc");
    assertThat(open(answer)).contains("RESERVERT");
  }

  private static Issued issue(String subject, int usage) throws Exception {
    return authority.issueWithKey(subject, content -> content.keyUsage(usage));
  }

  private static Arguments refused(String name, Issued certificate, String why) {
    return Arguments.of(name, certificate, CertificateVerdict.valueOf(why));
  }

  private static HttpResponse<String> send(Issued signer) throws Exception {
    return service.post(
        SOAP_PATH,
        "application/soap+xml",
        SoapSigner.write(SoapSigner.with(signer.certificate(), signer.key()).sign(QUESTION)));
  }

  private static String open(HttpResponse<String> answer) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "key",
        good.key(),
        DemoAuthority.PASSWORD.toCharArray(),
        new X509Certificate[] {good.certificate()});
    return new SecuredSoap(keys, Service.authority().certificate()).open(answer.body());
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<soap:Value>soap:Sender</soap:Value>")
        .containsPattern("The (certificate|token) of the request's signature is not accepted")
        .doesNotContain("Signature>", "EncryptedData");
  }

  private static long refusals(CertificateVerdict why) throws Exception {
    return service
        .log()
        .lines()
        .filter(
            line ->
                line.contains("Refused a certificate with serial number ")
                    && line.endsWith(": " + why))
        .count();
  }

  private static Path trust(Path folder) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("ca", authority.certificate());
    Path file = folder.resolve("trust.p12");
    try (OutputStream content = Files.newOutputStream(file)) {
      trust.store(content, PASSWORD.toCharArray());
    }
    return file;
  }
}
