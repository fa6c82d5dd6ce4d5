package no.kontaktregister.adapters.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import no.kontaktregister.domain.register.RegistryLookup;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The registry's database while the service runs: a pool of connections, and a schema in order. */
public final class Database implements AutoCloseable {

  private static final String RESOURCES = "classpath:no/kontaktregister/adapters/persistence/";

  private final HikariDataSource pool;
  private final RegistryLookup registryLookup;

  private Database(HikariDataSource pool, int timeoutSeconds) {
    this.pool = pool;
    this.registryLookup = new JdbcRegistryLookup(pool, timeoutSeconds);
  }

  /**
   * Connects, and brings the schema up to date.
   *
   * @throws DatabaseNotReadyException when the database cannot be reached, or its schema cannot be
   *     brought up to date
   */
  public static Database open(DatabaseSettings settings) {
    HikariDataSource pool = connect(settings);
    try {
      migrate(pool, settings.demoRegistry());
    } catch (FlywayException failure) {
      pool.close();
      throw new DatabaseNotReadyException(
          "its schema cannot be brought up to date: " + firstLine(failure));
    }
    return new Database(pool, (int) settings.timeout().toSeconds());
  }

  /** The registry that this database holds. */
  public RegistryLookup registryLookup() {
    return registryLookup;
  }

  @Override
  public void close() {
    pool.close();
  }

  private static HikariDataSource connect(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("kontaktregister");
    config.setDriverClassName(driverFor(settings.url()).getClass().getName());
    config.setJdbcUrl(settings.url());
    settings.user().ifPresent(config::setUsername);
    settings.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(settings.timeout().toMillis());
    config.setValidationTimeout(settings.timeout().toMillis());
    config.setExceptionOverride(new BrokenConnections());
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException failure) {
      throw new DatabaseNotReadyException("it cannot be connected to" + sqlState(failure));
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
        throw new DatabaseNotReadyException("its URL is malformed");
      }
    }
    throw new DatabaseNotReadyException("no JDBC driver on the class path knows its URL");
  }

  private static void migrate(HikariDataSource pool, boolean demoRegistry) {
    List<String> locations = new ArrayList<>(List.of(RESOURCES + "schema"));
    if (demoRegistry) {
      locations.add(RESOURCES + "demo");
    }
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(pool)
        .locations(locations.toArray(String[]::new))
        .load()
        .migrate();
  }

  // A driver's message may hold the URL, and the URL a password; the code says what matters.
  private static String sqlState(Throwable failure) {
    return failure.getCause() instanceof SQLException cause
        ? " (SQLSTATE " + cause.getSQLState() + ")"
        : "";
  }

  // The lines after the first quote SQL.
  private static String firstLine(FlywayException failure) {
    return failure.getMessage().lines().findFirst().orElse("no reason given");
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
