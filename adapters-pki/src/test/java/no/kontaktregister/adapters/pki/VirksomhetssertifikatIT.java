package no.kontaktregister.adapters.pki;

import static no.kontaktregister.domain.sertifikat.CertificateVerdict.EXPIRED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.NOT_YET_VALID;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.REVOCATION_UNKNOWN;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.REVOKED;
import static no.kontaktregister.domain.sertifikat.CertificateVerdict.UNTRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Refused;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.testkit.sertifikat.Authority;
import no.kontaktregister.testkit.sertifikat.Authority.Answers;
import no.kontaktregister.testkit.sertifikat.Authority.Subject;
import no.kontaktregister.testkit.sertifikat.EnterpriseIdentificationTestKit;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Beyond what every adapter must do: revocation, time-outs, intermediates, and files of issuers.
 */
class VirksomhetssertifikatIT extends EnterpriseIdentificationTestKit {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Clock CLOCK = Clock.fixed(Authority.BETWEEN, ZoneOffset.UTC);

  @Override
  protected EnterpriseIdentification identificationTrusting(X509Certificate issuer, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return new PkixEnterpriseIdentification(
        new Trust(Set.of(issuer), Set.of(), Set.of(Authority.POLICY)),
        new Revocation(Mode.AV, Mode.AV, LONG, clock),
        clock);
  }

  @Test
  void mayBeIssuedByAKnownIntermediate() throws Exception {
    try (Authority intermediate = authority.intermediate("CN=Test CA 2")) {
      X509Sertifikat certificate = new X509Sertifikat(intermediate.issue(Subject.SEID_2));

      assertThat(validation(trust(), Mode.AV, Mode.AV, LONG).identify(certificate))
          .isEqualTo(new Refused(UNTRUSTED));
      assertThat(validation(trust(intermediate), Mode.AV, Mode.AV, LONG).identify(certificate))
          .isEqualTo(POSTEN);
    }
  }

