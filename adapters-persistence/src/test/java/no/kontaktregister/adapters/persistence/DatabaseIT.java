package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.adapters.persistence.Opening.open;
import static no.kontaktregister.adapters.persistence.Opening.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.monitoring.Measurement;
import no.kontaktregister.domain.register.Registry;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the registry's database is found, and refused if it cannot be used. */
class DatabaseIT {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @Test
  void theUrlAloneIsRequired() {
    DatabaseSettings settings = read(Map.of("url", url));

    assertThat(settings.url()).isEqualTo(url);
    assertThat(settings.user()).isEmpty();
    assertThat(settings.poolSize()).isEqualTo(10);
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(refusal(Map.of()))
        .isEqualTo(
            "kontaktregister.database.url: nothing is set; expected a JDBC URL, for example"
                + " jdbc:h2:file:./data/kontaktregister.");
  }

  @ParameterizedTest
  @CsvSource({"pool-size, 1001", "pool-size, -3", "pool-size, ten", "timeout-seconds, 61"})
  void aNumberThatCannotBeUsedIsRefused(String key, String value) {
    Configuration configuration = Opening.configuration(Map.of("url", url, key, value));

    new JdbcRegistryAdapter().open(configuration).ifPresent(Registry::close);

    assertThat(configuration.faults())
        .singleElement()
        .asString()
        .startsWith(
            "kontaktregister.database."
                + key
                + ": \""
                + value
                + "\" cannot be used; expected a whole number from 1 to ");
  }

  @Test
  void thePoolIsMeasuredWhileItIsOpen() {
    JdbcRegistryAdapter adapter = new JdbcRegistryAdapter();
    Registry registry =
        adapter.open(Opening.configuration(Map.of("url", url, "pool-size", "3"))).orElseThrow();

    assertThat(adapter.measurements())
        .extracting(measured -> measured.name() + new TreeMap<>(measured.labels()))
        .containsExactlyInAnyOrder(
            "kontaktregister_database_connections{pool=primary, state=active}",
            "kontaktregister_database_connections{pool=primary, state=idle}",
            "kontaktregister_database_connections_max{pool=primary}",
            "kontaktregister_database_waiting{pool=primary}");
    assertThat(adapter.measurements())
        .filteredOn(measured -> measured.name().endsWith("_max"))
        .extracting(Measurement::value)
        .containsExactly(3.0);

    registry.close();
    assertThat(adapter.measurements()).isEmpty();
  }

  @Test
  void allKeysOfTheAdapterAreKnown() {
    Configuration configuration = Opening.configuration(Map.of("url", url));

    new JdbcRegistryAdapter().open(configuration).ifPresent(Registry::close);

    assertThat(configuration.keys()).isEqualTo(new JdbcRegistryAdapter().keys());
  }

