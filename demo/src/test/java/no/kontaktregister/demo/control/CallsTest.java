package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallsTest {

  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final Logger AUDIT = Logger.getLogger("kontaktregister.audit");

  static {
    // The build's output stays short.
    AUDIT.setUseParentHandlers(false);
  }

  private final DemoClock clock = new DemoClock();
  private final Calls calls = new Calls(new CitizenIndex(), clock);
  private final Routes routes = new Routes();

  CallsTest() {
    clock.set(NOON, true, false);
    calls.addTo(routes);
    calls.listen();
  }

  @AfterEach
  void stopListening() {
    calls.stopListening();
  }

  @Test
  void aCallHasItsMessagesAndItsLineOfTheAuditTrail() throws IOException {
    RecordedCall call =
        calls.begin("POST", "/rest/v1/personer?a=1", Map.of("content-type", "application/json"));
    call.received("{\"a\":1}".getBytes(UTF_8), 0, 7);
    call.enter();
    AUDIT.info("time=now outcome=OK");
    calls.keep(record(Operasjon.HENT_PERSONER, NOON));
    call.leave();
    call.sent("[]".getBytes(UTF_8), 0, 2);
    calls.end(call, 200, Map.of("Content-Type", "application/json"));

    assertThat(list(Map.of()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    [{"id":"%s","time":"2026-06-01T12:00:00Z","operation":"HENT_PERSONER","outcome":"OK",
                      "signer":"974761076","virksomhet":"974761076","citizens":[],
                      "audit":"time=now outcome=OK",
                      "request":{"method":"POST","path":"/rest/v1/personer?a=1",
                        "headers":{"content-type":"application/json"},"body":"{\\"a\\":1}"},
                      "answer":{"status":200,"headers":{"Content-Type":"application/json"},"body":"[]"}}]"""
                        .formatted(call.id())));
  }

  @Test
  void oneCallIsShownByItsId() {
    RecordedCall call = calls.begin("POST", "/rest/v1/personer", Map.of());
    calls.end(call, 401, Map.of());
    call(Operasjon.HENT_PERSONER, NOON);

    assertThat(get(call.id(), Map.of())).isEqualTo(list(Map.of()).get(0));
    assertThatThrownBy(() -> get("0123456789abcdef01234567", Map.of()))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("There is no such call");
  }

  @Test
  void aLineOrARecordOfAnotherThreadBelongsToNoCall() {
    RecordedCall call = calls.begin("POST", "/rest/v1/personer", Map.of());
    AUDIT.info("time=now outcome=OK");
    calls.keep(record(Operasjon.HENT_PERSONER, NOON));
    calls.end(call, 503, Map.of());

    assertThat(list(Map.of()).get(0).has("audit")).isFalse();
    assertThat(list(Map.of()).get(0).has("operation")).isFalse();
  }

  @Test
  void aRequestThatWasRefusedBeforeTheAuditTrailIsListedAndADescriptionIsNot() {
    calls.end(calls.begin("GET", "/ws/postkasseleverandoer/v5?wsdl", Map.of()), 200, Map.of());
    calls.end(calls.begin("POST", "/rest/v1/personer", Map.of()), 401, Map.of());

    assertThat(list(Map.of())).hasSize(1);
    assertThat(list(Map.of()).get(0).path("outcome").asText()).isEqualTo("REFUSED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer eyJh.eyJi.c2ln | Bearer eyJh.eyJi.",
        "bearer eyJh.eyJi.c2ln | bearer eyJh.eyJi.",
        "Bearer opaque | Bearer",
        "Basic dXNlcjpwYXNz | Basic",
      })
  void nobodyCanUseTheTokenThatIsShown(String sent, String shown) {
    RecordedCall call =
        calls.begin("POST", "/rest/v1/personer", Map.of("authorization", sent, "Cookie", "a=b"));
    calls.end(call, 401, Map.of());

    JsonNode headers = list(Map.of()).get(0).path("request").path("headers");
    assertThat(headers.path("authorization").asText()).isEqualTo(shown);
    assertThat(headers).hasSize(1);
  }

  @Test
  void callsAreFilteredByOperationAndTime() {
    call(Operasjon.HENT_PERSONER, NOON);
    call(Operasjon.HENT_ENDRINGER, NOON.plusSeconds(1));
    call(Operasjon.HENT_PERSONER, NOON.plusSeconds(2));

    assertThat(list(Map.of("operation", "HENT_PERSONER"))).hasSize(2);
    assertThat(list(Map.of("since", "2026-06-01T14:00:01+02:00"))).hasSize(2);
    assertThat(list(Map.of("since", "2026-06-01T12:00:02Z", "operation", "HENT_ENDRINGER")))
        .isEmpty();
    assertThatThrownBy(() -> list(Map.of("since", "yesterday")))
        .isInstanceOf(Refused.class)
        .hasMessage("The field since must be a time with an offset, like 2030-01-31T12:00:00Z.");
    assertThatThrownBy(() -> list(Map.of("operation", "HENT_ALLE")))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith("The field operation must be one of KAN_VELGE");
  }

  @Test
  void theOldestCallsMakeRoomForNewOnes() {
    for (int i = 0; i < 1003; i++) {
      call(Operasjon.HENT_PERSONER, NOON.plusSeconds(i));
    }

    assertThat(list(Map.of())).hasSize(1000);
    assertThat(list(Map.of()).get(0).path("time").asText()).isEqualTo("2026-06-01T12:00:03Z");
  }

  @Test
  void longMessagesAreCutAndLeaveRoomForFewerCalls() {
    byte[] body = "a".repeat(KeptBody.MOST_BYTES + 1).getBytes(UTF_8);
    for (int i = 0; i < 100; i++) {
      RecordedCall call = calls.begin("POST", "/rest/v1/personer", Map.of());
      call.received(body, 0, body.length);
      calls.end(call, 413, Map.of());
    }

    assertThat(list(Map.of())).hasSize(64);
    JsonNode request = list(Map.of()).get(0).path("request");
    assertThat(request.path("body").asText()).hasSize(KeptBody.MOST_BYTES);
    assertThat(request.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void bodiesAreShownDecompressedInTheirCharacterSet() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("blåbær".getBytes(ISO_8859_1));
    }
    RecordedCall call = calls.begin("POST", "/rest/v1/personer", Map.of());
    call.sent(compressed.toByteArray(), 0, compressed.size());
    calls.end(
        call,
        400,
        Map.of("content-encoding", "gzip", "content-type", "text/plain; charset=ISO-8859-1"));

    assertThat(list(Map.of()).get(0).path("answer").path("body").asText()).isEqualTo("blåbær");
  }

  @Test
  void aCompressedBodyIsNeverShownLongerThanOthers() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write("a".repeat(8 * 1024 * 1024).getBytes(UTF_8));
    }
    RecordedCall call =
        calls.begin("POST", "/rest/v1/personer", Map.of("Content-Encoding", "gzip"));
    call.received(compressed.toByteArray(), 0, compressed.size());
    calls.end(call, 400, Map.of());

    JsonNode request = list(Map.of()).get(0).path("request");
    assertThat(request.path("body").asText()).hasSize(KeptBody.MOST_BYTES);
    assertThat(request.path("truncated").asBoolean()).isTrue();
  }

  @Test
  void theListWaitsForAnAnswerThatTheCallerMayHaveAlready() {
    RecordedCall call = calls.begin("POST", "/rest/v1/personer", Map.of());
    call.enter();
    calls.keep(record(Operasjon.HENT_PERSONER, NOON));
    call.leave();
    call.sent("[]".getBytes(UTF_8), 0, 2);

    CompletableFuture<JsonNode> listed = CompletableFuture.supplyAsync(() -> list(Map.of()));
    await().until(() -> Thread.getAllStackTraces().values().stream().anyMatch(CallsTest::waits));
    assertThat(listed).isNotDone();
    calls.end(call, 200, Map.of());

    assertThat(listed.join().get(0).path("answer").path("status").asInt()).isEqualTo(200);
  }

  private static boolean waits(StackTraceElement[] stack) {
    return List.of(stack).stream().anyMatch(it -> it.getMethodName().equals("awaitAnswer"));
  }

  private void call(Operasjon operation, Instant time) {
    RecordedCall call = calls.begin("POST", "/rest/v1", Map.of());
    call.enter();
    calls.keep(record(operation, time));
    call.leave();
    calls.end(call, 200, Map.of());
  }

  private static AuditRecord record(Operasjon operation, Instant time) {
    return new AuditRecord(
        time,
        EnterpriseCaller.itself(new Virksomhetsidentifikator("974761076")),
        operation,
        "OK",
        Set.of(),
        "42");
  }

  private JsonNode list(Map<String, String> query) {
    return get("", query).path("calls");
  }

  private JsonNode get(String id, Map<String, String> query) {
    List<String> path = id.isEmpty() ? List.of("calls") : List.of("calls", id);
    try {
      return new ObjectMapper()
          .readTree(
              routes
                  .answer(new Request("GET", path, query, Optional.empty(), "", new byte[0]))
                  .body());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
