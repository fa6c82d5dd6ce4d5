package no.kontaktregister.adapters.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.register.RegistryNotReadyException;

/**
 * Where the registry's database is and how it is used.
 *
 * @param url JDBC URL; empty text when the server's own DataSource is used
 * @param readUrl JDBC URL for what is only read; what the other URL leads to when empty
 * @param jndiName name of the server's own DataSource
 * @param user database user; empty when the URL says it or the database needs none
 * @param password the user's password
 * @param poolSize the most connections that are open at once
 * @param timeout how long to wait for a connection, and again for an answer; whole seconds
 */
record DatabaseSettings(
    String url,
    Optional<String> readUrl,
    Optional<String> jndiName,
    Optional<String> user,
    Optional<String> password,
    int poolSize,
    Duration timeout) {

  private static final String PREFIX = "kontaktregister.database.";

  DatabaseSettings {
    Objects.requireNonNull(url);
    Objects.requireNonNull(readUrl);
    Objects.requireNonNull(jndiName);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    Objects.requireNonNull(timeout);
  }

  /**
   * @throws RegistryNotReadyException when a key is missing or has a value that cannot be used
   */
  static DatabaseSettings read(Function<String, Optional<String>> configuration) {
    Optional<String> jndiName = configuration.apply(PREFIX + "jndi-name");
    return new DatabaseSettings(
        jndiName.isPresent() ? "" : url(configuration),
        configuration.apply(PREFIX + "read-url"),
        jndiName,
        configuration.apply(PREFIX + "user"),
        configuration.apply(PREFIX + "password"),
        number(configuration, "pool-size", 10, 1000),
        Duration.ofSeconds(number(configuration, "timeout-seconds", 2, 60)));
  }

  private static String url(Function<String, Optional<String>> configuration) {
    return configuration
        .apply(PREFIX + "url")
        .orElseThrow(
            () ->
                new RegistryNotReadyException(
                    "The key "
                        + PREFIX
                        + "url is not set: set it to a JDBC URL, for example"
                        + " jdbc:h2:file:./data/kontaktregister."));
  }

  private static int number(
      Function<String, Optional<String>> configuration, String key, int otherwise, int max) {
    Optional<String> text = configuration.apply(PREFIX + key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as for a number that is out of range.
    }
    throw new RegistryNotReadyException(
        "The value of the key "
            + PREFIX
            + key
            + " cannot be used: set it to a whole number from 1 to "
            + max
            + ".");
  }

  /** Tells neither address nor credentials: a URL may hold both. */
  @Override
  public String toString() {
    return "DatabaseSettings[masked]";
  }
}
