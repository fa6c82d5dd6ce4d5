package no.kontaktregister.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import no.kontaktregister.bootstrap.Overlay;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;

/** Makes the demo of the production archive: invented citizens, and keys that anybody may have. */
@ApplicationScoped
public class DemoOverlay implements Overlay {

  private static final Logger LOG = System.getLogger(DemoOverlay.class.getName());

  private static final String ADDRESS = "kontaktregister.http.address";

  @Override
  public boolean acceptsKeysForAnybody() {
    return true;
  }

  /** The demo lets anybody in, so it must not be reachable from another machine. */
  @Override
  public void check(Configuration configuration) {
    Optional<String> folder = configuration.apply(KeyFolder.KEY);
    if (configuration.apply(ADDRESS).filter(address -> !isLoopback(address)).isPresent()) {
      configuration.refuse(ADDRESS, "127.0.0.1: the demo listens to this machine only");
    }
    LOG.log(
        Level.INFO,
        "This is the demo: it has a page at /, and anybody may use the keys in {0}",
        folder.orElse("its folder"));
  }

  @Override
  public String securitySchemes() {
    return SecuritySchemes.yaml();
  }

  @Override
  public void fill(Registry registry) {
    DemoRegistry.fill(registry, Clock.systemUTC(), KeyFolder::sertifikat);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
