package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.TokenIssuer.claims;
import static no.kontaktregister.endtoend.service.TokenIssuer.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is kept of who asked for what. */
@OnEveryServer
class AuditIT {

  private static final String CITIZEN = "03888221041";

  @ParameterizedTest
  @EnumSource
  void everyCallLeavesOneRecordWithTheNameThatTheCallerIsTold(Endpoint endpoint, Service service)
      throws Exception {
    HttpResponse<String> answer = endpoint.ask(service, Call.kanVelge(CITIZEN));

    assertThat(records(service, correlationId(answer)))
        .singleElement()
        .asString()
        .containsPattern("time=[0-9-]{10}T[0-9:.]+Z ")
        .contains(
            " virksomhet=984661185 supplier=- operation=KAN_VELGE_SIKKER_DIGITAL_POSTKASSE"
                + " outcome=ALLEREDE_AKTIV ")
        .containsPattern(" citizen=[0-9a-f]{64} ")
        .doesNotContain(CITIZEN);
  }

  @Test
  void theSameCitizenHasTheSameHashAndAnotherHasAnother(Service service) throws Exception {
    String one = citizen(service, CITIZEN);

    assertThat(citizen(service, CITIZEN)).isEqualTo(one);
    assertThat(citizen(service, "25929030063")).isNotEqualTo(one);
    assertThat(citizen(service, "03888221042")).isEqualTo("-");
  }

  @Test
  void aRefusedCallLeavesARecordToo(Service service) throws Exception {
    String token =
        service
            .issuer()
            .token(claims("984661185").claim("supplier", enterprise("0192:991825827")).build());
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(service.uri(Endpoint.REST_PATH))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"personidentifikator\":\"" + CITIZEN + "\"}")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(records(service, correlationId(answer)))
        .singleElement()
        .asString()
        .contains(" virksomhet=984661185 supplier=991825827 ", " outcome=ACCESS_DENIED ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | { | 400",
        "application/json | {\"navn\":\"Ola\"} | 400",
        "text/plain | {\"personidentifikator\":\"03888221041\"} | 415"
      })
  void aRequestThatIsNotUnderstoodLeavesOneRecord(
      String contentType, String body, int status, Service service) throws Exception {
    HttpResponse<String> answer = service.post(Endpoint.REST_PATH, contentType, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertRefusalIsRecorded(service, answer, "INVALID_REQUEST");
  }

  @Test
  void aSignedRequestThatDoesNotFollowTheSchemaLeavesOneRecord(Service service) throws Exception {
    String request =
        service
            .soap("984661185")
            .sign(Endpoint.envelope("<m:KanVelgeSikkerDigitalPostkasseForespoersel/>"));
    HttpResponse<String> answer = service.post(Endpoint.SOAP_PATH, "application/soap+xml", request);

    assertThat(answer.body()).contains("does not follow the schema");
    assertRefusalIsRecorded(service, answer, "INVALID_REQUEST");
  }

  @Test
  void aBodyThatIsTooLargeLeavesOneRecord(Service service) throws Exception {
    HttpResponse<String> answer =
        service.post(Endpoint.REST_PATH, "application/json", " ".repeat(262_145));

    assertThat(answer.statusCode()).isEqualTo(413);
    assertRefusalIsRecorded(service, answer, "INVALID_REQUEST");
  }

  @Test
  void aTokenWithoutTheScopeLeavesOneRecord(Service service) throws Exception {
    String token = service.issuer().token(claims("984661185").claim("scope", "openid").build());
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(service.uri(Endpoint.REST_PATH))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"personidentifikator\":\"" + CITIZEN + "\"}")));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertRefusalIsRecorded(service, answer, "ACCESS_DENIED");
  }

  private static void assertRefusalIsRecorded(
      Service service, HttpResponse<String> answer, String outcome) throws Exception {
    assertThat(records(service, correlationId(answer)))
        .singleElement()
        .asString()
        .contains(
            " virksomhet=984661185 supplier=- operation=KAN_VELGE_SIKKER_DIGITAL_POSTKASSE outcome="
                + outcome
                + " citizen=- ");
  }

  private static String citizen(Service service, String number) throws Exception {
    HttpResponse<String> answer = Endpoint.REST.ask(service, Call.kanVelge(number));
    return records(service, correlationId(answer)).get(0).replaceAll(".* citizen=(\\S+) .*", "$1");
  }

  private static String correlationId(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Correlation-Id").orElseThrow();
  }

  private static List<String> records(Service service, String correlationId) throws Exception {
    return service.logged("kontaktregister.audit", " correlation=" + correlationId);
  }
}
