package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.REST_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.QuietLog;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the REST endpoint says to a request that it cannot understand. */
@OnEveryServer
@ExtendWith(QuietLog.class)
class BadRestRequestsIT {

  private static final String JSON = "application/json";
  private static final String GOOD = "{\"personidentifikator\":\"" + SECRET + "\"}";

  @AfterEach
  void theServiceStillAnswers(Service service) throws Exception {
    assertThat(Endpoint.REST.answer(service, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
  }

  static Stream<Arguments> bodies() {
    String field = "{\"personidentifikator\":";
    return Stream.of(
        Arguments.of("malformed", field, "malformed-json", null),
        Arguments.of("empty", "", "malformed-json", null),
        Arguments.of("white space", " \n ", "malformed-json", null),
        Arguments.of("null", "null", "malformed-json", null),
        Arguments.of("an array", "[" + GOOD + "]", "malformed-json", null),
        Arguments.of("text", "\"" + SECRET + "\"", "malformed-json", null),
        Arguments.of("two objects", GOOD + GOOD, "malformed-json", null),
        Arguments.of("XML", "<personidentifikator/>", "malformed-json", null),
        Arguments.of(
            "a repeated field",
            GOOD.replace("}", ",\"personidentifikator\":\"\"}"),
            "malformed-json",
            null),
        Arguments.of(
            "a nesting bomb",
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "malformed-json",
            null),
        Arguments.of(
            "a bomb in a known field",
            field + "[".repeat(20_000) + "]".repeat(20_000) + "}",
            "wrong-type",
            "personidentifikator"),
        Arguments.of(
            "40,000 fields",
            IntStream.range(0, 40_000)
                .mapToObj(i -> "\"" + i + "\":0")
                .collect(Collectors.joining(",", "{", "}")),
            "body-too-large",
            null),
        Arguments.of(
            "5,000 fields",
            IntStream.range(0, 5_000)
                .mapToObj(i -> "\"" + i + "\":0")
                .collect(Collectors.joining(",", "{", "}")),
            "unknown-field",
            null),
        Arguments.of("no personidentifikator", "{}", "missing-field", "personidentifikator"),
        Arguments.of("null in it", field + "null}", "missing-field", "personidentifikator"),
        Arguments.of("a number in it", field + SECRET + "}", "wrong-type", "personidentifikator"),
        Arguments.of("true in it", field + "true}", "wrong-type", "personidentifikator"),
        Arguments.of("an object in it", field + GOOD + "}", "wrong-type", "personidentifikator"),
        Arguments.of(
            "an array in it", field + "[\"" + SECRET + "\"]}", "wrong-type", "personidentifikator"),
        Arguments.of(
            "a number in epostadresse",
            GOOD.replace("}", ",\"epostadresse\":1}"),
            "wrong-type",
            "epostadresse"),
        Arguments.of(
            "no base64 in sertifikat",
            GOOD.replace("}", ",\"sertifikat\":\"!" + SECRET + "\"}"),
            "wrong-type",
            "sertifikat"),
        Arguments.of(
            "an unknown field", GOOD.replace("}", ",\"navn\":\"Ola\"}"), "unknown-field", "navn"),
        Arguments.of(
            "an unknown field that is a number",
            GOOD.replace("}", ",\"" + SECRET + "\":\"\"}"),
            "unknown-field",
            null),
        Arguments.of("256 KiB and a byte", " ".repeat(262_145), "body-too-large", null),
        Arguments.of("10 MiB", " ".repeat(10 << 20), "body-too-large", null));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bodies")
  void aBodyThatCannotBeUnderstoodGetsAProblemThatSaysWhy(
      String name, String body, String type, String field, Service service) throws Exception {
    HttpResponse<String> answer = service.post(REST_PATH, JSON, body);

    assertProblem(answer, type.equals("body-too-large") ? 413 : 400, type);
    assertThat(json(answer).path("field").asText(null)).isEqualTo(field);
  }

  @Test
  void aBodyOfTheLargestSizeIsRead(Service service) throws Exception {
    String body = GOOD + " ".repeat(262_144 - GOOD.length());

    assertThat(service.post(REST_PATH, JSON, body).statusCode()).isEqualTo(200);
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed(Service service) throws Exception {
    byte[] latin1 = "{\"personidentifikator\":\"Åse\"}".getBytes(StandardCharsets.ISO_8859_1);

    HttpResponse<String> answer =
        service.send(
            service
                .request(REST_PATH)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(latin1)));

    assertProblem(answer, 400, "malformed-json");
  }

  @Test
  void aBodyWithoutAContentTypeIsRefused(Service service) throws Exception {
    for (String body : List.of("", GOOD)) {
      HttpResponse<String> answer =
          service.send(service.request(REST_PATH).POST(BodyPublishers.ofString(body)));

      assertProblem(answer, 415, "unsupported-media-type");
    }
  }

  @ParameterizedTest
  @CsvSource({"text/plain", "application/xml", "application/x-www-form-urlencoded", "*/xml"})
  void anotherContentTypeIsRefused(String contentType, Service service) throws Exception {
    assertProblem(service.post(REST_PATH, contentType, GOOD), 415, "unsupported-media-type");
  }

  @Test
  void anAnswerInAnotherFormIsRefused(Service service) throws Exception {
    HttpResponse<String> answer =
        service.send(
            service
                .request(REST_PATH)
                .header("Content-Type", JSON)
                .header("Accept", "application/xml")
                .POST(BodyPublishers.ofString(GOOD)));

    assertProblem(answer, 406, "not-acceptable");
  }

  @ParameterizedTest
  @CsvSource({"GET", "PUT", "DELETE", "PATCH"})
  void anotherMethodIsRefused(String method, Service service) throws Exception {
    HttpResponse<String> answer =
        service.send(
            service
                .request(REST_PATH)
                .header("Content-Type", JSON)
                .method(method, BodyPublishers.noBody()));

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
  }

  @ParameterizedTest
  @CsvSource({
    "/rest/v1",
    "/rest/v1/postkasse",
    "/rest/v1/postkasse/kan-velge/" + SECRET,
    "/rest/v1/application.wadl",
    "/rest/v2/postkasse/kan-velge",
    "/problem",
    "/index.jsp",
    "/index.html"
  })
  void anUnknownPathIsRefused(String path, Service service) throws Exception {
    assertProblem(service.get(path), 404, "not-found");
    assertProblem(service.post(path, JSON, GOOD), 404, "not-found");
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type)
      throws Exception {
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asText()).isEqualTo("urn:kontaktregister:problem:" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).endsWith(".");
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }
}
