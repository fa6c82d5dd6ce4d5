package no.kontaktregister.adapters.persistence;

import java.util.Map;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;

/** Opens a registry from its configuration, as the service does. */
final class Opening {

  private static final String PREFIX = "kontaktregister.database.";

  private Opening() {}

  /**
   * @param settings values of keys, without the keys' common prefix
   */
  static Registry open(Map<String, String> settings) {
    Configuration configuration = configuration(settings);
    return new JdbcRegistryAdapter()
        .open(configuration)
        .orElseThrow(() -> new IllegalStateException(configuration.faults().toString()));
  }

  /** For tests with many threads that wait for each other, on a machine that may be slow. */
  static Registry patiently(String url) {
    return open(Map.of("url", url, "timeout-seconds", "30"));
  }

  /** The only fault of settings with which no registry can be opened. */
  static String refusal(Map<String, String> settings) {
    Configuration configuration = configuration(settings);
    if (new JdbcRegistryAdapter().open(configuration).isPresent()
        || configuration.faults().size() != 1) {
      throw new AssertionError("One fault was expected, not " + configuration.faults());
    }
    return configuration.faults().get(0).toString();
  }

  static Configuration configuration(Map<String, String> settings) {
    return new Configuration(
        key -> Optional.ofNullable(settings.get(key.substring(PREFIX.length()))));
  }
}
