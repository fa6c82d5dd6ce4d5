package no.kontaktregister.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.DemoKeys;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The spans of a service that runs with OpenTelemetry's Java agent. The agent writes them. */
class AgentIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path AGENT = Path.of("target", "agent", "opentelemetry-javaagent.jar");
  private static final String CITIZEN = "20914695016";
  private static final String CALLERS_SPAN = "b7ad6b7169203331";

  private static Service service;

  /** A span as the agent writes it. */
  private record Span(String trace, String id, String parent, String name, boolean isOfDatabase) {

    static Span of(JsonNode json) {
      boolean isOfDatabase = false;
      for (JsonNode attribute : json.path("attributes")) {
        isOfDatabase |= attribute.path("key").asText().startsWith("db.");
      }
      return new Span(
          json.path("traceId").asText(),
          json.path("spanId").asText(),
          json.path("parentSpanId").asText(),
          json.path("name").asText(),
          isOfDatabase);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    service =
        Service.start(
            new PayaraMicro(
                List.of("java", "-javaagent:" + AGENT, "-jar", PayaraMicro.DEMO.toString()),
                Path.of("")),
            Path.of(System.getProperty("java.home")),
            Map.of(
                "kontaktregister.demo.keys", DemoKeys.folder().toString(),
                "otel.traces.exporter", "logging-otlp",
                "otel.metrics.exporter", "none",
                "otel.logs.exporter", "none",
                "otel.bsp.schedule.delay", "100"));
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void aTraceGoesFromTheCallersSpanOverRestToSql() throws Exception {
    String trace = "0af7651916cd43dd8448eb211c80319c";

    HttpResponse<String> answer =
        service.send(
            service
                .request(Endpoint.REST.path(Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE))
                .header("traceparent", traceparent(trace))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"personidentifikator\":\"" + CITIZEN + "\"}")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(aboveSql(trace))
        .containsExactly(
            "Registry.lookUp", "KAN_VELGE_SIKKER_DIGITAL_POSTKASSE", "rest", "the agent's");
  }

  @Test
  void aTraceGoesFromTheCallersSpanOverSoapToSql() throws Exception {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String message =
        service
            .soap(PROVIDER)
            .sign(
                Endpoint.envelope(
                    "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
                        + CITIZEN
                        + "</m:personidentifikator>"
                        + "</m:KanVelgeSikkerDigitalPostkasseForespoersel>"));

    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(
                    service.uri(Endpoint.SOAP.path(Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE)))
                .header("traceparent", traceparent(trace))
                .header("Content-Type", "application/soap+xml; charset=utf-8")
                .POST(BodyPublishers.ofString(message)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(aboveSql(trace))
        .containsExactly(
            "Registry.lookUp", "KAN_VELGE_SIKKER_DIGITAL_POSTKASSE", "soap", "the agent's");
    assertThat(spans(trace).values())
        .extracting(Span::name)
        .contains("EnterpriseIdentification.identify");
  }

  private static String traceparent(String trace) {
    return "00-" + trace + "-" + CALLERS_SPAN + "-01";
  }

  /** The names of the spans above the one of an SQL statement, up to the caller's. */
  private static List<String> aboveSql(String trace) throws IOException {
    Map<String, Span> all =
        await()
            .atMost(10, SECONDS)
            .until(
                () -> spans(trace),
                it -> it.values().stream().anyMatch(Span::isOfDatabase) && isWhole(it));
    List<String> names = new ArrayList<>();
    Span span = all.values().stream().filter(Span::isOfDatabase).findFirst().orElseThrow();
    // The agent has spans for the connection, the statement and some layers of the server.
    while (!isTheFirst(span)) {
      span = all.get(span.parent());
      names.add(isTheFirst(span) ? "the agent's" : span.name());
    }
    assertThat(service.log()).doesNotContain(CITIZEN);
    return names;
  }

  /** A span can be written before its parent or after it. */
  private static boolean isWhole(Map<String, Span> spans) {
    return spans.values().stream().allMatch(it -> isTheFirst(it) || spans.containsKey(it.parent()));
  }

  private static boolean isTheFirst(Span span) {
    return span.parent().equals(CALLERS_SPAN);
  }

  private static Map<String, Span> spans(String trace) throws IOException {
    Map<String, Span> spans = new HashMap<>();
    String log = service.log();
    // The agent may be in the middle of its last line.
    String whole = log.substring(0, log.lastIndexOf('\n') + 1);
    for (String line : whole.lines().filter(it -> it.contains(trace)).toList()) {
      for (JsonNode json : JSON.readTree(line.substring(line.indexOf('{'))).findValues("spans")) {
        for (JsonNode each : json) {
          Span span = Span.of(each);
          if (span.trace().equals(trace)) {
            spans.put(span.id(), span);
          }
        }
      }
    }
    return spans;
  }
}
