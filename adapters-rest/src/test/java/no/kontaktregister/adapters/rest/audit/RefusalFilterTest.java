package no.kontaktregister.adapters.rest.audit;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.MAX_BODY_BYTES;
import static no.kontaktregister.adapters.rest.Endpoints.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.adapters.rest.Endpoints.Request;
import no.kontaktregister.adapters.rest.TokenIssuer;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.audit.Refusal;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call of a known caller that does not reach a use case leaves an audit record. */
class RefusalFilterTest {

  private static final String JSON = "application/json";
  private static final String KAN_VELGE = "krr:postkasse/kanvelge.read";
  private static final String ALL_SCOPES =
      KAN_VELGE
          + " krr:postkasse/postkasse.write krr:global/kontaktinformasjon.read"
          + " krr:global/hentendring.read";

  private record Recorded(Caller caller, Operasjon operasjon, Refusal reason) {}

  private final List<Recorded> records = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();

  private Request kanVelge(String scope, String body) {
    return endpoints().post("v1/postkasse/kan-velge", scope, body.replace('\'', '"'));
  }

  private Endpoints endpoints() {
    useCases.recordRefusal =
        (caller, operasjon, reason) -> records.add(new Recorded(caller, operasjon, reason));
    return new Endpoints(useCases);
  }

  private static Recorded recorded(Operasjon operasjon, Refusal reason) {
    return new Recorded(
        EnterpriseCaller.itself(new Virksomhetsidentifikator(ENTERPRISE)), operasjon, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | 400 malformed-json",
        "[] | 400 malformed-json",
        "'' | 400 malformed-json",
        "{} | 400 missing-field",
        "{\"personidentifikator\":7} | 400 wrong-type",
        "{\"navn\":\"Ola\"} | 400 unknown-field"
      })
  void aBodyThatIsNotUnderstoodLeavesARecord(String body, String problem) throws Exception {
    Answer answer = kanVelge(KAN_VELGE, body).send();

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(records)
        .containsExactly(
            recorded(Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE, Refusal.INVALID_REQUEST));
  }

  @Test
  void aBodyThatIsTooLargeLeavesARecord() throws Exception {
    Answer answer = kanVelge(KAN_VELGE, " ".repeat(MAX_BODY_BYTES + 1)).send();

    assertThat(answer.problem()).isEqualTo("413 body-too-large");
    assertThat(records)
        .containsExactly(
            recorded(Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE, Refusal.INVALID_REQUEST));
  }

  @ParameterizedTest
  @CsvSource({
    "v1/postkasse/kan-velge, KAN_VELGE_SIKKER_DIGITAL_POSTKASSE",
    "v1/postkasse/opprett-og-velg, OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE",
    "v1/postkasse/oppdater, OPPDATER_POSTKASSE",
    "v1/postkasse/slett, SLETT_POSTKASSE",
    "v1/personer, HENT_PERSONER",
    "v2/krr/hentEndringer, HENT_ENDRINGER"
  })
  void aBodyThatIsNotJsonLeavesARecordOfTheOperation(String path, Operasjon operasjon)
      throws Exception {
    Answer answer =
        endpoints().post(path, ALL_SCOPES, "{}").header("Content-Type", "text/plain").send();

    assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
    assertThat(records).containsExactly(recorded(operasjon, Refusal.INVALID_REQUEST));
  }

  @Test
  void aTokenWithoutTheScopeLeavesARecordWithItsSupplier() throws Exception {
    String token =
        MASKINPORTEN.sign(
            MASKINPORTEN
                .claims("openid")
                .claim("consumer", TokenIssuer.enterprise(ENTERPRISE))
                .claim("supplier", TokenIssuer.enterprise(SUPPLIER))
                .build());

    Answer answer = kanVelge("", "{}").token(token).send();

    assertThat(answer.problem()).isEqualTo("403 insufficient-scope");
    assertThat(records)
        .containsExactly(
            new Recorded(
                new EnterpriseCaller(
                    new Virksomhetsidentifikator(SUPPLIER),
                    new Virksomhetsidentifikator(ENTERPRISE)),
                Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE,
                Refusal.ACCESS_DENIED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | krr:user/spraak.write | | HENT_PERSON | ACCESS_DENIED",
        "DELETE | krr:user/spraak.write | | SLETT_PERSON | ACCESS_DENIED",
        "PATCH | krr:user/kontaktinformasjon.read | {} | ENDRE_PERSON | ACCESS_DENIED",
        "PATCH | krr:user/spraak.write | {\"reservasjon\":\"JA\"} | ENDRE_PERSON | ACCESS_DENIED",
        "PATCH | krr:user/spraak.write | {\"spraak\":\"xx\"} | ENDRE_PERSON | INVALID_REQUEST",
        "PATCH | krr:user/spraak.write | { | ENDRE_PERSON | INVALID_REQUEST"
      })
  void aCitizensRefusedCallLeavesARecordToo(
      String method, String scope, String body, Operasjon operasjon, Refusal reason)
      throws Exception {
    Request request = endpoints().request(method, "v1/person").citizen(scope);

    (body == null ? request : request.body(JSON, body)).send();

    assertThat(records)
        .containsExactly(
            new Recorded(new CitizenCaller(new Personidentifikator(CITIZEN)), operasjon, reason));
  }

  @Test
  void aCallThatReachesAUseCaseLeavesItsRecordThere() throws Exception {
    String body = "{'personidentifikator':'20914695016'}";
    useCases.kanVelge = request -> KanVelgeRespons.ja();
    assertThat(kanVelge(KAN_VELGE, body).send().status()).isEqualTo(200);
    useCases.kanVelge =
        request -> {
          throw new InvalidRequestException(
              InvalidRequestException.Part.PERSONIDENTIFIKATOR, "It is malformed.");
        };
    assertThat(kanVelge(KAN_VELGE, body).send().status()).isEqualTo(400);
    useCases.kanVelge =
        request -> {
          throw new RegistryUnavailableException("down");
        };
    assertThat(kanVelge(KAN_VELGE, body).send().status()).isEqualTo(503);
    useCases.kanVelge =
        request -> {
          throw new IllegalStateException();
        };
    assertThat(kanVelge(KAN_VELGE, body).send().status()).isEqualTo(500);

    assertThat(records).isEmpty();
  }

  @Test
  void aCallerWhoIsNotKnownLeavesNoRecord() throws Exception {
    assertThat(kanVelge(KAN_VELGE, "{").token("garbage").send().status()).isEqualTo(401);
    assertThat(endpoints().request("POST", "v1/personer").body(JSON, "{").send().status())
        .isEqualTo(401);
    assertThat(endpoints().request("GET", "v1/nothing").send().status()).isEqualTo(404);

    assertThat(records).isEmpty();
  }
}
