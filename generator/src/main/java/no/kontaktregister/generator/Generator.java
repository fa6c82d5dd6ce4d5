package no.kontaktregister.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The generator's command: {@code java -jar generator/target/generator.jar PERSONS [SEED]}. The
 * service's own keys, as system properties or environment variables, name the registry to fill.
 */
public final class Generator {

  private static final String ADAPTER = "kontaktregister.register.adapter";
  private static final int AT_ONCE = 10_000;

  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");
  private static final Virksomhetsidentifikator PUBLIC_BODY =
      new Virksomhetsidentifikator("974761076");

  private static final Virksomheter VIRKSOMHETER =
      new Virksomheter(
          Set.of(
              new Postkasseleverandoer(DIGIPOST, "Digipost", Optional.empty()),
              new Postkasseleverandoer(EBOKS, "e-Boks", Optional.empty())),
          Set.of(
              Tilgang.itself(DIGIPOST, Tjeneste.POSTKASSELEVERANDOER),
              Tilgang.itself(EBOKS, Tjeneste.POSTKASSELEVERANDOER),
              Tilgang.itself(PUBLIC_BODY, Tjeneste.OPPSLAGSTJENESTEN),
              Tilgang.itself(PUBLIC_BODY, Tjeneste.ENDRINGSTJENESTEN)));

  private Generator() {}

  /**
   * @param args the number of citizens, and the seed, which is 1 by default
   */
  public static void main(String[] args) {
    if (args.length < 1 || args.length > 2 || !String.join("", args).matches("[0-9]{1,18}")) {
      System.err.println(
          "Usage: generator.jar PERSONS [SEED], with up to "
              + SyntheticCitizens.MOST
              + " persons.");
      System.exit(2);
    }
    Configuration configuration = new Configuration(Generator::value);
    Optional<Registry> opened = open(configuration);
    if (!configuration.faults().isEmpty()) {
      opened.ifPresent(Registry::close);
      configuration.faults().forEach(System.err::println);
      System.exit(1);
    }
    try (Registry registry = opened.orElseThrow()) {
      fill(registry, Integer.parseInt(args[0]), args.length == 2 ? Long.parseLong(args[1]) : 1);
    } catch (RegistryUnavailableException | IllegalArgumentException failure) {
      System.err.println("The registry was not filled: " + failure.getMessage());
      System.exit(1);
    }
  }

  /** Fills a registry, and shows the progress. */
  static void fill(Registry registry, int count, long seed) {
    registry.register(VIRKSOMHETER);
    // The day, not the moment, so that two runs on one day give the same citizens.
    Instant today = LocalDate.now(ZoneOffset.UTC).atStartOfDay().toInstant(ZoneOffset.UTC);
    Iterator<Person> citizens = new SyntheticCitizens(seed, count, today);
    try (ProgressBar progress =
        new ProgressBarBuilder().setTaskName("citizens").setInitialMax(count).showSpeed().build()) {
      while (citizens.hasNext()) {
        List<Person> some = new ArrayList<>(AT_ONCE);
        while (citizens.hasNext() && some.size() < AT_ONCE) {
          some.add(citizens.next());
        }
        registry.add(some.iterator());
        progress.stepBy(some.size());
      }
    }
  }

  private static Optional<Registry> open(Configuration configuration) {
    String name = configuration.apply(ADAPTER).orElse("jdbc");
    Optional<RegistryAdapter> adapter =
        ServiceLoader.load(RegistryAdapter.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(it -> it.name().equals(name))
            .findFirst();
    if (adapter.isEmpty()) {
      configuration.refuse(ADAPTER, "the name of an adapter on the class path");
    }
    return adapter.flatMap(it -> it.open(configuration));
  }

  private static Optional<String> value(String key) {
    return Optional.ofNullable(System.getProperty(key))
        .or(
            () ->
                Optional.ofNullable(
                    System.getenv(key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))));
  }
}
