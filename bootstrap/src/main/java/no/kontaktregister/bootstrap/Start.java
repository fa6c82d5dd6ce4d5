package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import no.kontaktregister.adapters.audit.AuditTrailSilencedException;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;

/** Makes the start fail where it would otherwise be the first request that does. */
@ApplicationScoped
class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  /**
   * Asks for a use case, and so for what stands behind it, and for all that is configured.
   *
   * <p>The server's own account of a failed start is long, so what counts is logged by itself
   * first.
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
