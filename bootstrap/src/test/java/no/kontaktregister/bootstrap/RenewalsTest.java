package no.kontaktregister.bootstrap;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import no.kontaktregister.adapters.monitoring.KeyFile;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files with keys and certificates change while the service runs. */
class RenewalsTest {

  private static final String KEYSTORE = "kontaktregister.soap.keystore";
  private static final String PASSWORD = "hush-hush";

  private static final CertificateIssuer ISSUER = issuer("C=NO,O=Kontaktregister,CN=Test CA");
  private static final CertificateIssuer OTHER = issuer("C=NO,O=Kontaktregister,CN=Other CA");
  private static final CertificateIssuer DEMO = issuer("C=NO,O=Kontaktregister,CN=Demo CA");

  private static final Issued FIRST = ISSUER.issue(subject("991825827"), content());

  @TempDir private Path folder;

  private final LogLines log = new LogLines(Renewed.class);
  private final Map<String, String> values = new HashMap<>();
  private Path keystore;
  private Path trust;
  private Path print;
  private Resources resources;

  @BeforeEach
  void open() throws Exception {
    keystore = Files.write(folder.resolve("own.p12"), store(FIRST, PASSWORD));
    print = Files.write(folder.resolve("print.pem"), FIRST.certificate().getEncoded());
    trust = folder.resolve("trust.pem");
    CertificateIssuer.writePem(trust, ISSUER.certificate());
    values.putAll(
        Map.of(
            "kontaktregister.register.adapter", "memory",
            "kontaktregister.certificates.trust", trust.toString(),
            "kontaktregister.soap.keystore", keystore.toString(),
            "kontaktregister.virksomhetsidentifikator", "991825827",
            "kontaktregister.print.postkasseleverandoer", "984661185",
            "kontaktregister.print.sertifikat", print.toString(),
            "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "kontaktregister.maskinporten.issuer", "https://maskinporten.no/",
            "kontaktregister.maskinporten.jwks-url", "https://maskinporten.no/jwk"));
    values.put("kontaktregister.certificates.ocsp", "av");
    values.put("kontaktregister.certificates.crl", "av");
    values.put("kontaktregister.soap.keystore-password", PASSWORD);
    resources = Resources.open(config(), new Overlay() {});
  }

  @AfterEach
  void close() {
    resources.close();
    log.close();
  }

  @Test
  void aNewKeyIsUsedOnceItsFileHasBeenWritten() throws Exception {
    Issued second = ISSUER.issue(subject("991825827"), content());
    Files.write(keystore, store(second, PASSWORD));

    look();
    assertThat(ownCertificate()).isEqualTo(FIRST.certificate());
    look();

    assertThat(ownCertificate()).isEqualTo(second.certificate());
    assertThat(resources.renewals().signingKey().get().key()).isEqualTo(second.key());
    assertThat(state(KEYSTORE).validUntil())
        .contains(second.certificate().getNotAfter().toInstant());
    assertThat(log.all())
        .containsExactly("INFO " + KEYSTORE + ": the new content of the file is in use.");
  }

  @Test
  void aNewKeyMayComeWithANewPassword() throws Exception {
    Issued second = ISSUER.issue(subject("991825827"), content());
    Files.write(keystore, store(second, "new-secret"));
    lookTwice();
    assertThat(ownCertificate()).isEqualTo(FIRST.certificate());

    values.put("kontaktregister.soap.keystore-password", "new-secret");
    look();

    assertThat(ownCertificate()).isEqualTo(second.certificate());
    assertThat(state(KEYSTORE).isRefused()).isFalse();
  }

