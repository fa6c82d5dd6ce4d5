package no.kontaktregister.demo.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import org.eclipse.microprofile.config.Config;

/**
 * The registry that the demo uses, and a spare one. No port deletes what a registry holds, so a
 * reset replaces the used registry with the spare, and opens the next spare in the background.
 */
@ApplicationScoped
class Registries {

  private static final String ADAPTER = "kontaktregister.register.adapter";
  private static final String URL = "kontaktregister.database.url";
  private static final String JNDI_NAME = "kontaktregister.database.jndi-name";
  private static final String IN_MEMORY = "jdbc:h2:mem:";

  private final Config config;
  private final DemoClock clock;
  private final EnterpriseList enterprises;
  private final AtomicInteger opened = new AtomicInteger();
  private ReplaceableRegistry used;
  private FutureTask<Registry> spare;

  @Inject
  Registries(Config config, DemoClock clock, EnterpriseList enterprises) {
    this.config = config;
    this.clock = clock;
    this.enterprises = enterprises;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  Registries() {
    this(null, null, null);
  }

  /** Wraps the registry that was opened first, so that it can be replaced. */
  synchronized Registry inPlaceOf(Registry first) {
    used = new ReplaceableRegistry(first, clock, enterprises);
    return used;
  }

  /** Adds what a registry starts with, where it is missing. */
  synchronized void fill(Registry registry, Seed seed) {
    registry.register(seed.added());
    DemoRegistry.fill(registry, seed.citizens());
    enterprises.startOver(seed.added());
    openSpare();
  }

  /** Opens a spare registry while the service goes on. */
  private void openSpare() {
    if (isInMemory()) {
      spare = new FutureTask<>(this::open);
      Thread thread = new Thread(spare, "kontaktregister-spare-registry");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Whether the registry is in memory. Only then is there a spare. */
  boolean isInMemory() {
    return switch (value(ADAPTER).orElseThrow()) {
      case "memory" -> true;
      case "jdbc" ->
          value(JNDI_NAME).isEmpty()
              && value(URL).filter(url -> url.startsWith(IN_MEMORY)).isPresent();
      default -> false;
    };
  }

  /** Brings back the state of a start. Change numbers start at 1 again. */
  synchronized void startOver(Seed seed) {
    Registry next = takeSpare();
    next.register(seed.added());
    next.add(seed.citizens().iterator());
    used.replaceWith(next);
    enterprises.startOver(seed.added());
    openSpare();
  }

  synchronized Optional<Instant> lastChange() {
    return used.lastChange();
  }

  @PreDestroy
  synchronized void close() {
    if (spare != null) {
      takeSpare().close();
    }
  }

  private Registry takeSpare() {
    try {
      return spare.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("The spare registry cannot be opened", failure.getCause());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The demo is stopping");
    }
  }

  private Registry open() {
    String adapter = value(ADAPTER).orElseThrow();
    // H2 finds a database in memory by its name, so each needs its own.
    String name = "$0-" + opened.incrementAndGet();
    Optional<String> url = value(URL).map(first -> first.replaceFirst("(?<=:mem:)[^;]*", name));
    Registry registry =
        ServiceLoader.load(RegistryAdapter.class, Registries.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .filter(each -> each.name().equals(adapter))
            .findFirst()
            .orElseThrow()
            .open(new Configuration(key -> key.equals(URL) ? url : value(key)))
            .orElseThrow();
    registry.register(DemoRegistry.virksomheter());
    return registry;
  }

  private Optional<String> value(String key) {
    return config.getOptionalValue(key, String.class);
  }
}
