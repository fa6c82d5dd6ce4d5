package no.kontaktregister.adapters.pki.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PkiConfigurationTest {

  private static final String TRUST = "kontaktregister.certificates.trust";
  private static final String TRUST_PASSWORD = "kontaktregister.certificates.trust-password";

  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              TRUST,
              "test",
              "kontaktregister.certificates.ocsp",
              "kreves",
              "kontaktregister.certificates.crl",
              "forsoek",
              "kontaktregister.certificates.timeout-seconds",
              "3"));

  private final Configuration configuration =
      new Configuration(key -> Optional.ofNullable(values.get(key)));

  @Test
  void readsWhatIsConfigured() {
    PkiConfiguration read = PkiConfiguration.read(configuration).orElseThrow();

    assertThat(configuration.faults()).isEmpty();
    assertThat(read.ocsp()).isEqualTo(Mode.KREVES);
    assertThat(read.crl()).isEqualTo(Mode.FORSOEK);
    assertThat(read.timeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"produksjon", "test"})
  void theKnownIssuersHaveNames(String name) {
    values.put(TRUST, name);

    assertThat(PkiConfiguration.read(configuration).orElseThrow().trust().anchors()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.certificates.trust, nowhere.pem",
    "kontaktregister.certificates.trust, pom.xml",
    "kontaktregister.certificates.ocsp, kanskje",
    "kontaktregister.certificates.crl, kanskje",
    "kontaktregister.certificates.timeout-seconds, 0"
  })
  void aValueThatCannotBeUsedIsAFault(String key, String value) {
    values.put(key, value);
    PkiConfiguration.read(configuration);

    assertThat(configuration.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo(key);
              assertThat(fault.found()).contains("\"" + value + "\"");
            });
  }

  @Test
  void aPkcs12FileIsReadAndItsPasswordIsChecked(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.p12");
    save(file, "hush-hush");
    values.put(TRUST, file.toString());
    values.put(TRUST_PASSWORD, "hush-hush");
    assertThat(PkiConfiguration.read(configuration).orElseThrow().trust().anchors()).hasSize(1);

    values.put(TRUST_PASSWORD, "wrong");
    assertThat(PkiConfiguration.read(configuration)).isEmpty();
    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly(
            TRUST_PASSWORD
                + ": a secret of 5 characters cannot be used; expected the password of the file in "
                + TRUST
                + ".");
  }

  @Test
  void anIssuerWithAShortKeyIsAFault(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("trust.pem");
    CertificateIssuer.writePem(file, issuer(content -> content.bits(1024)).certificate());
    values.put(TRUST, file.toString());

    assertThat(PkiConfiguration.read(configuration)).isEmpty();
    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .singleElement()
        .asString()
        .startsWith(
            TRUST + ": \"" + file + "\" has a certificate whose key is too short; expected ")
        .endsWith(", with RSA keys of 2048 bits or more.");
  }

  private static Issued issuer(UnaryOperator<Content> change) {
    return CertificateIssuer.selfSigned(
        "CN=Own CA",
        change.apply(
            Content.ofAnEnterprise(Instant.now(), Instant.now().plusSeconds(60)).asIssuer()),
        Optional.empty());
  }

  private static void save(Path file, String password) throws Exception {
    Issued issuer = issuer(content -> content);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ca", issuer.certificate());
    try (OutputStream content = Files.newOutputStream(file)) {
      store.store(content, password.toCharArray());
    }
  }
}
