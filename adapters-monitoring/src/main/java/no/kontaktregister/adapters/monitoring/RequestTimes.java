package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Measures how long requests take from end to end, for {@code /metrics}. */
public final class RequestTimes {

  private final Histogram durations;

  /**
   * @param metrics the metrics that {@code /metrics} shows
   */
  public RequestTimes(PrometheusRegistry metrics) {
    this.durations =
        Durations.histogram(
            metrics,
            "kontaktregister_http_request_duration_seconds",
            "How long a request took, by endpoint and class of the status.",
            "endpoint",
            "status");
  }

  void observe(String endpoint, int status, long begin) {
    durations.labelValues(endpoint, status / 100 + "xx").observe(Durations.secondsSince(begin));
  }
}
