package no.kontaktregister.adapters.monitoring;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;

/** Shows the state of the files with keys and certificates, for {@code /metrics}. */
public final class KeyFileMetrics {

  private KeyFileMetrics() {}

  /**
   * @param metrics the metrics that {@code /metrics} shows
   * @param files tells the state
   */
  public static void register(PrometheusRegistry metrics, KeyFiles files) {
    GaugeWithCallback.builder()
        .name("kontaktregister_certificate_expiry_timestamp_seconds")
        .unit(Unit.SECONDS)
        .help("When the certificate in the file of a configuration key expires.")
        .labelNames("key")
        .callback(
            shown ->
                files
                    .states()
                    .forEach(
                        file ->
                            file.validUntil()
                                .ifPresent(
                                    until -> shown.call(until.getEpochSecond(), file.key()))))
        .register(metrics);
    GaugeWithCallback.builder()
        .name("kontaktregister_key_file_refused")
        .help("1 if the file of a configuration key has a new content that cannot be used.")
        .labelNames("key")
        .callback(
            shown ->
                files.states().forEach(file -> shown.call(file.isRefused() ? 1 : 0, file.key())))
        .register(metrics);
  }
}
