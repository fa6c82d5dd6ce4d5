package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Counts calls by operation and outcome, for {@code /metrics}. */
public final class CallCounter {

  private final Counter calls;

  /**
   * @param metrics the metrics that {@code /metrics} shows
   */
  public CallCounter(PrometheusRegistry metrics) {
    this.calls =
        Counter.builder()
            .name("kontaktregister_calls_total")
            .help("Calls by known callers, by operation and outcome.")
            .labelNames("operation", "outcome")
            // Exemplars would start a thread that outlives the application.
            .withoutExemplars()
            .register(metrics);
  }

  /**
   * Counts one call.
   *
   * @param operation the operation that was called
   * @param outcome the code of the answer, or the reason why there was none
   */
  public void count(String operation, String outcome) {
    calls.labelValues(operation, outcome).inc();
  }
}
