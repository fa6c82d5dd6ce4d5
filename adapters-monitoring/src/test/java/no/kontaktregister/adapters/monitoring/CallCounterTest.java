package no.kontaktregister.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import org.junit.jupiter.api.Test;

class CallCounterTest {

  @Test
  void callsAreCountedByOperationAndOutcome() {
    PrometheusRegistry metrics = new PrometheusRegistry();
    CallCounter calls = new CallCounter(metrics);

    calls.count("HENT_PERSONER", "OK");
    calls.count("HENT_PERSONER", "OK");
    calls.count("HENT_PERSONER", "ACCESS_DENIED");

    assertThat(((CounterSnapshot) metrics.scrape().get(0)).getDataPoints())
        .extracting(point -> point.getLabels().get("outcome") + " " + point.getValue())
        .containsExactlyInAnyOrder("OK 2.0", "ACCESS_DENIED 1.0");
  }
}
