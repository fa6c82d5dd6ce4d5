package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import no.kontaktregister.application.inbound.InboundPorts;

/** Opens everything at the start, so that a fault stops the start and not the first request. */
@ApplicationScoped
class Start {

  private static final Logger LOG = System.getLogger(Start.class.getName());

  /**
   * Asks for the use cases, which creates everything behind them and reads the whole configuration.
   *
   * <p>The server's own report of a failed start is long, so the reason is logged first, by itself.
   */
  void onStart(
      @Observes Startup event, Instance<Resources> resources, Instance<InboundPorts> ports) {
    try {
      resources.get().start(ports.get());
    } catch (ConfigurationException refusal) {
      LOG.log(Level.ERROR, refusal.getMessage());
      throw refusal;
    }
  }
}
