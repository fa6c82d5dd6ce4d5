package no.kontaktregister.bootstrap;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.configuration.Adapter;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * The adapters of a port that are in the archive. Another one is added by its jar alone, and opened
 * only if the configuration names it.
 *
 * @param key the configuration key that names the adapters to open
 * @param <P> the port
 */
record Adapters<P>(String key, List<? extends Adapter<P>> found) {

  private static final String INCOMPLETE = "all jars that it needs in the archive";

  static <P, A extends Adapter<P>> Adapters<P> find(
      Class<A> type, String key, Configuration configuration) {
    List<A> found = new ArrayList<>();
    Iterator<A> adapters = ServiceLoader.load(type, Adapters.class.getClassLoader()).iterator();
    boolean hasMore = true;
    while (hasMore) {
      try {
        hasMore = adapters.hasNext();
        if (hasMore) {
          found.add(adapters.next());
        }
      } catch (ServiceConfigurationError broken) {
        configuration.add(
            key, "an adapter cannot be loaded (" + broken.getMessage() + ")", INCOMPLETE);
      }
    }
    return new Adapters<>(key, found);
  }

  /** The keys of all of them: those of an adapter that is not named are no mistake. */
  Stream<String> keys() {
    return found.stream().flatMap(adapter -> adapter.keys().stream());
  }

  /** Opens the adapter that is named; empty when a fault has been noted. */
  Optional<P> open(Configuration configuration) {
    return configuration.oneOf(key, byName()).flatMap(adapters -> open(adapters, configuration));
  }

  /**
   * The adapter that is named; empty when there is none, which is a fault that {@link #open} notes.
   */
  Optional<Adapter<P>> named(Configuration configuration) {
    return configuration.apply(key).map(byName()::get).map(adapters -> adapters.get(0));
  }

  /** What the adapters measure at the moment. */
  Stream<Measurement> measurements() {
    return found.stream().flatMap(adapter -> adapter.measurements().stream());
  }

  /** Opens any number of adapters, whose names are separated by commas. */
  List<P> openAll(Configuration configuration) {
    Map<String, List<Adapter<P>>> byName = byName();
    Set<String> names =
        configuration.apply(key).stream()
            .flatMap(text -> Stream.of(text.split(",")))
            .map(String::strip)
            .collect(Collectors.toSet());
    if (!byName.keySet().containsAll(names)) {
      configuration.refuse(
          key,
          byName.isEmpty()
              ? "nothing: there are none"
              : "nothing, or some of " + String.join(", ", byName.keySet()));
      return List.of();
    }
    return names.stream().flatMap(name -> open(byName.get(name), configuration).stream()).toList();
  }

  private Map<String, List<Adapter<P>>> byName() {
    return found.stream().collect(groupingBy(Adapter::name, TreeMap::new, Collectors.toList()));
  }

  private Optional<P> open(List<Adapter<P>> named, Configuration configuration) {
    if (named.size() > 1) {
      configuration.refuse(key, "a name that one jar alone gives its adapter");
      return Optional.empty();
    }
    try {
      return named.get(0).open(configuration);
    } catch (NoClassDefFoundError incomplete) {
      configuration.add(
          key,
          "the adapter " + named.get(0).name() + " lacks the class " + incomplete.getMessage(),
          INCOMPLETE);
      return Optional.empty();
    }
  }
}
