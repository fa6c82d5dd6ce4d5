package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** How durations are measured and shown: in seconds, with the same limits everywhere. */
final class Durations {

  private static final double[] LIMITS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private Durations() {}

  static Histogram histogram(
      PrometheusRegistry metrics, String name, String help, String... labels) {
    return Histogram.builder()
        .name(name)
        .unit(Unit.SECONDS)
        .help(help)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(LIMITS)
        // Exemplars would start a thread that outlives the application.
        .withoutExemplars()
        .register(metrics);
  }

  static double secondsSince(long nanoTime) {
    return Unit.nanosToSeconds(System.nanoTime() - nanoTime);
  }
}
