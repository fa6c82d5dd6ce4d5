package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.Function;

/** Measures how long the operations take, without what the endpoints do, for {@code /metrics}. */
public final class CallTimer {

  private final Histogram durations;

  /**
   * @param metrics the metrics that {@code /metrics} shows
   */
  public CallTimer(PrometheusRegistry metrics) {
    this.durations =
        Durations.histogram(
            metrics,
            "kontaktregister_call_duration_seconds",
            "How long an operation took, its questions to the registry included.",
            "operation");
  }

  /**
   * The same function, whose duration is measured whether it answers or throws.
   *
   * @param operation the operation that it answers
   */
  public <F, R> Function<F, R> timed(String operation, Function<F, R> useCase) {
    return forespoersel -> {
      long begin = System.nanoTime();
      try {
        return useCase.apply(forespoersel);
      } finally {
        durations.labelValues(operation).observe(Durations.secondsSince(begin));
      }
    };
  }
}
