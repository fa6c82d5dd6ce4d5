package no.kontaktregister.bootstrap;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import no.kontaktregister.domain.register.RegistryAdapter;

/** The adapters that are on the class path. Another one is added by its jar alone. */
final class RegistryAdapters {

  static final String KEY = "kontaktregister.register.adapter";

  private RegistryAdapters() {}

  /**
   * @throws ConfigurationException when no adapter has the name
   */
  static RegistryAdapter named(String name) {
    List<RegistryAdapter> known =
        ServiceLoader.load(RegistryAdapter.class, RegistryAdapters.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    return known.stream()
        .filter(adapter -> adapter.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                ConfigurationException.unusable(
                    KEY,
                    "one of "
                        + known.stream()
                            .map(RegistryAdapter::name)
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }
}
