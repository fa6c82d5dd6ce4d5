package no.kontaktregister.adapters.rest.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.application.oppslag.HentEndringerRespons;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HentEndringerTest {

  private static final String CHANGES = "krr:global/hentendring.read";

  /** The registry has as many changes. */
  private static final long LATEST = 8;

  private final List<HentEndringerForespoersel> asked = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();

  @BeforeEach
  void answerAsARegistryWithSomeChangesDoes() {
    useCases.hentEndringer =
        request -> {
          asked.add(request);
          long from = request.fraEndringsNummer();
          if (from < 0) {
            throw new InvalidRequestException(
                InvalidRequestException.Part.FRA_ENDRINGSNUMMER, "Begin with 0.");
          }
          return new HentEndringerRespons(
              from,
              LATEST,
              LATEST,
              LongStream.rangeClosed(Math.max(1, from), LATEST)
                  .mapToObj(number -> person(request.informasjonsbehov()))
                  .toList());
        };
  }

  private static Personopplysninger person(Set<Informasjonsbehov> behov) {
    return Personopplysninger.of(
        RegistryEntry.of(Person.registrert(new Personidentifikator(Endpoints.CITIZEN))),
        behov,
        Instant.now());
  }

  private Answer ask(String version, String scope, String body) throws Exception {
    return new Endpoints(useCases).post(version + "/krr/hentEndringer", scope, body).send();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void bothVersionsAnswerWithTheChangesAfterTheNumber(String version) throws Exception {
    Answer answer = ask(version, CHANGES, "{\"fraEndringsId\":7,\"new\":true}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"list": [
                       {"personidentifikator": "20914695016", "reservasjon": "NEI",
                        "status": "AKTIV"}],
                     "fraEndringsId": 7, "tilEndringsId": 8, "sisteEndringsId": 8}
                    """));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 8, 8",
    "6, 7, 2, 8",
    "8, 9, 0, 8",
    "9, 10, 0, 8",
    "9223372036854775806, 9223372036854775807, 0, 8",
    "9223372036854775807, 9223372036854775807, 0, 8"
  })
  void theReaderGoesOnAfterTheLastNumberThatItHas(long fra, long first, int changes, long til)
      throws Exception {
    Answer answer = ask("v1", CHANGES, "{\"fraEndringsId\":" + fra + "}");

    assertThat(asked)
        .extracting(HentEndringerForespoersel::fraEndringsNummer)
        .containsExactly(first);
    assertThat(answer.json().path("list")).hasSize(changes);
    assertThat(answer.json().path("fraEndringsId").asLong()).isEqualTo(fra);
    assertThat(answer.json().path("tilEndringsId").asLong()).isEqualTo(til);
    assertThat(answer.json().path("sisteEndringsId").asLong()).isEqualTo(LATEST);
  }

  @Test
  void anEmptyListBelowTheLatestNumberEndsWhereTheReaderBegan() throws Exception {
    useCases.hentEndringer =
        request -> new HentEndringerRespons(request.fraEndringsNummer(), LATEST, LATEST, List.of());

    assertThat(ask("v1", CHANGES, "{\"fraEndringsId\":5}").json().path("tilEndringsId").asLong())
        .isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, -2, Long.MIN_VALUE})
  void aNegativeNumberIsRefused(long fra) throws Exception {
    Answer answer = ask("v1", CHANGES, "{\"fraEndringsId\":" + fra + "}");

    assertThat(answer.problem()).isEqualTo("400 invalid-value");
    assertThat(answer.json().path("field").asText()).isEqualTo("fraEndringsId");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 missing-field",
        "{'fraEndringsId':null} | 400 missing-field",
        "{'fraEndringsId':'7'} | 400 wrong-type",
        "{'fraEndringsId':1.5} | 400 wrong-type",
        "{'fraEndringsId':1.0} | 400 wrong-type",
        "{'fraEndringsId':true} | 400 wrong-type",
        "{'fraEndringsId':[1]} | 400 wrong-type",
        "{'fraEndringsId':9223372036854775808} | 400 wrong-type"
      })
  void whatIsNotAWholeNumberIsRefused(String body, String problem) throws Exception {
    Answer answer = ask("v1", CHANGES, body.replace('\'', '"'));

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("field").asText()).isEqualTo("fraEndringsId");
    assertThat(asked).isEmpty();
  }

  @Test
  void theOtherScopesDecideWhatIsDelivered() throws Exception {
    ask(
        "v2",
        CHANGES + " krr:global/kontaktinformasjon.read krr:global/digitalpost.read",
        "{\"fraEndringsId\":0}");
    ask("v2", CHANGES, "{\"fraEndringsId\":0}");

    assertThat(asked)
        .extracting(HentEndringerForespoersel::informasjonsbehov)
        .containsExactly(Set.of(Informasjonsbehov.values()), Set.of(Informasjonsbehov.PERSON));
  }

  @Test
  void theOtherScopesAloneAreNotEnough() throws Exception {
    assertThat(ask("v1", "krr:global/kontaktinformasjon.read", "{\"fraEndringsId\":0}").problem())
        .isEqualTo("403 insufficient-scope");
    assertThat(asked).isEmpty();
  }
}
