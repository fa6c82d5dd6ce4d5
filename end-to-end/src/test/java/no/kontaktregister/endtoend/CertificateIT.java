package no.kontaktregister.endtoend;

import static no.kontaktregister.domain.sertifikat.CertificateVerdict.EXPIRED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NOT_YET_VALID;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NO_ENTERPRISE_POLICY;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NO_ORGANISATION_NUMBER;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.REVOCATION_UNKNOWN;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.REVOKED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNTRUSTED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WEAK_SIGNATURE;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.WRONG_KEY_USAGE;
import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.SOAP_PATH;
import static no.kontaktregister.endtoend.service.Endpoint.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
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
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which callers' certificates the SOAP endpoint accepts. OCSP is required and CRL is tried, as in
 * production; the trusted issuers come from a PKCS#12 file.
 */
class CertificateIT {

  private static final String PASSWORD = "changeit";
  private static final String QUESTION = question("");

  private static final Map<String, Authority> ISSUERS = new HashMap<>();
  private static Authority authority;
  private static Authority stranger;
  private static Issued good;
  private static Issued revokedByResponder;
  private static Issued revokedByList;
  private static Service service;

  @BeforeAll
  static void open(@TempDir Path folder) throws Exception {
    authority = issuer("Test CA");
    stranger = new Authority("C=NO,O=Kontaktregister,CN=Test CA");
    good = issue(Subject.SEID_1, KeyUsage.digitalSignature | KeyUsage.keyEncipherment);

    revokedByResponder = issue(Subject.SEID_2, KeyUsage.digitalSignature);
    authority.revokeByResponder(revokedByResponder.certificate());
    // Before anything is fetched, because the JDK caches a list for half a minute.
    revokedByList = issue(Subject.SEID_2, KeyUsage.digitalSignature);
    authority.revokeByList(revokedByList.certificate());

    issuer("responder down").close();
    issuer("responder silent").holdAnswers();
    issuer("responder outdated").ocsp().outdated();
    issuer("responder strange").ocsp().signedBy(stranger.own());
    Authority careless = issuer("responder an enterprise");
    careless.ocsp().signedBy(careless.issueWithKey(Subject.SEID_1, it -> it));
    issuer("list outdated").crl().outdated();
    issuer("list strange").crl().signedBy(stranger.own());

    service =
        Service.start(
            Map.of(
                "kontaktregister.certificates.trust", trust(folder).toString(),
                "kontaktregister.certificates.trust-password", PASSWORD,
                "kontaktregister.certificates.ocsp", "kreves",
                "kontaktregister.certificates.crl", "forsoek",
                "kontaktregister.soap.encryption", "aes256-gcm",
                // An administrator may have set it for another application on the same server.
                "com.sun.security.enableAIAcaIssuers", "true"));
  }

  @AfterAll
  static void close() {
    service.close();
    ISSUERS.values().forEach(Authority::close);
    stranger.close();
  }

