package no.kontaktregister.bootstrap;

import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts the answers by status and beskrivelse; of the question, nothing is kept. */
final class CountedKanVelge implements KanVelgeSikkerDigitalPostkasse {

  private static final String COUNTER = "kontaktregister_kan_velge";

  private final KanVelgeSikkerDigitalPostkasse service;
  private final MetricRegistry metrics;

  CountedKanVelge(KanVelgeSikkerDigitalPostkasse service, MetricRegistry metrics) {
    this.service = service;
    this.metrics = metrics;
  }

  @Override
  public KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel) {
    KanVelgeRespons respons = service.kanVelge(forespoersel);
    metrics
        .counter(
            COUNTER,
            new Tag("status", respons.status().name()),
            new Tag("beskrivelse", respons.beskrivelse().map(Enum::name).orElse("")))
        .inc();
    return respons;
  }
}
