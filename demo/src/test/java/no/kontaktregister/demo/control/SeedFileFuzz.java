package no.kontaktregister.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import no.kontaktregister.domain.person.Person;

/**
 * Whatever a file of citizens has, it is read, or refused with a sentence that repeats no number.
 */
class SeedFileFuzz {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

  @FuzzTest
  void anyFile(byte[] content) {
    for (boolean isCsv : new boolean[] {true, false}) {
      try {
        Seed seed = SeedFile.read(content, isCsv, NOW, address -> address.contains("@"));

        assertThat(seed.citizens())
            .extracting(Person::personidentifikator)
            .doesNotHaveDuplicates()
            .allMatch(number -> number.isSynthetic());
      } catch (Refused refused) {
        assertThat(refused.getMessage()).isNotBlank().doesNotContainPattern("[0-9]{11}");
      }
    }
  }
}
