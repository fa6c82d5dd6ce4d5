package no.kontaktregister.adapters.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.configuration.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditConfigurationTest {

  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

  @Test
  void theKeyIsReadAndMasked() {
    Configuration configuration = new Configuration(key -> Optional.of(KEY));

    assertThat(AuditConfiguration.read(configuration))
        .get()
        .satisfies(read -> assertThat(read.key().secret()).hasSize(32))
        .asString()
        .isEqualTo("AuditConfiguration[key=AuditKey[masked]]");
    assertThat(configuration.faults()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "no!base64"})
  void anUnusableKeyIsAFaultThatDoesNotShowIt(String value) {
    Configuration configuration = new Configuration(key -> Optional.of(value));

    assertThat(AuditConfiguration.read(configuration)).isEmpty();
    assertThat(configuration.faults())
        .singleElement()
        .extracting(Fault::toString)
        .asString()
        .startsWith("kontaktregister.audit.key: a secret of " + value.length() + " characters")
        .doesNotContain(value);
  }
}
