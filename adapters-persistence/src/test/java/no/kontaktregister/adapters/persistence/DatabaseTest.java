package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.adapters.persistence.Opening.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryNotReadyException;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the registry's database is found, and refused when it cannot be used. */
class DatabaseTest {

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @Test
  void theUrlAloneIsRequired() {
    DatabaseSettings settings = read(Map.of("url", url));

    assertThat(settings.url()).isEqualTo(url);
    assertThat(settings.user()).isEmpty();
    assertThat(settings.poolSize()).isEqualTo(10);
    assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
    assertRefused(
        Map.of(),
        "The key kontaktregister.database.url is not set: set it to a JDBC URL, for example"
            + " jdbc:h2:file:./data/kontaktregister.");
  }

  @ParameterizedTest
  @CsvSource({"pool-size, 1001", "pool-size, -3", "pool-size, ten", "timeout-seconds, 61"})
  void whatCannotBeUsedIsNamedAndNotRepeated(String key, String value) {
    assertThatThrownBy(() -> open(Map.of("url", url, key, value)))
        .isInstanceOf(RegistryNotReadyException.class)
        .hasMessageStartingWith(
            "The value of the key kontaktregister.database." + key + " cannot be used: set it to ")
        .hasMessageNotContaining(value)
        .hasMessageEndingWith(".");
  }

  @Test
  void settingsTellNoSecret() {
    assertThat(read(Map.of("url", url, "password", "hush")))
        .asString()
        .doesNotContain("hush", "jdbc:");
  }

  @Test
  void aDatabaseThatCannotBeReachedIsRefusedWithoutItsAddressOrPassword() {
    assertThatThrownBy(() -> open(Map.of("url", "jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=hush")))
        .isInstanceOf(RegistryNotReadyException.class)
        .hasMessageStartingWith("the database is not ready: it cannot be connected to (SQLSTATE ")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("127.0.0.1");
    assertRefused(
        Map.of("url", "jdbc:nosuch:hush"),
        "the database is not ready: no JDBC driver on the class path knows its URL");
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
      assertRefused(
          Map.of("jndi-name", wrong),
          "The value of the key kontaktregister.database.jndi-name cannot be used: set it to the"
              + " JNDI name of a DataSource of the server.");
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

    assertRefused(
        Map.of("url", url),
        "the database is not ready: its schema is newer than this program; run the version that"
            + " upgraded it, or a newer one");
  }

  @Test
  void aSchemaWhoseScriptWasEditedIsRefused() throws SQLException {
    open(Map.of("url", url)).close();
    execute("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");

    assertRefused(
        Map.of("url", url),
        "the database is not ready: its schema was made by a script that has been edited since; run"
            + " the version that made it");
  }

  @Test
  void aSchemaThatIsHalfUpgradedIsRefused() throws SQLException {
    open(Map.of("url", url)).close();
    execute("update \"flyway_schema_history\" set \"success\" = false where \"version\" = '1'");

    assertRefused(
        Map.of("url", url),
        "the database is not ready: an earlier start failed half-way through bringing its schema up"
            + " to date; restore it from a backup");
  }

  @Test
  void aTableThatIsInTheWayIsLeftAsItIs() throws SQLException {
    execute("create table person (x int)");

    assertThatThrownBy(() -> open(Map.of("url", url)))
        .isInstanceOf(RegistryNotReadyException.class)
        .hasMessageStartingWith(
            "the database is not ready: its schema cannot be brought up to date");
    execute("insert into person values (1)");
  }

  private static void assertRefused(Map<String, String> settings, String message) {
    assertThatThrownBy(() -> open(settings))
        .isInstanceOf(RegistryNotReadyException.class)
        .hasMessage(message);
  }

  private static DatabaseSettings read(Map<String, String> settings) {
    return DatabaseSettings.read(key -> Opening.value(settings, key));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
