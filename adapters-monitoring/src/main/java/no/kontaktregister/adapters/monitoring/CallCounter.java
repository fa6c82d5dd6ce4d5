package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Counts calls by what was asked and what it came to, for {@code /metrics}. */
public final class CallCounter {

  private final Counter calls;

  /**
   * @param metrics what {@code /metrics} shows
   */
  public CallCounter(PrometheusRegistry metrics) {
    this.calls =
        Counter.builder()
            .name("kontaktregister_calls_total")
            .help("Calls by known callers, by what was asked and what it came to.")
            .labelNames("operation", "outcome")
            // They would start a thread that outlives the application, and there is nothing to
            // show.
            .withoutExemplars()
            .register(metrics);
  }

  /**
   * @param operation what was asked
   * @param outcome what it came to
   */
  public void count(String operation, String outcome) {
    calls.labelValues(operation, outcome).inc();
  }
}
