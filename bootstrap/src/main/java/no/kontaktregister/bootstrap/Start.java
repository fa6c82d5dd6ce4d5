package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import no.kontaktregister.adapters.audit.AuditTrailSilencedException;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;

/** Opens everything at the start, so that a fault stops the start and not the first request. */
@ApplicationScoped
class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  /**
   * Asks for one use case, which creates everything behind it and reads the whole configuration.
   *
   * <p>The server's own report of a failed start is long, so the reason is logged first, by itself.
   */
  void onStart(@Observes Startup event, Instance<KanVelgeSikkerDigitalPostkasse> useCase) {
    try {
      useCase.get();
    } catch (ConfigurationException | AuditTrailSilencedException refusal) {
      LOG.log(Level.ERROR, refusal.getMessage());
      throw refusal;
    }
  }
}
