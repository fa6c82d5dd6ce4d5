package no.kontaktregister.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The option --seed, which sets the key. */
class DemoSeedTest {

  private static final String KEY = "kontaktregister.demo.seed";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final DemoSeed seed = new DemoSeed(address -> true);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "citizens.csv, '23879422019'",
    "citizens.CSV, 'Fødselsnummer\n23879422019'",
    "citizens.json, '{\"citizens\":[{\"personidentifikator\":\"23879422019\"}]}'",
    "citizens, '{\"citizens\":[{\"personidentifikator\":\"23879422019\"}]}'",
  })
  void theNameOfTheFileSaysWhetherItIsCsv(String name, String content) throws IOException {
    Configuration configuration = configuration(Files.writeString(folder.resolve(name), content));
    seed.read(configuration);

    assertThat(configuration.faults()).isEmpty();
    assertThat(seed.at(NOW).citizens())
        .extracting(person -> person.personidentifikator().value())
        .containsExactly("23879422019");
  }

  @Test
  void theDemosOwnCitizensAreThereWithoutAFile() {
    Configuration configuration = new Configuration(key -> Optional.empty());
    seed.read(configuration);

    assertThat(seed.at(NOW).citizens()).hasSize(10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "citizens.csv | 23879422019,JA | Line 1, column 1: The heading must have",
        "citizens.csv | 23879422018 | Line 1, column 1 (personidentifikator): The field personidentifikator must be",
        "citizens.json | {\"grants\":[{}]} | Line 1, column 12: The field signer is missing. Add it",
      })
  void aMistakeStopsTheStartWithItsPlace(String name, String content, String words)
      throws IOException {
    Configuration configuration = configuration(Files.writeString(folder.resolve(name), content));
    seed.read(configuration);

    assertThat(configuration.faults()).hasSize(1);
    assertThat(configuration.faults().get(0).toString())
        .contains(KEY, words)
        .doesNotContain("2387942201");
  }

  @Test
  void aFileThatIsNotThereStopsTheStart() {
    Configuration configuration = configuration(folder.resolve("nowhere.csv"));
    seed.read(configuration);

    assertThat(configuration.faults()).hasSize(1);
    assertThat(configuration.faults().get(0).toString()).contains(KEY, "a readable file");
  }

  private static Configuration configuration(Path file) {
    return new Configuration(key -> Optional.of(file.toString()).filter(it -> key.equals(KEY)));
  }
}
