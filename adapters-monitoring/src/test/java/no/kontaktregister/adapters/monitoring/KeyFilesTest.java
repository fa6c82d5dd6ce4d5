package no.kontaktregister.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.adapters.monitoring.HealthServlet.Check;
import org.junit.jupiter.api.Test;

class KeyFilesTest {

  private static final Instant END = Instant.parse("2027-03-31T12:00:00Z");
  private static final KeyFile OWN = new KeyFile("own", Optional.of(END), false);
  private static final KeyFile TRUST = new KeyFile("trust", Optional.empty(), true);

  @Test
  void metricsTellWhenACertificateExpiresAndWhichFileIsRefused() {
    PrometheusRegistry metrics = new PrometheusRegistry();
    KeyFileMetrics.register(metrics, () -> List.of(OWN, TRUST));

    assertThat(metrics.scrape().stream().flatMap(KeyFilesTest::lines))
        .containsExactlyInAnyOrder(
            "kontaktregister_certificate_expiry_timestamp_seconds own " + END.getEpochSecond(),
            "kontaktregister_key_file_refused own 0",
            "kontaktregister_key_file_refused trust 1");
  }

  private static Stream<String> lines(MetricSnapshot metric) {
    return ((GaugeSnapshot) metric)
        .getDataPoints().stream()
            .map(
                point ->
                    metric.getMetadata().getName()
                        + " "
                        + point.getLabels().get("key")
                        + " "
                        + (long) point.getValue());
  }

  @Test
  void healthIsDownForAnExpiredCertificateAndForARefusedFile() {
    assertThat(HealthServlet.checks(List.of(OWN, TRUST), END))
        .extracting(Check::json)
        .containsExactly(
            "{\"name\":\"own\",\"status\":\"UP\",\"data\":{\"validUntil\":\"2027-03-31T12:00:00Z\"}}",
            "{\"name\":\"trust\",\"status\":\"DOWN\",\"data\":{\"newContent\":\"refused\"}}");
    assertThat(HealthServlet.checks(List.of(OWN), END.plusSeconds(1)))
        .singleElement()
        .matches(check -> !check.isUp());
  }
}
