package no.kontaktregister.adapters.monitoring;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.monitoring.Measurement.Kind;

/** Shows what the parts of the service measure of themselves, for {@code /metrics}. */
public final class Measurements implements MultiCollector {

  private final Supplier<Stream<Measurement>> measured;

  /**
   * @param measured gives the values of the moment
   */
  public Measurements(Supplier<Stream<Measurement>> measured) {
    this.measured = measured;
  }

  @Override
  public MetricSnapshots collect() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    measured
        .get()
        .collect(groupingBy(Measurement::name, TreeMap::new, toList()))
        .values()
        .forEach(ofOneName -> all.metricSnapshot(snapshot(ofOneName)));
    return all.build();
  }

  private static MetricSnapshot snapshot(List<Measurement> ofOneName) {
    Measurement first = ofOneName.get(0);
    if (first.kind() == Kind.GAUGE) {
      GaugeSnapshot.Builder gauge = GaugeSnapshot.builder().name(first.name()).help(first.help());
      ofOneName.forEach(
          one -> gauge.dataPoint(new GaugeDataPointSnapshot(one.value(), labels(one), null)));
      return gauge.build();
    }
    CounterSnapshot.Builder counter =
        CounterSnapshot.builder().name(first.name().replaceFirst("_total$", "")).help(first.help());
    ofOneName.forEach(
        one -> counter.dataPoint(new CounterDataPointSnapshot(one.value(), labels(one), null, 0)));
    return counter.build();
  }

  private static Labels labels(Measurement one) {
    Labels.Builder labels = Labels.builder();
    new TreeMap<>(one.labels()).forEach(labels::label);
    return labels.build();
  }
}
