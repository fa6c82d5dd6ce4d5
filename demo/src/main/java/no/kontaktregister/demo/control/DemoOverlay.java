package no.kontaktregister.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.bootstrap.Overlay;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuritySchemes;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Turns the production archive into the demo: synthetic citizens, keys that anybody may have, and a
 * registry, clock and use cases that the control API can act on.
 */
@ApplicationScoped
public class DemoOverlay implements Overlay {

  private static final Logger LOG = System.getLogger(DemoOverlay.class.getName());

  private static final String ADDRESS = "kontaktregister.http.address";

  /** The address on which the demo may listen although it is not loopback; DemoMain sets it. */
  private static final String MEANT = "kontaktregister.demo.address";

  private final DemoSeed seed;
  private final Registries registries;
  private final DemoClock clock;
  private final Faults faults;
  private final Calls calls;

  @Inject
  DemoOverlay(DemoSeed seed, Registries registries, DemoClock clock, Faults faults, Calls calls) {
    this.seed = seed;
    this.registries = registries;
    this.clock = clock;
    this.faults = faults;
    this.calls = calls;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  DemoOverlay() {
    this(null, null, null, null, null);
  }

  @Override
  public boolean acceptsKeysForAnybody() {
    return true;
  }

  /** The demo lets anybody in, so it listens beyond this machine only if --address says so. */
  @Override
  public void check(Configuration configuration) {
    Optional<String> folder = configuration.apply(DemoAuthority.FOLDER);
    Optional<String> meant = configuration.apply(MEANT);
    Optional<String> beyond = configuration.apply(ADDRESS).filter(it -> !isLoopback(it));
    if (beyond.isPresent() && !beyond.equals(meant)) {
      configuration.refuse(
          ADDRESS,
          "127.0.0.1: the demo listens to this machine only, unless it is started with --address");
    }
    beyond
        .filter(address -> meant.isPresent())
        .ifPresent(
            address ->
                LOG.log(
                    Level.WARNING,
                    "The demo listens on {0}: anybody who can reach it can use its keys and its"
                        + " control API",
                    address));
    seed.read(configuration);
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
  public Registry inPlaceOf(Registry registry) {
    return registries.inPlaceOf(registry);
  }

  @Override
  public void fill(Registry registry) {
    registries.fill(registry, seed.at(clock.instant()));
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public InstantSource messageClock() {
    return clock::soapInstant;
  }

  @Override
  public <F, R> Function<F, R> inPlaceOf(Operasjon operasjon, Function<F, R> useCase) {
    return faults.before(operasjon, useCase);
  }

  @Override
  public void observe(AuditRecord record) {
    calls.keep(record);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
