package no.kontaktregister.bootstrap;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.RegistryAdapter;

/** The adapters that are on the class path. Another one is added by its jar alone. */
final class RegistryAdapters {

  static final String KEY = "kontaktregister.register.adapter";

  private RegistryAdapters() {}

  /** The adapter whose name is configured; empty when no adapter has that name. */
  static Optional<RegistryAdapter> chosen(Configuration configuration) {
    Map<String, RegistryAdapter> known =
        ServiceLoader.load(RegistryAdapter.class, RegistryAdapters.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .collect(Collectors.toMap(RegistryAdapter::name, Function.identity()));
    return configuration.oneOf(KEY, known);
  }
}
