package no.kontaktregister.adapters.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.kontaktregister.domain.monitoring.Measurement;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

  private final PrometheusRegistry metrics = new PrometheusRegistry();

  @Test
  void whatPartsMeasureIsShownTogetherByName() throws IOException {
    metrics.register(
        new Measurements(
            () ->
                Stream.of(
                    Measurement.gauge("cache_entries", "Entries.", Map.of("cache", "one"), 3),
                    Measurement.counter("hits_total", "Hits.", Map.of(), 7),
                    Measurement.gauge("cache_entries", "Entries.", Map.of("cache", "other"), 4))));

    assertThat(shown())
        .containsExactly(
            "# HELP cache_entries Entries.",
            "# TYPE cache_entries gauge",
            "cache_entries{cache=\"one\"} 3.0",
            "cache_entries{cache=\"other\"} 4.0",
            "# HELP hits_total Hits.",
            "# TYPE hits_total counter",
            "hits_total 7.0");
  }

  @Test
  void callsAreTimedByOperationWhetherTheyAreAnsweredOrNot() throws IOException {
    CallTimer timer = new CallTimer(metrics);
    Function<String, String> failing =
        timer.timed(
            "SLETT_PERSON",
            question -> {
              throw new IllegalStateException();
            });

    assertThat(timer.<String, String>timed("HENT_PERSON", String::strip).apply(" a "))
        .isEqualTo("a");
    assertThatThrownBy(() -> failing.apply("")).isInstanceOf(IllegalStateException.class);

    assertThat(shown())
        .contains(
            "kontaktregister_call_duration_seconds_count{operation=\"HENT_PERSON\"} 1",
            "kontaktregister_call_duration_seconds_count{operation=\"SLETT_PERSON\"} 1",
            "kontaktregister_call_duration_seconds_bucket{operation=\"HENT_PERSON\",le=\"10.0\"} 1");
  }

  @Test
  void requestsAreTimedByEndpointAndClassOfStatus() throws IOException {
    RequestTimes times = new RequestTimes(metrics);
    times.observe("rest", 204, System.nanoTime());
    times.observe("soap", 500, System.nanoTime() - 2_000_000_000L);

    assertThat(shown())
        .contains(
            "kontaktregister_http_request_duration_seconds_bucket{endpoint=\"rest\",status=\"2xx\",le=\"1.0\"} 1",
            "kontaktregister_http_request_duration_seconds_bucket{endpoint=\"soap\",status=\"5xx\",le=\"1.0\"} 0",
            "kontaktregister_http_request_duration_seconds_bucket{endpoint=\"soap\",status=\"5xx\",le=\"2.5\"} 1");
  }

  private List<String> shown() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.builder().build().write(text, metrics.scrape());
    return text.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
