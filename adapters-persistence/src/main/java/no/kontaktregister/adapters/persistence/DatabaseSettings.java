package no.kontaktregister.adapters.persistence;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The location of the registry's database, and how it is used.
 *
 * @param url JDBC URL; an empty string when the server's own DataSource is used
 * @param readUrl JDBC URL of a replica for reading; when empty, the primary is used
 * @param readLag the age of the oldest state that is read from the replica; whole seconds
 * @param jndiName name of the server's own DataSource
 * @param user database user; empty when the URL names it or the database needs none
 * @param password the user's password
 * @param poolSize the maximum number of open connections
 * @param timeout the time-out for a connection, and for an answer; whole seconds
 */
record DatabaseSettings(
    String url,
    Optional<String> readUrl,
    Duration readLag,
    Optional<String> jndiName,
    Optional<String> user,
    Optional<String> password,
    int poolSize,
    Duration timeout) {

  static final String URL = "kontaktregister.database.url";
  static final String READ_URL = "kontaktregister.database.read-url";
  private static final String READ_LAG = "kontaktregister.database.read-lag-seconds";
  static final String JNDI_NAME = "kontaktregister.database.jndi-name";
  static final String USER = "kontaktregister.database.user";
  static final String PASSWORD = "kontaktregister.database.password";
  private static final String POOL_SIZE = "kontaktregister.database.pool-size";
  private static final String TIMEOUT = "kontaktregister.database.timeout-seconds";

  /** All keys of this adapter. */
  static final Set<String> KEYS =
      Set.of(URL, READ_URL, READ_LAG, JNDI_NAME, USER, PASSWORD, POOL_SIZE, TIMEOUT);

  static final String URL_EXPECTED = "a JDBC URL, for example jdbc:h2:file:./data/kontaktregister";

  DatabaseSettings {
    Objects.requireNonNull(url);
    Objects.requireNonNull(readUrl);
    Objects.requireNonNull(readLag);
    Objects.requireNonNull(jndiName);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
    Objects.requireNonNull(timeout);
  }

  /**
   * @return empty when no database is configured
   */
  static Optional<DatabaseSettings> read(Configuration configuration) {
    Optional<String> jndiName = configuration.apply(JNDI_NAME);
    Optional<String> url =
        jndiName.isPresent() ? Optional.of("") : configuration.required(URL, URL_EXPECTED);
    int poolSize = configuration.number(POOL_SIZE, 10, 1, 1000);
    int timeoutSeconds = configuration.number(TIMEOUT, 2, 1, 60);
    Optional<String> readUrl = configuration.apply(READ_URL);
    int readLagSeconds = configuration.number(READ_LAG, 10, 1, 3600);
    Optional<String> user = configuration.apply(USER);
    Optional<String> password = configuration.apply(PASSWORD);
    return url.map(
        address ->
            new DatabaseSettings(
                address,
                readUrl,
                Duration.ofSeconds(readLagSeconds),
                jndiName,
                user,
                password,
                poolSize,
                Duration.ofSeconds(timeoutSeconds)));
  }

  /** Masked, because a URL may contain credentials. */
  @Override
  public String toString() {
    return "DatabaseSettings[masked]";
  }
}
