package no.kontaktregister.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLERS_SPAN = "b7ad6b7169203331";
  private static final Map<String, String> HEADERS =
      Map.of("traceparent", "00-" + TRACE + "-" + CALLERS_SPAN + "-01");
  private static final String CITIZEN = "31123950057";

  private final List<SpanData> spans = new CopyOnWriteArrayList<>();
  private final OpenTelemetrySdk telemetry =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final Tracing tracing = new Tracing(Optional.of(telemetry));

  @AfterEach
  void close() {
    telemetry.close();
  }

  @Test
  void aRequestContinuesItsCallersTraceDownToTheRegistry() {
    Tracing.Request request = tracing.begin("rest", "POST", HEADERS::get);
    Function<String, String> useCase =
        tracing.traced("HENT_PERSON", given -> tracing.asking("Registry.lookUp", () -> given));
    useCase.apply("anything");
    request.end(200, "a-b-c");

    assertThat(spans)
        .extracting(span -> span.getKind() + " " + span.getName())
        .containsExactly("CLIENT Registry.lookUp", "INTERNAL HENT_PERSON", "SERVER rest");
    assertThat(spans).allMatch(span -> span.getTraceId().equals(TRACE));
    assertThat(spans.get(2).getParentSpanId()).isEqualTo(CALLERS_SPAN);
    assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(2).getSpanId());
    assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    assertThat(spans.get(2).getAttributes().asMap().toString())
        .contains("http.request.method=POST", "status_code=200", "correlation_id=a-b-c");
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void aRequestIsAPartOfTheSpanThatAnAgentHasBegun() {
    Span ofTheAgent = telemetry.getTracer("agent").spanBuilder("POST").startSpan();
    Scope current = ofTheAgent.makeCurrent();
    tracing.begin("soap", "POST", HEADERS::get).end(200, null);
    current.close();

    assertThat(spans.get(0).getParentSpanId()).isEqualTo(ofTheAgent.getSpanContext().getSpanId());
    assertThat(spans.get(0).getKind()).hasToString("INTERNAL");
  }

  /** Payara does so before a REST resource is called. */
  @Test
  void anOperationIsAPartOfItsRequestAlsoIfTheServerHidesTheCurrentSpan() {
    Tracing.Request request = tracing.begin("rest", "POST", HEADERS::get);
    Scope hidden = Span.getInvalid().makeCurrent();
    tracing.traced("HENT_PERSON", (String given) -> given).apply("anything");
    hidden.close();
    request.end(200, null);
    tracing.traced("later", (String given) -> given).apply("anything");

    assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    assertThat(spans.get(2).getTraceId()).isNotEqualTo(TRACE);
  }

  @Test
  void aFailureShowsItsTypeAndNothingThatCouldBeAboutAPerson() {
    Tracing.Request request = tracing.begin("rest", CITIZEN, HEADERS::get);
    assertThatThrownBy(
            () ->
                tracing.asking(
                    "Registry.update",
                    () -> {
                      throw new IllegalStateException(CITIZEN);
                    }))
        .isInstanceOf(IllegalStateException.class);
    request.failed(new IllegalArgumentException(CITIZEN));
    request.end(500, null);

    assertThat(spans)
        .hasSize(2)
        .allSatisfy(
            span -> {
              assertThat(span.getStatus().getStatusCode()).hasToString("ERROR");
              assertThat(span.getAttributes().asMap().toString())
                  .containsPattern("error.type=java.lang.Illegal(State|Argument)Exception");
              assertThat(span.toString()).doesNotContain(CITIZEN);
              assertThat(span.getEvents()).isEmpty();
            });
  }

  @Test
  void withoutAnAgentNothingIsWrapped() {
    Tracing off = Tracing.byTheAgent();
    Function<String, String> step = String::strip;

    assertThat(off.isOn()).isFalse();
    assertThat(off.traced("HENT_PERSON", step)).isSameAs(step);
    assertThat(off.<String>asking("Registry.lookUp", () -> "answer")).isEqualTo("answer");
  }

  private final class Kept implements SpanExporter {

    @Override
    public CompletableResultCode export(Collection<SpanData> ended) {
      spans.addAll(ended);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
