package no.kontaktregister.bootstrap;

import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the calls by what was asked and what it came to, on the way to where they are kept. */
final class CountedAuditTrail implements AuditTrail {

  private static final String COUNTER = "kontaktregister_calls";

  private final AuditTrail keeper;
  private final MetricRegistry metrics;

  CountedAuditTrail(AuditTrail keeper, MetricRegistry metrics) {
    this.keeper = keeper;
    this.metrics = metrics;
  }

  @Override
  public void keep(AuditRecord record) {
    keeper.keep(record);
    metrics
        .counter(
            COUNTER,
            new Tag("operation", record.operasjon().name()),
            new Tag("outcome", record.outcome()))
        .inc();
  }
}
