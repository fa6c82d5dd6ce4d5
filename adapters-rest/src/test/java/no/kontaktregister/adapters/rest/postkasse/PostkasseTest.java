package no.kontaktregister.adapters.rest.postkasse;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.PostkasseForespoersel;
import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostkasseTest {

  private static final String ASK = "krr:postkasse/kanvelge.read";
  private static final String WRITE = "krr:postkasse/postkasse.write";
  private static final EnterpriseCaller CALLER =
      EnterpriseCaller.itself(new Virksomhetsidentifikator(ENTERPRISE));

  private static final String MAILBOX =
      "{'personidentifikator':'20914695016','virksomhetsidentifikator':'9908:984661185',"
          + "'postkasseadresse':'ola.nordmann#9YDT','sertifikat':'AQID'}";

  private final List<Forespoersel> asked = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();

  private Answer ask(String operation, String scope, String body) throws Exception {
    return new Endpoints(useCases)
        .post("v1/postkasse/" + operation, scope, body.replace('\'', '"'))
        .send();
  }

  @Test
  void aQuestionAboutACitizenNeedsNothingElse() throws Exception {
    useCases.kanVelge =
        request -> {
          asked.add(request);
          return KanVelgeRespons.ja();
        };

    Answer answer = ask("kan-velge", ASK, "{'personidentifikator':'20914695016'}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("{\"status\":\"JA\"}");
    assertThat(asked)
        .containsExactly(
            new KanVelgeForespoersel(
                CALLER, CITIZEN, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void whatTheProviderWouldSendLaterIsPassedOn() throws Exception {
    useCases.kanVelge =
        request -> {
          asked.add(request);
          return KanVelgeRespons.nei(KanVelgeRespons.Beskrivelse.RESERVERT);
        };

    Answer answer =
        ask(
            "kan-velge",
            ASK,
            "{'personidentifikator':'1','virksomhetsidentifikator':'2','epostadresse':'3',"
                + "'sertifikat':'AQID'}");

    assertThat(answer.text()).isEqualTo("{\"status\":\"NEI\",\"beskrivelse\":\"RESERVERT\"}");
    assertThat(asked)
        .containsExactly(
            new KanVelgeForespoersel(
                CALLER,
                "1",
                Optional.of("2"),
                Optional.of("3"),
                Optional.of(new X509Sertifikat(new byte[] {1, 2, 3}))));
  }

  @Test
  void eachChangeComesToItsUseCase() throws Exception {
    useCases.opprettOgVelg =
        request -> {
          asked.add(request);
          return PostkasseRespons.ok();
        };
    useCases.oppdater =
        request -> {
          asked.add(request);
          return PostkasseRespons.feilet(PostkasseRespons.Beskrivelse.INGEN_POSTBOKS_FUNNET);
        };
    useCases.slett =
        request -> {
          asked.add(request);
          return PostkasseRespons.feilet(PostkasseRespons.Beskrivelse.UGYLDIG_ORGNR);
        };

    assertThat(ask("opprett-og-velg", WRITE, MAILBOX).text()).isEqualTo("{\"status\":\"OK\"}");
    assertThat(ask("oppdater", WRITE, MAILBOX).text())
        .isEqualTo("{\"status\":\"FEILET\",\"beskrivelse\":\"INGEN_POSTBOKS_FUNNET\"}");
    assertThat(
            ask("slett", WRITE, "{'personidentifikator':'1','virksomhetsidentifikator':'2'}")
                .text())
        .isEqualTo("{\"status\":\"FEILET\",\"beskrivelse\":\"UGYLDIG_ORGNR\"}");
    PostkasseForespoersel mailbox =
        new PostkasseForespoersel(
            CALLER,
            CITIZEN,
            "9908:984661185",
            "ola.nordmann#9YDT",
            Optional.of(new X509Sertifikat(new byte[] {1, 2, 3})));
    assertThat(asked)
        .containsExactly(mailbox, mailbox, new SlettPostkasseForespoersel(CALLER, "1", "2"));
  }

  @ParameterizedTest
  @CsvSource({
    "kan-velge, " + WRITE,
    "opprett-og-velg, " + ASK,
    "oppdater, " + ASK,
    "slett, " + ASK
  })
  void anotherOperationsScopeIsNotEnough(String operation, String scope) throws Exception {
    assertThat(ask(operation, scope, MAILBOX).problem()).isEqualTo("403 insufficient-scope");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kan-velge", "opprett-og-velg", "oppdater", "slett"})
  void aFieldThatIsNotKnownIsNamedAndRefused(String operation) throws Exception {
    Answer answer =
        ask(operation, ASK + " " + WRITE, "{'personidentifikator':'20914695016','fornavn':'Ola'}");

    assertThat(answer.problem()).isEqualTo("400 unknown-field");
    assertThat(answer.json().path("field").asText()).isEqualTo("fornavn");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("The field fornavn is not known here. Remove it, or correct its spelling.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X509Sertifikat", "blåbær", "a1234b"})
  void theNameOfAFieldThatIsNotKnownMayHaveLettersAndAFewDigits(String name) throws Exception {
    assertThat(ask("kan-velge", ASK, "{'" + name + "':1}").json().path("field").asText())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"20914695016", "nr20914695016", "a12345b"})
  void aNameThatMayBePersonalIsNotRepeated(String name) throws Exception {
    Answer answer = ask("kan-velge", ASK, "{'" + name + "':1}");

    assertThat(answer.problem()).isEqualTo("400 unknown-field");
    assertThat(answer.text()).doesNotContain(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kan-velge | {} | personidentifikator",
        "kan-velge | {'personidentifikator':null} | personidentifikator",
        "oppdater | {'personidentifikator':'1','virksomhetsidentifikator':'2'} | postkasseadresse",
        "opprett-og-velg | {'personidentifikator':'1'} | virksomhetsidentifikator",
        "slett | {'personidentifikator':'1'} | virksomhetsidentifikator",
        "slett | {'virksomhetsidentifikator':'1'} | personidentifikator"
      })
  void aFieldThatIsMissingIsNamed(String operation, String body, String field) throws Exception {
    Answer answer = ask(operation, ASK + " " + WRITE, body);

    assertThat(answer.problem()).isEqualTo("400 missing-field");
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'personidentifikator':20914695016} | The field personidentifikator must be text.",
        "{'personidentifikator':true} | The field personidentifikator must be text.",
        "{'personidentifikator':['20914695016']} | The field personidentifikator must be text.",
        "{'personidentifikator':'1','sertifikat':'#'} | The field sertifikat must be base64 text.",
        "{'personidentifikator':'1','sertifikat':7} | The field sertifikat must be base64 text.",
        "{'personidentifikator':'1','sertifikat':'MIIBa'} | The field sertifikat must be base64 text."
      })
  void aValueOfAnotherTypeIsRefused(String body, String detail) throws Exception {
    Answer answer = ask("kan-velge", ASK, body);

    assertThat(answer.problem()).isEqualTo("400 wrong-type");
    assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
  }

  @Test
  void aMalformedPostkasseadresseIsNamed() throws Exception {
    useCases.oppdater =
        request -> {
          throw new InvalidRequestException(
              InvalidRequestException.Part.POSTKASSEADRESSE, "It has 8 to 100 characters.");
        };

    Answer answer = ask("oppdater", WRITE, MAILBOX);

    assertThat(answer.problem()).isEqualTo("400 invalid-value");
    assertThat(answer.json().path("field").asText()).isEqualTo("postkasseadresse");
    assertThat(answer.json().path("detail").asText()).isEqualTo("It has 8 to 100 characters.");
  }

  @Test
  void anAnswerIsSignedForWhoAcceptsThat() throws Exception {
    useCases.kanVelge = request -> KanVelgeRespons.ja();

    Answer answer =
        new Endpoints(useCases)
            .post("v1/postkasse/kan-velge", ASK, "{\"personidentifikator\":\"20914695016\"}")
            .header("Accept", "application/jose")
            .send();

    assertThat(answer.header("Content-Type")).isEqualTo("application/jose");
    assertThat(JWSObject.parse(answer.text()).getPayload().toString())
        .isEqualTo("{\"status\":\"JA\"}");
  }

  @Test
  void theSecondVersionHasNoMailboxes() throws Exception {
    assertThat(
            new Endpoints(useCases).post("v2/postkasse/kan-velge", ASK, MAILBOX).send().problem())
        .isEqualTo("404 not-found");
  }
}
