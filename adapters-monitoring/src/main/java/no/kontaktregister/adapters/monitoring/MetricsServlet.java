package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** {@code /metrics}: the metrics, in Prometheus' text format. */
@WebServlet(urlPatterns = "/metrics")
public class MetricsServlet extends PrometheusMetricsServlet {

  private static final long serialVersionUID = 1L;

  @Inject
  MetricsServlet(PrometheusRegistry metrics) {
    super(metrics);
  }
}
