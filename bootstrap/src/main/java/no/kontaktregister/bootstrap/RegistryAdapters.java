package no.kontaktregister.bootstrap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.RegistryAdapter;

/**
 * The adapters of the registry that are on the class path. Another one is added by its jar alone.
 */
record RegistryAdapters(List<RegistryAdapter> found) {

  private static final String KEY = "kontaktregister.register.adapter";

  static RegistryAdapters find() {
    return new RegistryAdapters(
        ServiceLoader.load(RegistryAdapter.class, RegistryAdapters.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList());
  }

  /** The keys of all of them: those of an adapter that is not chosen are no mistake. */
  Set<String> keys() {
    return found.stream().flatMap(adapter -> adapter.keys().stream()).collect(Collectors.toSet());
  }

  /** The adapter whose name is configured; empty when a fault has been noted. */
  Optional<RegistryAdapter> chosen(Configuration configuration) {
    Map<String, List<RegistryAdapter>> byName =
        found.stream().collect(Collectors.groupingBy(RegistryAdapter::name));
    Optional<List<RegistryAdapter>> named = configuration.oneOf(KEY, byName);
    if (named.filter(adapters -> adapters.size() > 1).isPresent()) {
      configuration.refuse(KEY, "a name that one jar alone gives its adapter");
      return Optional.empty();
    }
    return named.map(adapters -> adapters.get(0));
  }
}
