package no.kontaktregister.adapters.monitoring;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes a span of OpenTelemetry for each step of a call.
 *
 * <p>Spans have names of this program only. Nothing that a caller sends becomes a name or an
 * attribute, and of a failure only its type, because all else could be about a person.
 */
public final class Tracing {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

  private static final TextMapGetter<Function<String, String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public String get(Function<String, String> headers, String name) {
          return headers.apply(name);
        }
      };

  private final Optional<Tracer> tracer;
  private final TextMapPropagator propagator;

  // On Payara the filter's span is no longer the current one when a REST resource is called.
  private final ThreadLocal<Context> ofTheRequest = new ThreadLocal<>();

  /**
   * @param telemetry takes the spans; without it, there are none
   */
  public Tracing(Optional<OpenTelemetry> telemetry) {
    this.tracer = telemetry.map(it -> it.getTracer("no.kontaktregister"));
    this.propagator =
        telemetry
            .map(it -> it.getPropagators().getTextMapPropagator())
            .orElseGet(TextMapPropagator::noop);
  }

  /** To the agent that the process was started with, if there is one. */
  public static Tracing byTheAgent() {
    return new Tracing(
        GlobalOpenTelemetry.isSet() ? Optional.of(GlobalOpenTelemetry.get()) : Optional.empty());
  }

  /** Whether there is anybody to take spans. */
  public boolean isOn() {
    return tracer.isPresent();
  }

  /** The same function in a span of this name; the function itself, if there is no tracing. */
  public <F, R> Function<F, R> traced(String name, Function<F, R> step) {
    return isOn() ? given -> run(name, SpanKind.INTERNAL, () -> step.apply(given)) : step;
  }

  /** Asks another system, in a span of this name. */
  public <T> T asking(String name, Supplier<T> question) {
    return isOn() ? run(name, SpanKind.CLIENT, question) : question.get();
  }

  private <T> T run(String name, SpanKind kind, Supplier<T> step) {
    Span span =
        tracer.orElseThrow().spanBuilder(name).setSpanKind(kind).setParent(parent()).startSpan();
    Scope current = span.makeCurrent();
    try {
      return step.get();
    } catch (RuntimeException failure) {
      fail(span, failure);
      throw failure;
    } finally {
      current.close();
      span.end();
    }
  }

  private Context parent() {
    Context request = ofTheRequest.get();
    return request == null || Span.current().getSpanContext().isValid()
        ? Context.current()
        : request;
  }

  private static void fail(Span span, Exception failure) {
    span.setStatus(StatusCode.ERROR);
    span.setAttribute("error.type", failure.getClass().getName());
  }

  /**
   * Begins the span of a request. It continues the caller's trace (W3C Trace Context), or is a part
   * of the span that the agent has begun for the same request.
   *
   * @param endpoint its name
   * @param headers gives the value of a header; null when there is none
   */
  Request begin(String endpoint, String method, Function<String, String> headers) {
    boolean hasBegun = Span.current().getSpanContext().isValid();
    Span span =
        tracer
            .orElseThrow()
            .spanBuilder(endpoint)
            .setSpanKind(hasBegun ? SpanKind.INTERNAL : SpanKind.SERVER)
            .setParent(
                hasBegun ? Context.current() : propagator.extract(Context.root(), headers, HEADERS))
            .setAttribute("http.request.method", METHODS.contains(method) ? method : "_OTHER")
            .startSpan();
    Scope current = span.makeCurrent();
    ofTheRequest.set(Context.current());
    return new Request(span, current);
  }

  /** The span of a request that is being answered. */
  final class Request {

    private final Span span;
    private final Scope current;

    private Request(Span span, Scope current) {
      this.span = span;
      this.current = current;
    }

    void failed(Exception failure) {
      fail(span, failure);
    }

    /**
     * @param correlationId the call's id in the audit trail; null when it has none
     */
    void end(int status, String correlationId) {
      span.setAttribute("http.response.status_code", status);
      if (correlationId != null) {
        span.setAttribute("kontaktregister.correlation_id", correlationId);
      }
      if (status >= 500) {
        span.setStatus(StatusCode.ERROR);
      }
      ofTheRequest.remove();
      current.close();
      span.end();
    }
  }
}
