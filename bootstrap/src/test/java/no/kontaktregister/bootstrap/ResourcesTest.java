package no.kontaktregister.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.kontaktregister.bootstrap.admission.AdmissionSettings;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.testkit.sertifikat.Authority;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesTest {

  private static final String PASSWORD = "hush-hush";

  @TempDir private static Path folder;

  private static Map<String, String> required;

  @BeforeAll
  static void makeKeys() throws Exception {
    makeKeys("C=NO,O=Kontaktregister,CN=Test CA", "test", content -> content);
    makeKeys("C=NO,O=Kontaktregister,CN=Demo CA", "demo", content -> content);
    makeKeys(
        "C=NO,O=Kontaktregister,CN=Test CA", "weak", content -> content.signature("SHA1withRSA"));
    makeKeys("C=NO,O=Kontaktregister,CN=Test CA", "short", content -> content.bits(1024));
    required =
        Map.of(
            "kontaktregister.register.adapter", "memory",
            "kontaktregister.certificates.trust", "test",
            "kontaktregister.soap.keystore", file("test.p12"),
            "kontaktregister.soap.keystore-password", PASSWORD,
            "kontaktregister.virksomhetsidentifikator", "991825827",
            "kontaktregister.print.postkasseleverandoer", "984661185",
            "kontaktregister.print.sertifikat", file("test.pem"),
            "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "kontaktregister.maskinporten.issuer", "https://maskinporten.no/",
            "kontaktregister.maskinporten.jwks-url", "https://maskinporten.no/jwk");
  }

  @Test
  void theArchivesDefaultsApplyUnlessOverridden() {
    try (Resources resources = open(required)) {
      Settings settings = resources.settings();
      assertThat(settings.syntheticNumbers()).isEqualTo(SyntheticNumbers.REFUSED);
      assertThat(settings.rest().rest().maxBodyBytes()).isEqualTo(262_144);
      assertThat(settings.soap().sharedReplayStore()).isFalse();
      assertThat(settings.admission()).isEqualTo(new AdmissionSettings(256, Duration.ZERO, 256));
      assertThat(settings.printSertifikat().postkasseleverandoer().value()).isEqualTo("984661185");
    }
  }

  @Test
  void allFaultsAreReportedAtOnceEachOnOneLine() {
    assertThatThrownBy(
            () ->
                open(
                    with(
                        Map.of(
                            "kontaktregister.audit.key", "c2hvcnQ=",
                            "kontaktregister.http.max-body-bytes", "many",
                            "kontaktregister.register.adapter", "punchcards",
                            "kontaktregister.soap.keystore-password", "wrong",
                            "kontaktregister.print.sertifikat", "nowhere.pem",
                            "kontaktregister.audit.kye", "x",
                            "mp.config.profile", "none"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There are 7 faults in the configuration:\n")
        .message()
        .satisfies(text -> assertThat(text.lines()).hasSize(8))
        .contains(
            "\n  kontaktregister.audit.key: a secret of 8 characters cannot be used; expected the"
                + " base64 of 32 random bytes or more, which openssl rand -base64 32 makes.",
            "\n  kontaktregister.http.max-body-bytes: \"many\" cannot be used; expected a whole"
                + " number from 1024 to 16777216.",
            "\n  kontaktregister.register.adapter: \"punchcards\" cannot be used; expected one of"
                + " jdbc, memory.",
            "\n  kontaktregister.soap.keystore-password: a secret of 5 characters cannot be used;",
            "\n  kontaktregister.print.sertifikat: there is no readable file \"nowhere.pem\";",
            "\n  kontaktregister.audit.kye: no such key is known; expected perhaps"
                + " kontaktregister.audit.key.",
            "\n  mp.config.profile: \"none\" cannot be used;")
        .doesNotContain("c2hvcnQ=", "wrong");
  }

  @Test
  void theLimitsOnRequestsAreWithinBounds() {
    assertThatThrownBy(
            () ->
                open(
                    with(
                        Map.of(
                            "kontaktregister.http.max-concurrent-requests", "0",
                            "kontaktregister.http.max-share-percent-per-enterprise", "101",
                            "kontaktregister.http.max-wait-millis", "-1"))))
        .hasMessageContaining("There are 3 faults")
        .hasMessageContaining(
            "kontaktregister.http.max-concurrent-requests: \"0\" cannot be used; expected a whole"
                + " number from 1 to 10000.")
        .hasMessageContaining(
            "kontaktregister.http.max-share-percent-per-enterprise: \"101\" cannot be used; expected"
                + " a whole number from 1 to 100.")
        .hasMessageContaining(
            "kontaktregister.http.max-wait-millis: \"-1\" cannot be used; expected a whole number"
                + " from 0 to 60000.");
    try (Resources resources =
        open(
            with(
                Map.of(
                    "kontaktregister.http.max-concurrent-requests", "3",
                    "kontaktregister.http.max-share-percent-per-enterprise", "10")))) {
      assertThat(resources.settings().admission().maxOfEnterprise()).isEqualTo(1);
    }
  }

  @Test
  void aRegistryThatCannotBeOpenedIsOneOfTheFaults() {
    assertThatThrownBy(
            () ->
                open(
                    with(
                        Map.of(
                            "kontaktregister.register.adapter", "jdbc",
                            "kontaktregister.database.url",
                                "jdbc:postgresql://127.0.0.1:1/registry",
                            "kontaktregister.database.password", PASSWORD,
                            "kontaktregister.soap.encryption", "des"))))
        .hasMessageContaining("There are 2 faults")
        .hasMessageContaining("kontaktregister.database.url: no database answers at 127.0.0.1:1 ")
        .hasMessageContaining("kontaktregister.soap.encryption: \"des\"")
        .hasMessageNotContaining(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.audit.key",
    "kontaktregister.certificates.trust",
    "kontaktregister.soap.keystore",
    "kontaktregister.soap.keystore-password",
    "kontaktregister.virksomhetsidentifikator",
    "kontaktregister.print.postkasseleverandoer",
    "kontaktregister.print.sertifikat",
    "kontaktregister.maskinporten.issuer",
    "kontaktregister.maskinporten.jwks-url"
  })
  void aMissingKeyIsNamed(String key) {
    Map<String, String> values = new HashMap<>(required);
    values.remove(key);

    assertThatThrownBy(() -> open(values))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There is 1 fault in the configuration:\n  " + key)
        .hasMessageContaining(": nothing is set; expected ");
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.virksomhetsidentifikator, 991825828",
    "kontaktregister.print.postkasseleverandoer, Posten",
    "kontaktregister.print.sertifikat, pom.xml",
    "kontaktregister.person.synthetic-numbers, yes",
    "kontaktregister.maskinporten.issuer, http://localhost:8080/maskinporten/"
  })
  void aValueThatCannotBeUsedIsReported(String key, String value) {
    assertThatThrownBy(() -> open(with(Map.of(key, value))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("\n  " + key + ": ")
        .hasMessageContaining("\"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kontaktregister.certificates.trust", "kontaktregister.soap.keystore"})
  void keysThatAnybodyMayHaveAreRefusedUnlessAnOverlayAcceptsThem(String key) {
    Map<String, String> values =
        with(Map.of(key, key.endsWith("trust") ? file("demo-ca.pem") : file("demo.p12")));

    assertThatThrownBy(() -> open(values))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There is 1 fault in the configuration:\n  " + key)
        .hasMessageEndingWith(", not the demo's, whose keys anybody may have.");

    try (Resources resources = Resources.open(config(values), new AcceptingOverlay())) {
      assertThat(resources.registry().isAvailable()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.register.adapter, 'expected one of jdbc, memory.'",
    "kontaktregister.certificates.adapter, expected one of pkix.",
    "kontaktregister.enterprises.adapter, expected one of pkix.",
    "kontaktregister.audit.adapter, expected one of log.",
    "kontaktregister.inbound.adapters, expected nothing: there are none."
  })
  void anAdapterThatIsNotThereIsReportedWithThoseThatAre(String key, String expected) {
    assertThatThrownBy(() -> open(with(Map.of(key, "punchcards"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There is 1 fault in the configuration:\n")
        .hasMessageEndingWith(key + ": \"punchcards\" cannot be used; " + expected);
  }

  @Test
  void anAuditLogThatIsTurnedOffStopsTheStart() {
    Logger log = Logger.getLogger("kontaktregister.audit");
    log.setLevel(Level.OFF);
    try {
      assertThatThrownBy(() -> open(required))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageEndingWith(
              "kontaktregister.audit: this log is turned off; expected its level INFO, or the audit"
                  + " trail is lost.");
    } finally {
      log.setLevel(null);
    }
  }

  @Test
  void theRegistrysOwnCertificateNamesTheRegistry() {
    assertThatThrownBy(
            () -> open(with(Map.of("kontaktregister.virksomhetsidentifikator", "984661185"))))
        .hasMessageContaining(
            "kontaktregister.soap.keystore: its certificate does not name the organisation in"
                + " kontaktregister.virksomhetsidentifikator;");
  }

  @Test
  void thePrintCertificateIsOneThatMailCanBeEncryptedWith() {
    assertThatThrownBy(
            () -> open(with(Map.of("kontaktregister.print.sertifikat", file("test-ca.pem")))))
        .hasMessageContaining(
            "kontaktregister.print.sertifikat: the certificate is refused (WRONG_KEY_USAGE);");
  }

  @Test
  void thePrintCertificateIsStronglySigned() {
    assertThatThrownBy(
            () -> open(with(Map.of("kontaktregister.print.sertifikat", file("weak.pem")))))
        .hasMessageContaining(
            "kontaktregister.print.sertifikat: the certificate is refused (WEAK_SIGNATURE);")
        .hasMessageEndingWith(" and is not signed with SHA-1 or MD5.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"weak.p12", "short.p12"})
  void theRegistrysOwnCertificateIsStrong(String keystore) {
    assertThatThrownBy(() -> open(with(Map.of("kontaktregister.soap.keystore", file(keystore)))))
        .hasMessageStartingWith("There is 1 fault in the configuration:\n")
        .hasMessageContaining(
            "kontaktregister.soap.keystore: its certificate has a weak signature or a short key;")
        .hasMessageEndingWith(" and is not signed with SHA-1 or MD5.");
  }

  @Test
  void secretsAreMasked() {
    try (Resources resources = open(required)) {
      assertThat(resources.settings())
          .asString()
          .doesNotContain(PASSWORD)
          .contains("WsSecuritySettings[masked]");
    }
  }

  @Test
  void anUnknownKeyIsRefusedAlsoWhenItResemblesNone() {
    assertThatThrownBy(() -> open(with(Map.of("kontaktregister.punchcards.colour", "green"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There is 1 fault")
        .hasMessageContaining(
            "kontaktregister.punchcards.colour: no such key is known; expected one of the keys in"
                + " docs/operations.md.");
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.soap.Requests, kontaktregister.soap.requests",
    "kontaktregister.soap.replay.store, kontaktregister.soap.replay-store",
    "kontaktregister.certificates.trust_password, kontaktregister.certificates.trust-password"
  })
  void aKeyInAnotherSpellingIsRefused(String key, String meant) {
    assertThatThrownBy(() -> open(with(Map.of(key, "memory"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("There is 1 fault")
        .hasMessageContaining(key + ": no such key is known; expected perhaps " + meant + ".");
  }

  @Test
  void theKeysOfAnAdapterThatIsNotChosenAreKnown() {
    try (Resources resources =
        open(with(Map.of("kontaktregister.database.url", "jdbc:h2:mem:unused")))) {
      assertThat(resources.registry().isAvailable()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "same, same, 0", "'', abc, 3", "databse, database, 1"})
  void theDistanceOfTwoWordsIsCountedInLetters(String one, String other, int distance) {
    assertThat(UnknownKeys.distance(one, other)).isEqualTo(distance);
  }

  private static final class AcceptingOverlay implements Overlay {

    @Override
    public boolean acceptsKeysForAnybody() {
      return true;
    }
  }

  private static Resources open(Map<String, String> values) {
    return Resources.open(config(values), new Overlay() {});
  }

  private static Map<String, String> with(Map<String, String> changes) {
    Map<String, String> values = new HashMap<>(required);
    values.putAll(changes);
    return values;
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static void makeKeys(String issuer, String name, UnaryOperator<Content> change)
      throws Exception {
    try (Authority authority = new Authority(issuer)) {
      CertificateIssuer.Issued own =
          authority.issueWithKey(
              "C=NO,O=Registry,2.5.4.97=NTRNO-991825827,CN=Registry",
              content ->
                  change.apply(
                      content.keyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "key", own.key(), PASSWORD.toCharArray(), new Certificate[] {own.certificate()});
      try (OutputStream content = Files.newOutputStream(folder.resolve(name + ".p12"))) {
        store.store(content, PASSWORD.toCharArray());
      }
      write(name + ".pem", own.certificate());
      write(name + "-ca.pem", authority.certificate());
    }
  }

  private static void write(String name, X509Certificate certificate) throws Exception {
    Files.write(folder.resolve(name), certificate.getEncoded());
  }

  /** The given values, before those of the archive's own microprofile-config.properties. */
  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addPropertiesSources()
        .withSources(new PropertiesConfigSource(values, "test", 500))
        .build();
  }
}
