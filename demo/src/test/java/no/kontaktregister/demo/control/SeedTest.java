package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import no.kontaktregister.domain.person.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void citizensComeInTheOrderOfTheFile() {
    List<Person> persons =
        read(
            """
            {"citizens": [
              {"personidentifikator": "23879422019", "reservasjon": "JA"},
              {"personidentifikator": "20914695016", "epostadresse": "kari@example.com"}
            ]}""");

    assertThat(persons)
        .extracting(person -> person.personidentifikator().value())
        .containsExactly("23879422019", "20914695016");
    assertThat(persons.get(0).reservasjon().erReservert()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | The body must be one object with one field, citizens, which is a list.",
        "{\"persons\": []} | The body must be one object with one field, citizens, which is a list.",
        "{\"citizens\": [{}]} | Line 1, column 15: The field personidentifikator is missing. Add it.",
        "{\"citizens\": [1]} | Line 1, column 15: The body is not one JSON object",
        "{\"citizens\": [{\"personidentifikator\":\"20914695016\"},{\"personidentifikator\":\"20914695016\"}]} | Line 1, column 53: This citizen is listed twice. Remove one.",
        "{\"citizens\": [], \"more\": 1} | The body has more than the field citizens. Remove the rest.",
        "{\"citizens\": [ | (see line 1, column 15)",
      })
  void aMistakeIsReportedWithItsPlace(String text, String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageContaining(words);
  }

  private static List<Person> read(String text) {
    return Seed.checked(text.getBytes(UTF_8), NOW, address -> true);
  }
}
