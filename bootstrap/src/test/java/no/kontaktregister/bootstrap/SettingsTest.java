package no.kontaktregister.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.DemoTokenIssuer;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  private static final Map<String, String> REQUIRED =
      Map.of(
          "kontaktregister.certificates.trust", "test",
          "kontaktregister.soap.keystore", keystore("Test CA"),
          "kontaktregister.soap.keystore-password", DemoAuthority.PASSWORD,
          "kontaktregister.virksomhetsidentifikator", "991825827",
          "kontaktregister.print.postkasseleverandoer", "984661185",
          "kontaktregister.print.sertifikat", keystore("Test CA").replace(".p12", ".pem"),
          "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
          "kontaktregister.maskinporten.issuer", "https://maskinporten.no/",
          "kontaktregister.maskinporten.jwks-url", "https://maskinporten.no/jwk");

  @Test
  void whatTheArchiveBringsHoldsWhereNothingElseIsSaid() {
    Settings settings = Settings.read(config(REQUIRED));

    assertThat(settings.demo()).isFalse();
    assertThat(settings.syntheticNumbers()).isEqualTo(SyntheticNumbers.REFUSED);
    assertThat(settings.rest().maxBodyBytes()).isEqualTo(262_144);
    assertThat(settings.maskinporten().issuer()).isEqualTo("https://maskinporten.no/");
    assertThat(settings.maskinporten().jwksUrl()).hasToString("https://maskinporten.no/jwk");
    assertThat(settings.maskinporten().audience()).isEmpty();
    assertThat(settings.maskinporten().clockSkew()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.soap().publicUrl()).isEmpty();
    assertThat(settings.registryAdapter().name()).isEqualTo("jdbc");
    assertThat(settings.sharedReplayStore()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
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
  void whatIsMissingIsNamed(String key) {
    Map<String, String> values = new HashMap<>(REQUIRED);
    values.remove(key);

    assertThatThrownBy(() -> Settings.read(config(values)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The key " + key + " is not set: set it to ");
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.audit.key, c2hvcnQ=",
    "kontaktregister.audit.key, no!base64",
    "kontaktregister.certificates.trust, nowhere.pem",
    "kontaktregister.certificates.ocsp, kanskje",
    "kontaktregister.certificates.crl, kanskje",
    "kontaktregister.soap.keystore, nowhere.p12",
    "kontaktregister.virksomhetsidentifikator, 991825828",
    "kontaktregister.print.postkasseleverandoer, Posten",
    "kontaktregister.print.sertifikat, nowhere.pem",
    "kontaktregister.print.sertifikat, pom.xml",
    "kontaktregister.soap.encryption, des",
    "kontaktregister.soap.replay-store, disk",
    "kontaktregister.register.adapter, punchcards",
    "kontaktregister.http.max-body-bytes, 1023",
    "kontaktregister.http.max-body-bytes, 99999999999",
    "kontaktregister.http.public-url, register.example.no",
    "kontaktregister.http.public-url, https://register.example.no/",
    "kontaktregister.http.public-url, https://register.example.no/?x",
    "kontaktregister.maskinporten.issuer, https://demo.kontaktregister.invalid/",
    "kontaktregister.maskinporten.jwks-url, nowhere",
    "kontaktregister.maskinporten.jwks-url, http://192.0.2.1/jwk",
    "kontaktregister.maskinporten.jwks-url, ftp://register.example",
    "kontaktregister.maskinporten.clock-skew-seconds, 301",
    "kontaktregister.person.synthetic-numbers, yes"
  })
  void whatCannotBeUsedIsNamedAndNotRepeated(String key, String value) {
    assertThatThrownBy(() -> Settings.read(config(with(key, value))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The value of the key " + key + " cannot be used: set it to ")
        .hasMessageEndingWith(".")
        .hasMessageNotContaining(value);
  }

  @Test
  void anUnknownAdapterIsAnsweredWithThoseThatAreKnown() {
    assertThatThrownBy(
            () -> Settings.read(config(with("kontaktregister.register.adapter", "punchcards"))))
        .hasMessageContaining("set it to one of jdbc, memory.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://register.example.no", "http://localhost:8080/krr"})
  void aPublicUrlMayHaveAPath(String url) {
    assertThat(
            Settings.read(config(with("kontaktregister.http.public-url", url))).soap().publicUrl())
        .contains(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.0.2.1"})
  void theDemoListensToThisMachineOnly(String address) {
    Map<String, String> values = new HashMap<>(REQUIRED);
    values.put("mp.config.profile", "demo");
    values.put("kontaktregister.http.address", address);

    assertThatThrownBy(() -> Settings.read(config(values)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("kontaktregister.http.address");

    values.put("kontaktregister.http.address", "127.0.0.1");
    assertThat(Settings.read(config(values)).demo()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"kontaktregister.certificates.trust", "kontaktregister.soap.keystore"})
  void theDemosKeysAreOfNoUseOutsideTheDemo(String key) {
    Path keystore = Path.of(keystore("Demo CA"));
    String demos = key.endsWith("trust") ? "ca.pem" : keystore.getFileName().toString();
    Map<String, String> values = with(key, keystore.resolveSibling(demos).toString());

    assertThatThrownBy(() -> Settings.read(config(values)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("The value of the key " + key + " cannot be used: set it to ")
        .hasMessageEndingWith(", not the demo's.");

    values.put("mp.config.profile", "demo");
    assertThat(Settings.read(config(values)).demo()).isTrue();
  }

  @Test
  void theRegistrysOwnCertificateNamesTheRegistry() {
    assertThatThrownBy(
            () ->
                Settings.read(
                    config(with("kontaktregister.virksomhetsidentifikator", "984661185"))))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The value of the key kontaktregister.soap.keystore cannot be used: set it to a PKCS#12"
                + " file with the registry's own key and certificate, which names the organisation"
                + " in kontaktregister.virksomhetsidentifikator.");
  }

  @Test
  void thePrintCertificateIsOneThatMailCanBeEncryptedWith() {
    CertificateValidation certificates =
        new Wiring()
            .certificateValidation(
                Settings.read(config(REQUIRED)), null /* no mail certificate is looked up */);
    String issuer = Path.of(keystore("Test CA")).resolveSibling("ca.pem").toString();

    assertThat(new Wiring().printSertifikat(Settings.read(config(REQUIRED)), certificates))
        .extracting(print -> print.postkasseleverandoer().value())
        .isEqualTo("984661185");
    assertThatThrownBy(
            () ->
                new Wiring()
                    .printSertifikat(
                        Settings.read(config(with("kontaktregister.print.sertifikat", issuer))),
                        certificates))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "The value of the key kontaktregister.print.sertifikat cannot be used: set it to ");
  }

  @Test
  void theDemosKeysAreReadInTheDemoAlone(@TempDir Path folder) throws Exception {
    Map<String, String> values = with("kontaktregister.demo.keys", folder.toString());
    assertThat(Settings.read(config(values)).demoCaller()).isEmpty();

    values.put("mp.config.profile", "demo");
    assertThatThrownBy(() -> Settings.read(config(values)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "The value of the key kontaktregister.demo.keys cannot be used: set it to the folder of"
                + " 984661185.p12 and issuer.json that mvn -Prun makes, or remove it.");
    assertThat(folder).isEmptyDirectory();

    DemoAuthority.in(folder).keysOf("984661185");
    DemoTokenIssuer.in(folder);
    assertThat(Settings.read(config(values)).demoCaller()).isPresent();

    Files.writeString(folder.resolve("issuer.json"), "{}");
    assertThatThrownBy(() -> Settings.read(config(values)))
        .hasMessageContaining("kontaktregister.demo.keys");
  }

  @Test
  void secretsAreNotTold() {
    assertThat(Settings.read(config(REQUIRED)))
        .asString()
        .doesNotContain(DemoAuthority.PASSWORD)
        .contains("AuditKey[masked]", "WsSecuritySettings[masked]");
  }

  private static String keystore(String issuer) {
    try {
      return DemoAuthority.in(
              Path.of("target", "keys of " + issuer), "C=NO,O=Kontaktregister,CN=" + issuer)
          .keysOf("991825827")
          .toString();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Map<String, String> with(String key, String value) {
    Map<String, String> values = new HashMap<>(REQUIRED);
    values.put(key, value);
    return values;
  }

  /** The given values, before those of the archive's own microprofile-config.properties. */
  private static Config config(Map<String, String> values) {
    return new SmallRyeConfigBuilder()
        .addPropertiesSources()
        .withSources(new PropertiesConfigSource(values, "test", 500))
        .build();
  }
}
