package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.application.postkasse.KanVelgeSikkerDigitalPostkasse;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.register.RegistryNotReadyException;

/** Makes the start fail where it would otherwise be the first request that does. */
@ApplicationScoped
class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  /**
   * Asks for a use case, and so for what stands behind it: configuration, registry, ports; and for
   * what else may fail.
   *
   * <p>The server's own account of a failed start is long, so the sentence that counts is logged by
   * itself first.
   */
  void onStart(
      @Observes Startup event,
      Instance<KanVelgeSikkerDigitalPostkasse> useCase,
      Instance<PrintSertifikat> printSertifikat,
      Instance<ReplayStore> replays) {
    try {
      useCase.get();
      printSertifikat.get();
      replays.get();
    } catch (ConfigurationException | RegistryNotReadyException refusal) {
      LOG.log(Level.ERROR, refusal.getMessage());
      throw refusal;
    }
  }
}