  @Test
  void toStringOfTheSettingsRevealsNoSecret() {
    assertThat(read(Map.of("url", url, "password", "hush")))
        .asString()
        .doesNotContain("hush", "jdbc:");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsRefusedWithItsHostAndPort() {
    assertThat(refusal(Map.of("url", "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=hush")))
        .startsWith("kontaktregister.database.url: no database answers at 127.0.0.1:1 (SQLSTATE ")
        .endsWith("); expected a database that answers.")
        .doesNotContain("hush");
    assertThat(refusal(Map.of("url", url, "read-url", "jdbc:h2:tcp://127.0.0.1:1/x")))
        .startsWith("kontaktregister.database.read-url: no database answers at 127.0.0.1:1 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://registry:hush@127.0.0.1:1/x",
        "jdbc:postgresql://registry:hu@hush@127.0.0.1:1/x",
        "jdbc:postgresql://registry:hu@127.0.0.1:1,registry:hush@127.0.0.1:2/x",
        "jdbc:postgresql://registry:hush/hush@127.0.0.1:1/x"
      })
  void aUrlWithCredentialsIsRefusedWithoutRevealingThem(String withCredentials) {
    assertThat(refusal(Map.of("url", withCredentials)))
        .isEqualTo(
            "kontaktregister.database.url: the URL has an @; expected a JDBC URL without"
                + " credentials, which belong in kontaktregister.database.user and"
                + " kontaktregister.database.password.");
  }

  @Test
  void anAtSignAmongTheParametersIsNoCredential() {
    assertThat(
            refusal(
                Map.of("url", "jdbc:postgresql://127.0.0.1:1/x?user=a@example.com&password=hu@sh")))
        .isEqualTo(
            "kontaktregister.database.url: no database answers (SQLSTATE 08001); expected a"
                + " database that answers.");
    assertThat(refusal(Map.of("url", "jdbc:h2:tcp://registry:hu@hush@127.0.0.1:1/x")))
        .startsWith("kontaktregister.database.url: no database answers (SQLSTATE ")
        .doesNotContain("hush");
  }

  @Test
  void aWrongPasswordIsToldApartFromADatabaseThatDoesNotAnswer() throws SQLException {
    open(Map.of("url", url, "user", "registry", "password", "right-one")).close();

    assertThat(refusal(Map.of("url", url, "user", "registry", "password", "wrong-one")))
        .isEqualTo(
            "kontaktregister.database.user: the database refuses the user or the password"
                + " (SQLSTATE 28000); expected a user that the database knows, and the user's"
                + " password in kontaktregister.database.password.");
  }

  @Test
  void aUrlThatNoDriverKnowsIsRefused() {
    assertThat(refusal(Map.of("url", "jdbc:nosuch:hush")))
        .isEqualTo(
            "kontaktregister.database.url: no JDBC driver on the class path knows the URL; expected"
                + " a JDBC URL, for example jdbc:h2:file:./data/kontaktregister.");
  }

  @Test
  void theServersOwnDataSourceMayBeUsed() throws Exception {
    JdbcDataSource server = new JdbcDataSource();
    server.setURL(url);
    Names.bind("jdbc/kontaktregister", server);
    Names.bind("mail/kontaktregister", "no DataSource");

    try (Registry registry = open(Map.of("jndi-name", "jdbc/kontaktregister"))) {
      assertThat(registry.isAvailable()).isTrue();
      assertThat(registry.changesFrom(1).seneste()).isZero();
    }
    for (String wrong : List.of("mail/kontaktregister", "jdbc/misspelt")) {
      assertThat(refusal(Map.of("jndi-name", wrong)))
          .isEqualTo(
              "kontaktregister.database.jndi-name: the server has no DataSource of this name;"
                  + " expected the JNDI name of a DataSource of the server.");
    }
  }

  /** Some servers look for it, once, in the context class loader of the first caller. */
  @Test
  void theServersPoolDoesNotGetTheArchivesDriver() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url);
    List<ClassLoader> callers = new ArrayList<>();
    Names.bind(
        "jdbc/kontaktregister",
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              callers.add(Thread.currentThread().getContextClassLoader());
              return method.invoke(database, arguments);
            }));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader archive = new URLClassLoader(new URL[0], before)) {
      thread.setContextClassLoader(archive);

      open(Map.of("jndi-name", "jdbc/kontaktregister")).close();

      assertThat(callers).first().isSameAs(getClass().getClassLoader());
      assertThat(thread.getContextClassLoader()).isSameAs(archive);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aSchemaThatANewerProgramHasUpgradedIsRefused() throws SQLException {
    open(Map.of("url", url)).close();
    execute(
        """
        insert into "flyway_schema_history" values
          (99, '99', 'tomorrow', 'SQL', 'V99__tomorrow.sql', 1, 'sa', current_timestamp, 1, true)
        """);

    assertThat(refusal(Map.of("url", url)))
        .isEqualTo(
            "kontaktregister.database.url: the database's schema is newer than this program;"
                + " expected the version of the program that upgraded it, or a newer one.");
  }

  @Test
  void aSchemaWhoseScriptWasEditedIsRefused() throws SQLException {
    open(Map.of("url", url)).close();
    execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");

    assertThat(refusal(Map.of("url", url)))
        .isEqualTo(
            "kontaktregister.database.url: the database's schema was made by a script that has been"
                + " edited since; expected the version of the program that made it.");
  }

  @Test
  void aSchemaThatIsHalfUpgradedIsRefused() throws SQLException {
    open(Map.of("url", url)).close();
    execute("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '1'");

    assertThat(refusal(Map.of("url", url)))
        .isEqualTo(
            "kontaktregister.database.url: an earlier start failed half-way through bringing the"
                + " database's schema up to date; expected a database restored from a backup.");
  }

  @Test
  void aConflictingTableIsLeftAsItIs() throws SQLException {
    execute("create table person (x int)");

    assertThat(refusal(Map.of("url", url)))
        .startsWith(
            "kontaktregister.database.url: the database's schema cannot be brought up to date");
    execute("insert into person values (1)");
  }

  private static DatabaseSettings read(Map<String, String> settings) {
    return DatabaseSettings.read(Opening.configuration(settings)).orElseThrow();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
