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

/** Opens the registry's database: a pool of connections, and an up-to-date schema. */
final class Database {

  private static final Pattern HOSTS =
      Pattern.compile("jdbc:(?:[a-z0-9]+:)+//([^@/?;]+)(?:[/?;][^@]*)?");

  private static final Pattern CREDENTIALS = Pattern.compile("jdbc:postgresql://[^?]*@.*");

  private static final String ONE_THAT_ANSWERS = "a database that answers";
  private static final String WRONG_CREDENTIALS = " (SQLSTATE 28";
  private static final String NO_SUCH_DATABASE = " (SQLSTATE 3D000)";

  private Database() {}

  /**
   * Connects, and brings the schema up to date.
   *
   * @param pools measures the connection pools
   * @throws DatabaseNotReadyException when the database cannot be reached, or its schema cannot be
   *     brought up to date
   */
  static JdbcRegistry open(DatabaseSettings settings, Pools pools) {
    int timeoutSeconds = (int) settings.timeout().toSeconds();
    if (settings.jndiName().isPresent()) {
      DataSource server = serversOwn(settings.jndiName().get());
      Dialect dialect = withServersDriver(server);
      Schema.bringUpToDate(
          flyway -> flyway.dataSource(server), dialect, DatabaseSettings.JNDI_NAME);
      return reporting(
          new JdbcRegistry(
              server, Optional.empty(), settings.readLag(), dialect, timeoutSeconds, () -> {}),
          DatabaseSettings.JNDI_NAME);
    }
    HikariDataSource primary =
        pools.watch("primary", connect(settings, DatabaseSettings.URL, settings.url()));
    try {
      Dialect dialect = dialect(primary, DatabaseSettings.URL);
      // Not through the pool, because an upgrade may take longer than a query.
      Schema.bringUpToDate(
          flyway ->
              flyway.dataSource(
                  settings.url(), settings.user().orElse(null), settings.password().orElse(null)),
          dialect,
          DatabaseSettings.URL);
      Optional<HikariDataSource> replica =
          settings
              .readUrl()
              .map(url -> pools.watch("read", connect(settings, DatabaseSettings.READ_URL, url)));
      return reporting(
          new JdbcRegistry(
              primary,
              replica.map(DataSource.class::cast),
              settings.readLag(),
              dialect,
              timeoutSeconds,
              () -> {
                replica.ifPresent(HikariDataSource::close);
                primary.close();
              }),
          DatabaseSettings.URL);
    } catch (DatabaseNotReadyException notReady) {
      primary.close();
      throw notReady;
    }
  }

  private static JdbcRegistry reporting(JdbcRegistry registry, String key) {
    try {
      registry.reportLosses();
      return registry;
    } catch (SQLException failure) {
      registry.close();
      throw doesNotAnswer(key, failure);
    }
  }

  /**
   * Opens the first connection. Payara Server and GlassFish then look for the pool's driver, first
   * in the thread's context class loader. With the archive's they would take its driver, and this
   * fails once the archive has been undeployed: also the archive that replaces it uses the pool.
   */
  private static Dialect withServersDriver(DataSource server) {
    Thread thread = Thread.currentThread();
    ClassLoader archive = thread.getContextClassLoader();
    thread.setContextClassLoader(server.getClass().getClassLoader());
    try {
      return dialect(server, DatabaseSettings.JNDI_NAME);
    } finally {
      thread.setContextClassLoader(archive);
    }
  }

  private static Dialect dialect(DataSource database, String key) {
    try (Connection connection = database.getConnection()) {
      Dialect dialect =
          Dialect.of(connection)
              .orElseThrow(
                  () ->
                      new DatabaseNotReadyException(
                          key, "this is another kind of database", "H2 or PostgreSQL"));
      dialect.check(connection, key);
      return dialect;
    } catch (SQLException failure) {
      throw doesNotAnswer(key, failure);
    }
  }

  private static DatabaseNotReadyException doesNotAnswer(String key, SQLException failure) {
    return new DatabaseNotReadyException(
        key, "the database does not answer" + sqlState(failure), ONE_THAT_ANSWERS);
  }

  private static DataSource serversOwn(String jndiName) {
    try {
      if (new InitialContext().lookup(jndiName) instanceof DataSource found) {
        return found;
      }
    } catch (NamingException missing) {
      // Reported below, like any other object under that name.
    }
    throw new DatabaseNotReadyException(
        DatabaseSettings.JNDI_NAME,
        "the server has no DataSource of this name",
        "the JNDI name of a DataSource of the server");
  }

  private static HikariDataSource connect(DatabaseSettings settings, String key, String url) {
    // PostgreSQL's driver takes them for a part of the host's name, and may log the whole URL.
    if (CREDENTIALS.matcher(url).matches()) {
      throw new DatabaseNotReadyException(
          key,
          "the URL has an @",
          "a JDBC URL without credentials, which belong in "
              + DatabaseSettings.USER
              + " and "
              + DatabaseSettings.PASSWORD);
    }
    HikariConfig config = new HikariConfig();
    config.setPoolName("kontaktregister");
    config.setDriverClassName(driverFor(key, url).getClass().getName());
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
      throw refused(key, url, failure.getCause());
    }
  }

  // Asks the drivers directly: in an application server, DriverManager does not know the archive's
  // drivers.
  private static Driver driverFor(String key, String url) {
    for (Driver driver : ServiceLoader.load(Driver.class, Database.class.getClassLoader())) {
      try {
        if (driver.acceptsURL(url)) {
          return driver;
        }
      } catch (SQLException malformed) {
        throw new DatabaseNotReadyException(
            key, "the URL is malformed", DatabaseSettings.URL_EXPECTED);
      }
    }
    throw new DatabaseNotReadyException(
        key, "no JDBC driver on the class path knows the URL", DatabaseSettings.URL_EXPECTED);
  }

  /** A driver's message may contain the URL, and the URL a password. The code is enough. */
  private static DatabaseNotReadyException refused(String key, String url, Throwable failure) {
    String code = sqlState(failure);
    if (code.startsWith(WRONG_CREDENTIALS)) {
      return new DatabaseNotReadyException(
          DatabaseSettings.USER,
          "the database" + where(url) + " refuses the user or the password" + code,
          "a user that the database knows, and the user's password in "
              + DatabaseSettings.PASSWORD);
    }
    if (code.equals(NO_SUCH_DATABASE)) {
      return new DatabaseNotReadyException(
          key,
          "the server" + where(url) + " has no database of this name" + code,
          "one that exists");
    }
    return new DatabaseNotReadyException(
        key, "no database answers" + where(url) + code, ONE_THAT_ANSWERS);
  }

  /**
   * Hosts and ports, if the URL has them and no @, which follows a password. The rest may contain a
   * password too.
   */
  private static String where(String url) {
    Matcher matcher = HOSTS.matcher(url);
    return matcher.matches() ? " at " + matcher.group(1) : "";
  }

  private static String sqlState(Throwable failure) {
    return failure instanceof SQLException cause && cause.getSQLState() != null
        ? " (SQLSTATE " + cause.getSQLState() + ")"
        : "";
  }

  /**
   * Tells the pool that a connection is broken. H2 shows it by the exception's type, and the pool
   * looks only at the SQLSTATE. Dead connections would otherwise stay under load.
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
