package no.kontaktregister.adapters.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the registry's database is and how it is used.
 *
 * @param url JDBC URL
 * @param user database user; empty when the URL says it or the database needs none
 * @param password the user's password
 * @param poolSize the most connections that are open at once
 * @param timeout how long to wait for a connection, and again for an answer; whole seconds
 * @param demoRegistry whether the synthetic citizens of the demo registry are loaded
 */
public record DatabaseSettings(
    String url,
    Optional<String> user,
    Optional<String> password,
    int poolSize,
    Duration timeout,
    boolean demoRegistry) {

  public DatabaseSettings {
    Objects.requireNonNull(url);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    Objects.requireNonNull(timeout);
  }

  /** Tells neither address nor credentials: a URL may hold both. */
  @Override
  public String toString() {
    return "DatabaseSettings[masked]";
  }
}
