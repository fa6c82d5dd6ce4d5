package no.kontaktregister.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryNotReadyException;

/** Opens the registry's database: a source of connections, and a schema in order. */
final class Database {

  private static final Pattern HOSTS = Pattern.compile("^jdbc:[a-z0-9]+://(?:[^@/?]*@)?([^@/?;]+)");

  private Database() {}

  /**
   * Connects, and brings the schema up to date.
   *
   * @throws RegistryNotReadyException when the database cannot be reached, or its schema cannot be
   *     brought up to date
   */
  static Registry open(DatabaseSettings settings) {
    int timeoutSeconds = (int) settings.timeout().toSeconds();
    if (settings.jndiName().isPresent()) {
      DataSource server = serversOwn(settings.jndiName().get());
      Dialect dialect = dialect(server);
      Schema.bringUpToDate(flyway -> flyway.dataSource(server), dialect);
      return new JdbcRegistry(server, server, dialect, timeoutSeconds, () -> {});
    }
    HikariDataSource primary = connect(settings, settings.url());
    try {
      Dialect dialect = dialect(primary);
      // Not by the pool: an upgrade may take longer than a question may.
      Schema.bringUpToDate(
          flyway ->
              flyway.dataSource(
                  settings.url(), settings.user().orElse(null), settings.password().orElse(null)),
          dialect);
      Optional<HikariDataSource> replica = settings.readUrl().map(url -> connect(settings, url));
      return new JdbcRegistry(
          primary,
          replica.map(DataSource.class::cast).orElse(primary),
          dialect,
          timeoutSeconds,
          () -> {
            replica.ifPresent(HikariDataSource::close);
            primary.close();
          });
    } catch (RegistryNotReadyException notReady) {
      primary.close();
      throw notReady;
    }
  }

  private static Dialect dialect(DataSource database) {
    try (Connection connection = database.getConnection()) {
      Dialect dialect = Dialect.of(connection);
      dialect.check(connection);
      return dialect;
    } catch (SQLException failure) {
      throw notReady("it cannot be connected to" + sqlState(failure));
    }
  }

  private static DataSource serversOwn(String jndiName) {
    try {
      if (new InitialContext().lookup(jndiName) instanceof DataSource found) {
        return found;
      }
    } catch (NamingException missing) {
      // Told below, as for something else under that name.
    }
    throw new RegistryNotReadyException(
        "The value of the key kontaktregister.database.jndi-name cannot be used: set it to the"
            + " JNDI name of a DataSource of the server.");
  }

  private static HikariDataSource connect(DatabaseSettings settings, String url) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("kontaktregister");
    config.setDriverClassName(driverFor(url).getClass().getName());
    config.setJdbcUrl(url);
    Dialect.of(url).connectionProperties(settings.timeout()).forEach(config::addDataSourceProperty);
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.timeout().toMillis());
    config.setValidationTimeout(settings.timeout().toMillis());
    config.setExceptionOverride(new BrokenConnections());
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failure) {
      throw notReady("it cannot be connected to" + where(url) + sqlState(failure.getCause()));
    }
  }

  // Asked of the drivers directly: in an application server, DriverManager does not know the
  // drivers that an archive brings.
  private static Driver driverFor(String url) {
    for (Driver driver : ServiceLoader.load(Driver.class, Database.class.getClassLoader())) {
      try {
        if (driver.acceptsURL(url)) {
          return driver;
        }
      } catch (SQLException malformed) {
        throw notReady("its URL is malformed");
      }
    }
    throw notReady("no JDBC driver on the class path knows its URL");
  }

  /** Host and port, where the URL has them; never what may be a password. */
  private static String where(String url) {
    Matcher matcher = HOSTS.matcher(url);
    return matcher.find() ? " at " + matcher.group(1) : "";
  }

  // A driver's message may hold the URL, and the URL a password; the code says what matters.
  private static String sqlState(Throwable failure) {
    return failure instanceof SQLException cause && cause.getSQLState() != null
        ? " (SQLSTATE " + cause.getSQLState() + ")"
        : "";
  }

  static RegistryNotReadyException notReady(String reason) {
    return new RegistryNotReadyException("the database is not ready: " + reason);
  }

  /**
   * Tells the pool which connections to drop. It knows a broken one by the standard's SQLSTATE; H2
   * says it by the exception's type alone, and under load its dead connections would stay.
   */
  private static final class BrokenConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
      return failure instanceof SQLNonTransientConnectionException
          ? Override.MUST_EVICT
          : Override.CONTINUE_EVICT;
    }
  }
}
