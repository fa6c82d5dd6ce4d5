package no.kontaktregister.adapters.persistence;

import java.util.Map;
import java.util.Optional;
import no.kontaktregister.domain.register.Registry;

/** Opens a registry as the service does, by configuration. */
final class Opening {

  private static final String PREFIX = "kontaktregister.database.";

  private Opening() {}

  /**
   * @param settings values of keys, without what all keys begin with
   */
  static Registry open(Map<String, String> settings) {
    return new JdbcRegistryAdapter().open(key -> value(settings, key));
  }

  /** For tests in which many wait for each other, on a machine that may be slow. */
  static Registry patiently(String url) {
    return open(Map.of("url", url, "timeout-seconds", "30"));
  }

  static Optional<String> value(Map<String, String> settings, String key) {
    return Optional.ofNullable(settings.get(key.substring(PREFIX.length())));
  }
}
