package no.kontaktregister.adapters.soap.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Content;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoapConfigurationTest {

  private static final String PASSWORD = "hush-hush";
  private static final Instant NOW = Instant.now();

  @TempDir private static Path folder;

  private final Map<String, String> values = new HashMap<>();
  private final Configuration configuration =
      new Configuration(key -> Optional.ofNullable(values.get(key)));

  @BeforeAll
  static void makeKeys() throws Exception {
    save("good.p12", NOW.plus(1, ChronoUnit.DAYS));
    save("expired.p12", NOW.minus(1, ChronoUnit.DAYS));
    Files.writeString(folder.resolve("text.p12"), "no key store");
  }

  @BeforeEach
  void configure() {
    values.putAll(
        Map.of(
            "kontaktregister.http.max-body-bytes", "262144",
            "kontaktregister.soap.clock-skew-seconds", "60",
            "kontaktregister.soap.encryption", "aes256-cbc",
            "kontaktregister.soap.keystore", folder.resolve("good.p12").toString(),
            "kontaktregister.soap.keystore-password", PASSWORD,
            "kontaktregister.soap.replay-store", "memory",
            "kontaktregister.soap.requests", "strict"));
  }

  @Test
  void whatIsConfiguredIsRead() {
    SoapConfiguration read =
        SoapConfiguration.read(configuration, InstantSource.system()).orElseThrow();

    assertThat(configuration.faults()).isEmpty();
    assertThat(read.soap().publicUrl()).isEmpty();
    assertThat(read.sharedReplayStore()).isFalse();
    assertThat(read.wsSecurity().requests()).isEqualTo(Requests.STRICT);
    assertThat(
            read.wsSecurity().signingKey().get().certificate().getSubjectX500Principal().getName())
        .contains("CN=Registry");
    assertThat(read.wsSecurity().encryption()).endsWith("#aes256-cbc");
    assertThat(read).asString().doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://register.example.no", "http://localhost:8080/krr"})
  void aPublicUrlMayHaveAPath(String url) {
    values.put("kontaktregister.http.public-url", url);

    assertThat(
            SoapConfiguration.read(configuration, InstantSource.system())
                .orElseThrow()
                .soap()
                .publicUrl())
        .contains(url);
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.http.max-body-bytes, 1023",
    "kontaktregister.http.public-url, register.example.no",
    "kontaktregister.http.public-url, https://register.example.no/",
    "kontaktregister.http.public-url, https://register.example.no/?x",
    "kontaktregister.soap.clock-skew-seconds, 301",
    "kontaktregister.soap.encryption, des",
    "kontaktregister.soap.replay-store, disk"
  })
  void aValueThatCannotBeUsedIsAFault(String key, String value) {
    values.put(key, value);
    SoapConfiguration.read(configuration, InstantSource.system());

    assertThat(configuration.faults()).extracting(Fault::key).containsExactly(key);
  }

  @ParameterizedTest
  @CsvSource({
    "nowhere.p12, there is no readable file",
    "text.p12, is not a PKCS#12 file",
    "expired.p12, is not valid today"
  })
  void whatIsWrongWithTheFileIsToldApart(String file, String found) {
    values.put("kontaktregister.soap.keystore", folder.resolve(file).toString());

    assertThat(SoapConfiguration.read(configuration, InstantSource.system())).isEmpty();
    assertThat(configuration.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo("kontaktregister.soap.keystore");
              assertThat(fault.found()).contains(found, file);
            });
  }

  @Test
  void aWrongPasswordIsAFaultOfThePassword() {
    values.put("kontaktregister.soap.keystore-password", "wrong");

    assertThat(SoapConfiguration.read(configuration, InstantSource.system())).isEmpty();
    assertThat(configuration.faults())
        .extracting(Fault::toString)
        .containsExactly(
            "kontaktregister.soap.keystore-password: a secret of 5 characters cannot be used;"
                + " expected the password of the file in kontaktregister.soap.keystore.");
  }

  private static void save(String file, Instant until) throws Exception {
    Issued own =
        CertificateIssuer.selfSigned(
            "CN=Registry",
            Content.ofAnEnterprise(NOW.minus(2, ChronoUnit.DAYS), until),
            Optional.empty());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "key", own.key(), PASSWORD.toCharArray(), new Certificate[] {own.certificate()});
    try (OutputStream content = Files.newOutputStream(folder.resolve(file))) {
      store.store(content, PASSWORD.toCharArray());
    }
  }
}
