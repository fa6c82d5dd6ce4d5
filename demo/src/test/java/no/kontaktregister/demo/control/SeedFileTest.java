package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.tilgang.Tjeneste;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeedFileTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  @Test
  void citizensComeInTheOrderOfTheFile() {
    List<Person> persons =
        json("""
                {"citizens": [
                  {"personidentifikator": "23879422019", "reservasjon": "JA"},
                  {"personidentifikator": "20914695016", "epostadresse": "kari@example.com"}
                ]}""")
            .citizens();

    assertThat(numbers(persons)).containsExactly("23879422019", "20914695016");
    assertThat(persons.get(0).reservasjon().isReservert()).isTrue();
  }

  @Test
  void aProviderMayStandAfterTheCitizensWhoHaveItsMailboxes() {
    Seed seed =
        json(
            """
            {"citizens": [{"personidentifikator": "20914695016",
                           "postkasse": {"leverandoer": "889640782", "adresse": "kari.test#1"}}],
             "providers": [{"virksomhetsidentifikator": "889640782", "navn": "Ny postkasse"}],
             "grants": [{"signer": "889640782", "tjeneste": "POSTKASSELEVERANDOER"},
                        {"signer": "889640782", "virksomhet": "974761076", "tjeneste": "OPPSLAGSTJENESTEN"}]}""");

    assertThat(seed.citizens().get(0).aktivPostkasse()).isPresent();
    assertThat(seed.added().postkasseleverandoerer())
        .extracting(provider -> provider.navn())
        .containsExactly("Ny postkasse");
    assertThat(seed.added().tilganger())
        .extracting(grant -> grant.tjeneste())
        .containsExactlyInAnyOrder(Tjeneste.POSTKASSELEVERANDOER, Tjeneste.OPPSLAGSTJENESTEN);
  }

  @Test
  void theCitizensAreTheDemosOwnIfTheFileHasNone() {
    assertThat(json("{\"providers\": []}").citizens()).hasSize(10);
    assertThat(json("{\"citizens\": []}").citizens()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | The body must be one object with lists: citizens, providers, grants.",
        "{\"persons\": []} | Line 1, column 2: The field persons is not known here. The known ones are citizens",
        "{\"citizens\": {}} | Line 1, column 14: The field citizens must be a list.",
        "{\"citizens\": [{}]} | Line 1, column 15: The field personidentifikator is missing. Add it.",
        "{\"citizens\": [1]} | Line 1, column 15: The body is not one JSON object",
        "{\"citizens\": [{\"personidentifikator\":\"20914695016\"},{\"personidentifikator\":\"20914695016\"}]} | Line 1, column 53: This citizen is listed twice, first in line 1, column 15. Remove one of the two.",
        "{\"citizens\": [{\"personidentifikator\":\"20914695016\",\"postkasse\":[{},{}]}]} | Line 1, column 15: The field postkasse must be one object and no list, because a citizen has at most one active mailbox.",
        "{\"citizens\": []} {} | Line 1, column 18: The body has more than one object. Remove the rest.",
        "{\"citizens\": [], \"citizens\": []} | repeats a field",
        "{\"citizens\": [ | (see line 1, column 15)",
        "{\"providers\": [{\"virksomhetsidentifikator\":\"123456789\",\"navn\":\"Ny\"}]} | Line 1, column 16: The field virksomhetsidentifikator must be an organisation number",
        "{\"providers\": [{\"virksomhetsidentifikator\":\"889640782\",\"navn\":\"Ny\"},{\"virksomhetsidentifikator\":\"889640782\",\"navn\":\"Ny\"}]} | column 69: This provider is listed twice.",
        "{\"grants\": [{\"signer\":\"889640782\",\"tjeneste\":\"ALT\"}]} | Line 1, column 13: The field tjeneste must be one of OPPSLAGSTJENESTEN",
        "{\"grants\": [{\"signer\":\"889640782\",\"tjeneste\":\"ENDRINGSTJENESTEN\"},{\"signer\":\"889640782\",\"virksomhet\":\"889640782\",\"tjeneste\":\"ENDRINGSTJENESTEN\"}]} | column 67: This grant is listed twice.",
      })
  void aMistakeInJsonIsReportedWithItsPlace(String text, String words) {
    assertThatIllegalArgumentException().isThrownBy(() -> json(text)).withMessageContaining(words);
  }

  @Test
  void citizensInCsvHaveTheFieldsOfTheirColumnsInAnyOrder() {
    List<Person> persons =
        csv(
            """
            reservasjon;personidentifikator;epostadresse;kontaktinformasjon_alder;postkasse_leverandoer;postkasse_adresse
            JA;23879422019;;;;
            ;20914695016;"kari@example.com";P2Y;984661185;"kari;test#1"
            """);

    assertThat(numbers(persons)).containsExactly("23879422019", "20914695016");
    assertThat(persons.get(0).reservasjon().isReservert()).isTrue();
    assertThat(persons.get(1).reservasjon().isReservert()).isFalse();
    assertThat(persons.get(1).kontaktinformasjon().epostadresse().orElseThrow().sistOppdatert())
        .contains(Instant.parse("2024-06-01T12:00:00Z"));
    assertThat(persons.get(1).aktivPostkasse().orElseThrow().adresse().value())
        .isEqualTo("kari;test#1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "23879422019\n20914695016\n",
        "23879422019\r\n20914695016",
        "\uFEFF23879422019\n20914695016",
        "Fødselsnummer\n23879422019\n\n20914695016\n",
        "personidentifikator\n\"23879422019\"\n 20914695016 \n",
      })
  void aFileOfNumbersAloneIsEnough(String text) {
    assertThat(numbers(csv(text))).containsExactly("23879422019", "20914695016");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | The file is empty.",
        "23879422019\\n20914695017 | Line 2, column 1 (personidentifikator): The field personidentifikator must be a synthetic number",
        // Well-formed and not synthetic: of somebody who would have been born in 1855.
        "01015550089 | Line 1, column 1 (personidentifikator): The field personidentifikator must be a synthetic number",
        "23879422019\\n\\n23879422019 | Line 3, column 1: This citizen is listed twice, first in line 1, column 1. Remove one of the two.",
        "personidentifikator,postkasse_leverandoer,postkasse_adresse\\n23879422019,984661185,kari.test#1\\n23879422019,922020175,kari.test#1 | Line 3, column 1: A citizen has at most one active mailbox, and this one has another in line 2, column 1.",
        "personidentifikator,postkasse_leverandoer,postkasse_adresse\\n23879422019,974761076,kari.test#1 | Line 2, column 2 (postkasse_leverandoer): The field leverandoer must be an approved mailbox provider",
        "personidentifikator,epostadresse\\n23879422019,a@example.com\\n20914695016,nobody | Line 3, column 2 (epostadresse): The field epostadresse must be",
        "personidentifikator,status,spraak\\n23879422019,SLETTET,nb | Line 2, column 3 (spraak): A citizen who is SLETTET has no other fields.",
        "personidentifikator,reservert\\n23879422019,JA | Line 1, column 2: The heading must have the name of each column once.",
        "personidentifikator,personidentifikator\\n23879422019,23879422019 | Line 1, column 2: The heading must have",
        "epostadresse\\na@example.com | Line 1, column 2: The heading needs the column personidentifikator. Add it.",
        "23879422019,JA | Line 1, column 1: The heading must have",
        "personidentifikator,spraak\\n23879422019,nb,nn | Line 2, column 3: The line must have as many cells as the heading: 2, and not 3.",
        "personidentifikator,spraak\\n23879422019 | Line 2, column 2: The line must have as many cells as the heading: 2, and not 1.",
        "personidentifikator,spraak\\n23879422019,\"nb | After line 1, a quotation mark is not closed",
        "personidentifikator,spraak\\n23879422019,\"n\"b | After line 1, a quotation mark is not closed",
      })
  void aMistakeInCsvIsReportedWithLineAndColumn(String text, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv(text.replace("\\n", "\n")))
        .withMessageContaining(words)
        .satisfies(
            thrown -> assertThat(thrown.getMessage()).doesNotContain("2387942201", "01015550089"));
  }

  @Test
  void aFileInAnotherCharacterSetIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                SeedFile.checked(
                    "Fødselsnummer\n".getBytes(ISO_8859_1), true, NOW, address -> true))
        .withMessage("The file is not UTF-8. Save it as UTF-8.");
  }

  private static Seed json(String text) {
    return SeedFile.checked(text.getBytes(UTF_8), false, NOW, address -> true);
  }

  private static List<Person> csv(String text) {
    return SeedFile.checked(text.getBytes(UTF_8), true, NOW, address -> address.contains("@"))
        .citizens();
  }

  private static List<String> numbers(List<Person> persons) {
    return persons.stream().map(person -> person.personidentifikator().value()).toList();
  }
}