  static Stream<Arguments> refusedCertificates() {
    Instant now = Authority.BETWEEN;
    return Stream.of(
        refused("self-signed", authority.selfSigned(Subject.SEID_2), UNTRUSTED),
        refused(
            "from another CA of the same name",
            stranger.issueWithKey(Subject.SEID_2, it -> it),
            UNTRUSTED),
        refused(
            "expired",
            authority.issueWithKey(
                Subject.SEID_2, it -> it.validity(Authority.FROM, now.minusSeconds(60))),
            EXPIRED),
        refused(
            "not yet valid",
            authority.issueWithKey(
                Subject.SEID_2, it -> it.validity(now.plusSeconds(3600), Authority.TO)),
            NOT_YET_VALID),
        refused(
            "without digitalSignature",
            issue(Subject.SEID_2, KeyUsage.keyEncipherment),
            WRONG_KEY_USAGE),
        refused(
            "without enterprise policy",
            authority.issueWithKey(Subject.SEID_2, it -> it.policy("1.2.3")),
            NO_ENTERPRISE_POLICY),
        refused(
            "without organisation number",
            authority.issueWithKey("C=NO,CN=POSTEN NORGE AS", it -> it),
            NO_ORGANISATION_NUMBER),
        refused(
            "with a person's number",
            authority.issueWithKey("C=NO,CN=Ola Nordmann,2.5.4.5=" + SECRET, it -> it),
            NO_ORGANISATION_NUMBER),
        refused("signed with SHA-1", signedWith("SHA1withRSA"), WEAK_SIGNATURE),
        refused("signed with MD5", signedWith("MD5withRSA"), WEAK_SIGNATURE),
        refused("revoked by OCSP", revokedByResponder, REVOKED),
        refused("revoked by CRL", revokedByList, REVOKED),
        refused("whose responder is down", from("responder down"), REVOCATION_UNKNOWN),
        refused(
            "whose responder's answer is outdated", from("responder outdated"), REVOCATION_UNKNOWN),
        refused(
            "whose responder's answer is signed by a stranger",
            from("responder strange"),
            REVOCATION_UNKNOWN),
        refused(
            "whose responder's answer is signed by an enterprise of the same issuer",
            from("responder an enterprise"),
            REVOCATION_UNKNOWN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusedCertificates")
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

  /** The responder answers when all tests have ended, and the JDK by itself waits for 15 s. */
  @Test
  void aSilentResponderDelaysARequestByTheTimeOutOnly() throws Exception {
    long before = refusals(REVOCATION_UNKNOWN);
    ExecutorService caller = Executors.newSingleThreadExecutor();

    assertThat(caller.submit(() -> send(from("responder silent"))))
        .succeedsWithin(Duration.ofSeconds(12))
        .satisfies(CertificateIT::assertRefused);
    caller.shutdown();

    assertThat(refusals(REVOCATION_UNKNOWN)).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list outdated", "list strange"})
  void aRevocationListThatProvesNothingIsLoggedAndIgnored(String issuer) throws Exception {
    Issued certificate = from(issuer);
    ISSUERS.get(issuer).revokeByList(certificate.certificate());
    long before = uselessLists();

    assertThat(open(certificate, send(certificate))).contains("RESERVERT");

    assertThat(uselessLists()).isEqualTo(before + 1);
  }

  static Stream<Arguments> strangers() {
    Issued unknownRoot =
        CertificateIssuer.selfSigned("CN=Unknown CA", mail().asIssuer(), Optional.empty());
    Issued unknownIntermediate = authority.issueWithKey("CN=Unknown CA", Content::asIssuer);
    return Stream.of(
        Arguments.of(
            "self-signed", CertificateIssuer.selfSigned(Subject.SEID_2, mail(), site("self"))),
        Arguments.of("from an unknown root", issuedBy(unknownRoot, site("root"))),
        Arguments.of(
            "from another root with a trusted one's name",
            issuedBy(stranger.own(), site("same-name"))),
        Arguments.of(
            "from an unknown intermediate of a trusted root",
            issuedBy(unknownIntermediate, site("intermediate"))));
  }

  private static Issued issuedBy(Issued issuer, Optional<URI> site) {
    return new CertificateIssuer(issuer, site).issue(Subject.SEID_2, mail());
  }

  /** Addresses of the trusted issuer's server that are new to the JDK, which caches what it got. */
  private static Optional<URI> site(String path) {
    return Optional.of(authority.site().resolve("/" + path));
  }

  private static Content mail() {
    return Content.ofAnEnterprise(Authority.FROM, Authority.TO)
        .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
  }

  /** The server that a stranger's certificate names is a trusted issuer's, and counts requests. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void anAddressInAStrangersCertificateIsNotFetched(String name, Issued strangers)
      throws Exception {
    assertThat(open(good, send(good))).contains("RESERVERT");
    int before = authority.requests();

    assertRefused(send(strangers));
    assertThat(canChooseWithMailCertificate(strangers)).containsOnly("NEI RESERVERT");
    assertThat(authority.requests()).isEqualTo(before);

    Issued trusted = issue(Subject.SEID_2, KeyUsage.digitalSignature);
    assertThat(open(trusted, send(trusted))).contains("RESERVERT");
    assertThat(authority.requests()).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA1withRSA", "MD5withRSA"})
  void aMailCertificateWithAWeakSignatureIsRefused(String signature) throws Exception {
    Issued weak =
        authority.issueWithKey(
            Subject.SEID_2, it -> it.signature(signature).keyUsage(KeyUsage.keyEncipherment));

    assertThat(canChooseWithMailCertificate(weak)).containsOnly("NEI UGYLDIG_SERTIFIKAT");
  }

  @AfterEach
  void aGoodCertificateStillGetsAnAnswerEncryptedAsConfigured() throws Exception {
    HttpResponse<String> answer = send(good);

    assertThat(answer.body()).contains("aes256-gcm").doesNotContain("aes256-cbc");
    assertThat(open(good, answer)).contains("RESERVERT");
  }

  private static Authority issuer(String name) throws Exception {
    Authority issuer = new Authority("C=NO,O=Kontaktregister,CN=" + name);
    ISSUERS.put(name, issuer);
    return issuer;
  }

  private static Issued from(String issuer) {
    return ISSUERS.get(issuer).issueWithKey(Subject.SEID_2, it -> it);
  }

  private static Issued issue(String subject, int usage) {
    return authority.issueWithKey(subject, content -> content.keyUsage(usage));
  }

  private static Issued signedWith(String signature) {
    return authority.issueWithKey(Subject.SEID_2, content -> content.signature(signature));
  }

  private static Arguments refused(String name, Issued certificate, CertificateVerdict why) {
    return Arguments.of(name, certificate, why);
  }

  private static String question(String mailCertificate) {
    return envelope(
        "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
            + SECRET
            + "</m:personidentifikator>"
            + mailCertificate
            + "</m:KanVelgeSikkerDigitalPostkasseForespoersel>");
  }

  private static HttpResponse<String> send(Issued signer) throws Exception {
    return send(signer, QUESTION);
  }

  private static HttpResponse<String> send(Issued signer, String question) throws Exception {
    return service.post(
        SOAP_PATH,
        "application/soap+xml",
        SoapSigner.write(SoapSigner.with(signer.certificate(), signer.key()).sign(question)));
  }

  /** Asks both endpoints whether the citizen may choose a mailbox with this certificate. */
  private static List<String> canChooseWithMailCertificate(Issued mail) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(mail.certificate().getEncoded());
    String question = question("<m:X509Sertifikat>" + base64 + "</m:X509Sertifikat>");
    return List.of(
        open(good, send(good, question)).replaceAll("(<[^>]*>)+", " ").trim(),
        Endpoint.REST.answer(service, Call.kanVelge(SECRET).with("X509Sertifikat", base64)));
  }

  /** The text of an encrypted answer's Body. */
  private static String open(Issued caller, HttpResponse<String> answer) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry(
        "key",
        caller.key(),
        DemoAuthority.PASSWORD.toCharArray(),
        new X509Certificate[] {caller.certificate()});
    return new SecuredSoap(keys, Service.authority().certificate()).body(answer.body());
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<env:Value>env:Sender</env:Value>")
        .containsPattern("The (certificate|token) of the request's signature is not accepted")
        .doesNotContain("Signature>", "EncryptedData");
  }

  private static long refusals(CertificateVerdict why) throws Exception {
    return logged("Refused a certificate with serial number .*: " + why);
  }

  private static long uselessLists() throws Exception {
    return logged("A revocation look-up by CRL gave no usable answer: .*");
  }

  private static long logged(String message) throws Exception {
    return service.log().lines().filter(line -> line.matches(".*" + message)).count();
  }

  private static Path trust(Path folder) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    for (String issuer : ISSUERS.keySet()) {
      trust.setCertificateEntry(issuer, ISSUERS.get(issuer).certificate());
    }
    Path file = folder.resolve("trust.p12");
    try (OutputStream content = Files.newOutputStream(file)) {
      trust.store(content, PASSWORD.toCharArray());
    }
    return file;
  }
}
