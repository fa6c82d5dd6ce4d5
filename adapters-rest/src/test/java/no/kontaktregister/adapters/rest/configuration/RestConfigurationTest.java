package no.kontaktregister.adapters.rest.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestConfigurationTest {

  private static final String JWKS_URL = "kontaktregister.maskinporten.jwks-url";

  private final Map<String, String> values =
      new HashMap<>(
          Map.of(
              "kontaktregister.http.max-body-bytes",
              "262144",
              "kontaktregister.maskinporten.issuer",
              "https://maskinporten.no/",
              JWKS_URL,
              "https://maskinporten.no/jwk",
              "kontaktregister.maskinporten.clock-skew-seconds",
              "10",
              "kontaktregister.idporten.clock-skew-seconds",
              "10",
              "kontaktregister.openapi.ui",
              "off"));

  private final Configuration configuration =
      new Configuration(key -> Optional.ofNullable(values.get(key)));

  @Test
  void whatIsConfiguredIsRead() {
    RestConfiguration read = RestConfiguration.read(configuration, Clock.systemUTC()).orElseThrow();

    assertThat(configuration.faults()).isEmpty();
    assertThat(read.rest().maxBodyBytes()).isEqualTo(262_144);
    assertThat(read.tokens().maskinporten().issuer()).isEqualTo("https://maskinporten.no/");
    assertThat(read.tokens().maskinporten().jwksUrl()).hasToString("https://maskinporten.no/jwk");
    assertThat(read.tokens().maskinporten().audience()).isEmpty();
    assertThat(read.tokens().maskinporten().clockSkew()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.hasSwaggerUi()).isFalse();
  }

  @Test
  void swaggerUiCanBeTurnedOn() {
    values.put("kontaktregister.openapi.ui", "on");

    assertThat(
            RestConfiguration.read(configuration, Clock.systemUTC()).orElseThrow().hasSwaggerUi())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:1/jwk", "http://localhost/jwk"})
  void keysMayComeWithoutTlsFromThisMachine(String url) {
    values.put(JWKS_URL, url);

    assertThat(RestConfiguration.read(configuration, Clock.systemUTC())).isPresent();
  }

  @Test
  void keysMayBeInAFileThatIsThere(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("jwks.json");
    values.put(JWKS_URL, file.toUri().toString());
    assertThat(RestConfiguration.read(configuration, Clock.systemUTC())).isEmpty();

    Files.writeString(file, "{}");
    assertThat(RestConfiguration.read(configuration, Clock.systemUTC())).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "kontaktregister.http.max-body-bytes, 1023",
    "kontaktregister.http.max-body-bytes, 99999999999",
    "kontaktregister.maskinporten.jwks-url, nowhere",
    "kontaktregister.maskinporten.jwks-url, http://192.0.2.1/jwk",
    "kontaktregister.maskinporten.jwks-url, ftp://register.example",
    "kontaktregister.maskinporten.clock-skew-seconds, 301",
    "kontaktregister.openapi.ui, yes"
  })
  void aValueThatCannotBeUsedIsAFault(String key, String value) {
    values.put(key, value);
    RestConfiguration.read(configuration, Clock.systemUTC());

    assertThat(configuration.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.key()).isEqualTo(key);
              assertThat(fault.found()).isEqualTo("\"" + value + "\" cannot be used");
            });
  }

  @Test
  void allMissingKeysAreFaults() {
    values.clear();

    assertThat(RestConfiguration.read(configuration, Clock.systemUTC())).isEmpty();
    assertThat(configuration.faults())
        .extracting(Fault::key)
        .containsExactlyInAnyOrder(
            "kontaktregister.http.max-body-bytes",
            "kontaktregister.maskinporten.issuer",
            JWKS_URL,
            "kontaktregister.maskinporten.clock-skew-seconds",
            "kontaktregister.idporten.clock-skew-seconds",
            "kontaktregister.openapi.ui");
  }
}