  @Test
  void isRefusedWhenItHasExpiredAfterItWasAccepted() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Authority.BETWEEN);
    X509Sertifikat certificate = new X509Sertifikat(authority.issue(Subject.SEID_2));
    PkixEnterpriseIdentification validation = validation(trust(), clock(now));

    assertThat(validation.identify(certificate)).isEqualTo(POSTEN);
    now.set(Authority.TO);
    assertThat(validation.identify(certificate)).isEqualTo(POSTEN);
    now.set(Authority.TO.plusSeconds(1));
    assertThat(validation.identify(certificate)).isEqualTo(new Refused(EXPIRED));
    now.set(Authority.FROM.minusSeconds(1));
    assertThat(validation.identify(certificate)).isEqualTo(new Refused(NOT_YET_VALID));
  }

  @Test
  void isRefusedWhenAnIntermediateHasExpiredAfterItWasAccepted() throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Authority.BETWEEN);
    Instant end = Authority.BETWEEN.plusSeconds(60);
    try (Authority intermediate =
        authority.intermediate("CN=Test CA 2", content -> content.validity(Authority.FROM, end))) {
      X509Sertifikat certificate = new X509Sertifikat(intermediate.issue(Subject.SEID_2));
      PkixEnterpriseIdentification validation = validation(trust(intermediate), clock(now));

      assertThat(validation.identify(certificate)).isEqualTo(POSTEN);
      now.set(end.plusSeconds(1));
      assertThat(validation.identify(certificate)).isEqualTo(new Refused(UNTRUSTED));
    }
  }

  private static PkixEnterpriseIdentification validation(Trust trust, Clock clock) {
    return new PkixEnterpriseIdentification(
        trust, new Revocation(Mode.AV, Mode.AV, LONG, clock), clock);
  }

  private static Clock clock(AtomicReference<Instant> now) {
    return new Clock() {
      @Override
      public Instant instant() {
        return now.get();
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  static Stream<Arguments> weakIntermediates() {
    return Stream.of(
        weak("signed with SHA-1", content -> content.signature("SHA1withRSA")),
        weak("signed with MD5", content -> content.signature("MD5withRSA")),
        weak("with a short key", content -> content.bits(1024)));
  }

  private static Arguments weak(String name, UnaryOperator<Content> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("weakIntermediates")
  void isRefusedIfAnIntermediateIsWeak(String name, UnaryOperator<Content> weak) throws Exception {
    try (Authority intermediate = authority.intermediate("CN=Test CA 2", weak);
        Authority renewed = authority.intermediate("CN=Test CA 2")) {
      Trust trust =
          new Trust(
              Set.of(authority.certificate()),
              Set.of(intermediate.certificate(), renewed.certificate()),
              Set.of(Authority.POLICY));
      PkixEnterpriseIdentification validation = validation(trust, Mode.AV, Mode.AV, LONG);

      assertThat(validation.identify(new X509Sertifikat(intermediate.issue(Subject.SEID_2))))
          .isEqualTo(new Refused(UNTRUSTED));
      assertThat(validation.identify(new X509Sertifikat(renewed.issue(Subject.SEID_2))))
          .isEqualTo(POSTEN);
    }
  }

  @Test
  void lookUpsAndWhatIsRememberedOfThemAreCounted() throws Exception {
    byte[] revoked = authority.issue(Subject.SEID_2);
    authority.revoke(revoked);
    Revocation revocation = new Revocation(Mode.KREVES, Mode.AV, LONG, Clock.systemUTC());
    PkixEnterpriseIdentification validation =
        new PkixEnterpriseIdentification(trust(authority), revocation, Clock.systemUTC());
    validation.identify(new X509Sertifikat(revoked));
    validation.identify(new X509Sertifikat(revoked));

    assertThat(revocation.measurements())
        .filteredOn(measured -> measured.value() > 0)
        .extracting(measured -> measured.name() + new TreeMap<>(measured.labels()))
        .containsExactlyInAnyOrder(
            "kontaktregister_revocation_look_ups_total{answer=REVOKED, way=OCSP}",
            "kontaktregister_cache_entries{cache=revocation}",
            "kontaktregister_cache_hits_total{cache=revocation}",
            "kontaktregister_cache_misses_total{cache=revocation}");
  }

  @ParameterizedTest
  @EnumSource(names = {"KREVES", "FORSOEK"})
  void isLookedUpAtItsOwnIssuerInALongerChain(Mode mode) throws Exception {
    try (Authority intermediate = authority.intermediate("CN=Test CA 2")) {
      byte[] good = intermediate.issue(Subject.SEID_2);
      byte[] revoked = intermediate.issue(Subject.SEID_2);
      intermediate.revoke(revoked);

      for (Mode[] modes : new Mode[][] {{mode, Mode.AV}, {Mode.AV, mode}, {mode, mode}}) {
        PkixEnterpriseIdentification validation =
            validation(trust(intermediate), modes[0], modes[1], LONG);
        assertThat(validation.identify(new X509Sertifikat(good))).isEqualTo(POSTEN);
        assertThat(validation.identify(new X509Sertifikat(revoked)))
            .isEqualTo(new Refused(REVOKED));
      }
    }
  }

  private Trust trust(Authority intermediate) {
    return new Trust(
        Set.of(authority.certificate()),
        Set.of(intermediate.certificate()),
        Set.of(Authority.POLICY));
  }

  @ParameterizedTest
  @EnumSource(names = {"KREVES", "FORSOEK"})
  void isRefusedIfItIsRevoked(Mode mode) throws Exception {
    byte[] good = authority.issue(Subject.SEID_2);
    byte[] revoked = authority.issue(Subject.SEID_2);
    authority.revoke(revoked);

    assertThat(identify(good, mode, Mode.AV, LONG)).isEqualTo(POSTEN);
    assertThat(identify(good, Mode.AV, mode, LONG)).isEqualTo(POSTEN);
    assertThat(identify(revoked, mode, Mode.AV, LONG)).isEqualTo(new Refused(REVOKED));
    assertThat(identify(revoked, Mode.AV, mode, LONG)).isEqualTo(new Refused(REVOKED));
    assertThat(identify(revoked, Mode.AV, Mode.AV, LONG)).isEqualTo(POSTEN);
  }

  @Test
  void isRefusedWithoutAnAnswerOnlyIfOneIsRequired() {
    byte[] certificate = authority.issue(Subject.SEID_2);
    authority.close();

    assertThat(identify(certificate, Mode.KREVES, Mode.AV, LONG))
        .isEqualTo(new Refused(REVOCATION_UNKNOWN));
    assertThat(identify(certificate, Mode.AV, Mode.KREVES, LONG))
        .isEqualTo(new Refused(REVOCATION_UNKNOWN));
    assertThat(identify(certificate, Mode.FORSOEK, Mode.FORSOEK, LONG)).isEqualTo(POSTEN);
  }

  @Test
  void isConfirmedByAResponderThatItsIssuerHasAuthorised() {
    byte[] certificate = authority.issue(Subject.SEID_2);
    authority
        .ocsp()
        .signedBy(
            authority.issueWithKey(
                "CN=Responder", content -> content.purpose(KeyPurposeId.id_kp_OCSPSigning)));

    assertThat(identify(certificate, Mode.KREVES, Mode.AV, LONG)).isEqualTo(POSTEN);
  }

  static Stream<Arguments> uselessAnswers() {
    return Stream.of(
        useless("outdated", (answers, authority) -> answers.outdated()),
        useless(
            "signed by another issuer of the same name",
            (answers, authority) ->
                answers.signedBy(
                    CertificateIssuer.selfSigned(
                        "CN=Test CA",
                        Content.ofAnEnterprise(Authority.FROM, Authority.TO).asIssuer(),
                        Optional.empty()))),
        useless(
            "signed by an enterprise of the same issuer",
            (answers, authority) ->
                answers.signedBy(authority.issueWithKey(Subject.SEID_1, content -> content))));
  }

  private static Arguments useless(String name, BiConsumer<Answers, Authority> change) {
    return Arguments.of(name, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("uselessAnswers")
  void isNotConfirmedByAnAnswerThatProvesNothing(String name, BiConsumer<Answers, Authority> change)
      throws Exception {
    byte[] certificate = authority.issue(Subject.SEID_2);
    change.accept(authority.ocsp(), authority);
    change.accept(authority.crl(), authority);

    assertThat(identify(certificate, Mode.KREVES, Mode.AV, LONG))
        .isEqualTo(new Refused(REVOCATION_UNKNOWN));
    assertThat(identify(certificate, Mode.AV, Mode.KREVES, LONG))
        .isEqualTo(new Refused(REVOCATION_UNKNOWN));
    assertThat(identify(certificate, Mode.FORSOEK, Mode.FORSOEK, LONG)).isEqualTo(POSTEN);

    // Nor can such an answer revoke a certificate.
    authority.revoke(certificate);
    assertThat(identify(certificate, Mode.FORSOEK, Mode.FORSOEK, LONG)).isEqualTo(POSTEN);
  }

  @Test
  void isNotLookedUpBeforeItsChainIsValidated() throws Exception {
    CertificateIssuer stranger =
        new CertificateIssuer(
            CertificateIssuer.selfSigned(
                "CN=Test CA",
                Content.ofAnEnterprise(Authority.FROM, Authority.TO).asIssuer(),
                Optional.of(authority.site())),
            Optional.of(authority.site()));
    Issued strangers =
        stranger.issue(Subject.SEID_2, Content.ofAnEnterprise(Authority.FROM, Authority.TO));
    byte[] trusted = authority.issue(Subject.SEID_2);

    assertThat(identify(strangers.certificate().getEncoded(), Mode.KREVES, Mode.KREVES, LONG))
        .isEqualTo(new Refused(UNTRUSTED));
    assertThat(authority.requests()).isZero();

    assertThat(identify(trusted, Mode.KREVES, Mode.KREVES, LONG)).isEqualTo(POSTEN);
    assertThat(authority.requests()).isEqualTo(2);
  }

  @Test
  void doesNotWaitForASlowResponderLongerThanTheTimeOut() {
    byte[] certificate = authority.issue(Subject.SEID_2);
    authority.holdAnswers();

    // The responder has not answered yet when these return.
    assertThat(identify(certificate, Mode.KREVES, Mode.AV, SHORT))
        .isEqualTo(new Refused(REVOCATION_UNKNOWN));
    assertThat(identify(certificate, Mode.FORSOEK, Mode.AV, SHORT)).isEqualTo(POSTEN);
  }

  @Test
  void isLookedUpOnceForAllWhoWaitAndThenCached() throws Exception {
    X509Sertifikat certificate = new X509Sertifikat(authority.issue(Subject.SEID_2));
    PkixEnterpriseIdentification validation = validation(trust(), Mode.KREVES, Mode.AV, LONG);
    authority.holdAnswers();

    ExecutorService callers = Executors.newFixedThreadPool(16);
    List<Future<Identification>> waiting = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      waiting.add(callers.submit(() -> validation.identify(certificate)));
    }
    authority.releaseAnswers();
    for (Future<Identification> identification : waiting) {
      assertThat(identification.get()).isEqualTo(POSTEN);
    }
    callers.shutdown();

    assertThat(validation.identify(certificate)).isEqualTo(POSTEN);
    assertThat(authority.requests()).isEqualTo(1);
  }

  @Test
  void theIssuersOfBothEnvironmentsAreKnownAndDiffer() {
    Trust production = Trust.produksjon();
    Trust test = Trust.test();

    assertThat(names(production.anchors())).anyMatch(name -> name.contains("Buypass"));
    assertThat(names(production.anchors())).anyMatch(name -> name.contains("Commfides"));
    assertThat(names(test.anchors())).anyMatch(name -> name.contains("Buypass"));
    assertThat(names(test.anchors())).anyMatch(name -> name.contains("Commfides"));
    assertThat(production.intermediates())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(test.intermediates());
    assertThat(production.anchors()).doesNotContainAnyElementsOf(test.anchors());
  }

  @Test
  void theKnownIssuersAreStrong() {
    for (Trust known : List.of(Trust.produksjon(), Trust.test())) {
      assertThat(known.anchors()).allMatch(CertificateStrength::hasStrongKey);
      assertThat(known.intermediates())
          .allMatch(CertificateStrength::hasStrongKey)
          .allMatch(CertificateStrength::isStronglySigned);
    }
  }

  @Test
  void otherIssuersAreReadFromAPemFile(@TempDir Path folder) throws Exception {
    Path pem = folder.resolve("ca.pem");
    CertificateIssuer.writePem(pem, authority.certificate());

    assertThat(Trust.inFile(pem).anchors()).containsExactly(authority.certificate());

    Files.writeString(pem, "");
    assertThatThrownBy(() -> Trust.inFile(pem)).isInstanceOf(IOException.class);
    Files.writeString(pem, "no certificate");
    assertThatThrownBy(() -> Trust.inFile(pem)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Trust.inFile(folder.resolve("none.pem")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void otherIssuersAreReadFromAPkcs12File(@TempDir Path folder) throws Exception {
    char[] password = "changeit".toCharArray();
    Path file = folder.resolve("ca.p12");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    save(store, file, password);
    assertThatThrownBy(() -> Trust.inKeyStore(file, password)).isInstanceOf(IOException.class);

    store.setCertificateEntry("ca", authority.certificate());
    save(store, file, password);
    assertThat(Trust.inKeyStore(file, password).anchors()).containsExactly(authority.certificate());
    assertThatThrownBy(() -> Trust.inKeyStore(file, "other".toCharArray()))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> Trust.inKeyStore(folder.resolve("none.p12"), password))
        .isInstanceOf(IOException.class);
  }

  private static void save(KeyStore store, Path file, char[] password) throws Exception {
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, password);
    }
  }

  private static List<String> names(Set<X509Certificate> issuers) {
    return issuers.stream().map(issuer -> issuer.getSubjectX500Principal().getName()).toList();
  }

  private Identification identify(byte[] certificate, Mode ocsp, Mode crl, Duration timeout) {
    return validation(trust(), ocsp, crl, timeout).identify(new X509Sertifikat(certificate));
  }

  private Trust trust() {
    return new Trust(Set.of(authority.certificate()), Set.of(), Set.of(Authority.POLICY));
  }

  private static PkixEnterpriseIdentification validation(
      Trust trust, Mode ocsp, Mode crl, Duration timeout) {
    return new PkixEnterpriseIdentification(
        trust, new Revocation(ocsp, crl, timeout, CLOCK), CLOCK);
  }
}
