package no.kontaktregister.bootstrap;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;

/** Counts the calls by what was asked and what it came to, on the way to where they are kept. */
final class CountedAuditTrail implements AuditTrail {

  private final AuditTrail keeper;
  private final Counter calls;

  CountedAuditTrail(AuditTrail keeper, PrometheusRegistry metrics) {
    this.keeper = keeper;
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

  @Override
  public void keep(AuditRecord record) {
    keeper.keep(record);
    calls.labelValues(record.operasjon().name(), record.outcome()).inc();
  }
}