  /** Kubernetes replaces a mounted secret in this way. */
  @Test
  void aFileMayBeBehindALinkThatMoves() throws Exception {
    Issued second = ISSUER.issue(subject("991825827"), content());
    Path newest = Files.write(folder.resolve("newest.p12"), store(second, PASSWORD));
    Files.setLastModifiedTime(newest, Files.getLastModifiedTime(keystore));
    Path link = Files.createSymbolicLink(folder.resolve("link"), newest);

    Files.move(link, keystore, StandardCopyOption.ATOMIC_MOVE);
    lookTwice();

    assertThat(ownCertificate()).isEqualTo(second.certificate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          missing      | kontaktregister.soap.keystore: there is no readable file
          empty        | kontaktregister.soap.keystore: .* is not a PKCS#12 file
          half         | kontaktregister.soap.keystore: .* is not a PKCS#12 file
          text         | kontaktregister.soap.keystore: .* is not a PKCS#12 file
          password     | kontaktregister.soap.keystore-password: a secret of 9 characters cannot be used
          organisation | kontaktregister.soap.keystore: its certificate does not name the organisation
          expired      | kontaktregister.soap.keystore: the certificate in .* is not valid today
          weak         | kontaktregister.soap.keystore: its certificate has a weak signature
          demo         | kontaktregister.soap.keystore: .* not the demo's, whose keys anybody may have
          """)
  void aKeyThatCannotBeUsedReplacesNothingAndIsReportedOnce(String kind, String reason)
      throws Exception {
    Optional<byte[]> content = unusable(kind);
    if (content.isPresent()) {
      Files.write(keystore, content.get());
    } else {
      Files.delete(keystore);
    }

    lookTwice();
    lookTwice();

    assertThat(ownCertificate()).isEqualTo(FIRST.certificate());
    assertThat(state(KEYSTORE).isRefused()).isTrue();
    assertThat(log.all())
        .singleElement()
        .asString()
        .containsPattern(
            "WARNING The new content of the file in "
                + KEYSTORE
                + " is not used, and the one before"
                + " stays in use: "
                + reason)
        .doesNotContain(PASSWORD);

    Files.write(keystore, store(FIRST, PASSWORD));
    lookTwice();
    assertThat(state(KEYSTORE).isRefused()).isFalse();
  }

  private static Optional<byte[]> unusable(String kind) throws Exception {
    byte[] good = store(FIRST, PASSWORD);
    return switch (kind) {
      case "missing" -> Optional.empty();
      case "empty" -> Optional.of(new byte[0]);
      case "half" -> Optional.of(Arrays.copyOf(good, good.length / 2));
      case "text" -> Optional.of("no key store".getBytes());
      case "password" -> Optional.of(store(FIRST, "another"));
      case "organisation" ->
          Optional.of(store(own(ISSUER, "984661185", content -> content), PASSWORD));
      case "expired" ->
          Optional.of(
              store(
                  own(
                      ISSUER,
                      "991825827",
                      content ->
                          content.validity(
                              Instant.now().minus(Duration.ofDays(2)),
                              Instant.now().minus(Duration.ofDays(1)))),
                  PASSWORD));
      case "weak" ->
          Optional.of(
              store(
                  own(ISSUER, "991825827", content -> content.signature("SHA1withRSA")), PASSWORD));
      case "demo" -> Optional.of(store(own(DEMO, "991825827", content -> content), PASSWORD));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  @Test
  void newIssuersAreTrustedAndOldOnesNoLonger() throws Exception {
    X509Sertifikat ofTheFirst = enterprise(ISSUER);
    X509Sertifikat ofTheOther = enterprise(OTHER);
    assertThat(identify(ofTheFirst)).isInstanceOf(Identification.Identified.class);

    CertificateIssuer.writePem(trust, OTHER.certificate());
    lookTwice();

    assertThat(identify(ofTheOther)).isInstanceOf(Identification.Identified.class);
    assertThat(identify(ofTheFirst))
        .isEqualTo(new Identification.Refused(CertificateVerdict.UNTRUSTED));
  }

  /** A list of two certificates that ends after the first one is a list of one. */
  @Test
  void aListOfIssuersThatIsBeingWrittenIsNotReadBeforeItIsComplete() throws Exception {
    CertificateIssuer.writePem(trust, OTHER.certificate());
    look();
    assertThat(identify(enterprise(OTHER))).isInstanceOf(Identification.Refused.class);

    CertificateIssuer.writePem(trust, OTHER.certificate(), ISSUER.certificate());
    look();
    assertThat(identify(enterprise(OTHER))).isInstanceOf(Identification.Refused.class);
    look();

    assertThat(identify(enterprise(OTHER))).isInstanceOf(Identification.Identified.class);
    assertThat(identify(enterprise(ISSUER))).isInstanceOf(Identification.Identified.class);
  }

  @Test
  void issuersThatCannotBeTrustedReplaceNothing() throws Exception {
    CertificateIssuer.writePem(trust, DEMO.certificate());
    lookTwice();
    Files.writeString(trust, "no certificates");
    lookTwice();

    assertThat(identify(enterprise(ISSUER))).isInstanceOf(Identification.Identified.class);
    assertThat(state("kontaktregister.certificates.trust").isRefused()).isTrue();
    assertThat(log.all())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("in kontaktregister.certificates.trust"));
  }

  @Test
  void aNewPrintCertificateIsGivenToPublicBodies() throws Exception {
    X509Certificate second = own(OTHER, "984661185", content -> content).certificate();
    Files.write(print, second.getEncoded());
    lookTwice();

    assertThat(printCertificate()).isEqualTo(second.getEncoded());

    // A certificate that mail may not be encrypted with.
    Files.write(print, ISSUER.certificate().getEncoded());
    lookTwice();

    assertThat(printCertificate()).isEqualTo(second.getEncoded());
    assertThat(log.all().get(1)).contains("the certificate is refused (WRONG_KEY_USAGE)");
  }

  @Test
  void theLooksEndWithTheApplication() throws Exception {
    resources.renewals().start(Duration.ofMillis(1));
    assertThat(threads()).isPositive();

    resources.close();

    // The executor has ended a moment before its thread.
    await().atMost(5, SECONDS).until(() -> threads() == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("kontaktregister-renewal"))
        .filter(Thread::isAlive)
        .count();
  }

  private void lookTwice() {
    look();
    look();
  }

  private void look() {
    resources.renewals().look();
  }

  private X509Certificate ownCertificate() {
    return resources.renewals().signingKey().get().certificate();
  }

  private byte[] printCertificate() {
    return resources.renewals().printSertifikat().get().sertifikat().der();
  }

  private Identification identify(X509Sertifikat sertifikat) {
    return resources.renewals().enterprises().orElseThrow().get().identify(sertifikat);
  }

  private KeyFile state(String key) {
    return resources.renewals().states().stream()
        .filter(file -> file.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static X509Sertifikat enterprise(CertificateIssuer issuer) throws Exception {
    return new X509Sertifikat(
        own(issuer, "984661185", content -> content).certificate().getEncoded());
  }

  /** A certificate for the key of {@link #FIRST}: to make another key takes a while. */
  private static Issued own(
      CertificateIssuer issuer, String organisation, UnaryOperator<Content> change) {
    return new Issued(
        issuer.certify(
            subject(organisation), FIRST.certificate().getPublicKey(), change.apply(content())),
        FIRST.key());
  }

  private static String subject(String organisation) {
    return "C=NO,O=Registry,2.5.4.97=NTRNO-" + organisation + ",CN=Registry";
  }

  private static Content content() {
    Instant now = Instant.now();
    return Content.ofAnEnterprise(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(90)))
        .keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment);
  }

  private static CertificateIssuer issuer(String name) {
    Instant now = Instant.now();
    return new CertificateIssuer(
        CertificateIssuer.selfSigned(
            name,
            Content.ofAnEnterprise(now.minus(Duration.ofDays(5)), now.plus(Duration.ofDays(365)))
                .asIssuer(),
            Optional.empty()),
        Optional.empty());
  }

  private static byte[] store(Issued own, String password) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "key", own.key(), password.toCharArray(), new Certificate[] {own.certificate()});
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    store.store(content, password.toCharArray());
    return content.toByteArray();
  }

  /** Reads the values of the moment, before those of the archive's own configuration. */
  private Config config() {
    return new SmallRyeConfigBuilder()
        .addPropertiesSources()
        .withSources(new ValuesOfTheMoment())
        .build();
  }

  private final class ValuesOfTheMoment implements ConfigSource {

    @Override
    public Set<String> getPropertyNames() {
      return values.keySet();
    }

    @Override
    public String getValue(String key) {
      return values.get(key);
    }

    @Override
    public int getOrdinal() {
      return 500;
    }

    @Override
    public String getName() {
      return "test";
    }
  }
}
