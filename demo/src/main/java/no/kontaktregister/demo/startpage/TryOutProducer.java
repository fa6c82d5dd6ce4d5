package no.kontaktregister.demo.startpage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import no.kontaktregister.demo.DemoCitizens;
import no.kontaktregister.demo.maskinporten.Maskinporten;
import org.eclipse.microprofile.config.Config;

/** Gives the start page the demo's citizens, and the keys of a mailbox provider. */
@ApplicationScoped
class TryOutProducer {

  @Produces
  @Singleton
  TryOut tryOut(Config config, Maskinporten maskinporten) throws Exception {
    return new TryOut(
        DemoCaller.in(
            Path.of(config.getValue("kontaktregister.demo.keys", String.class)), maskinporten),
        DemoCitizens.at(Clock.systemUTC().instant()));
  }
}
