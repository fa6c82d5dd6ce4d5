package no.kontaktregister.adapters.persistence;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Creates and upgrades the tables with Flyway, which lets only one node at a time do it. */
final class Schema {

  private static final String SCRIPTS = "classpath:no/kontaktregister/adapters/persistence/schema";

  private static final String EXPECTED = "an empty database, or one that this program made";

  private Schema() {}

  /**
   * @param database configures Flyway's access to the database
   * @param key the configuration key that leads to the database
   * @throws DatabaseNotReadyException when this program does not know the schema, or cannot upgrade
   *     it; the schema stays as it was
   */
  static void bringUpToDate(
      UnaryOperator<FluentConfiguration> database, Dialect dialect, String key) {
    Flyway flyway =
        database
            .apply(Flyway.configure(Schema.class.getClassLoader()))
            .locations(SCRIPTS)
            .failOnMissingLocations(true)
            .placeholders(dialect.placeholders())
            .ignoreMigrationPatterns("*:pending")
            .load();
    try {
      requireKnown(flyway, key);
      flyway.migrate();
    } catch (FlywayException failure) {
      throw new DatabaseNotReadyException(
          key,
          "the database's schema cannot be brought up to date: " + firstLine(failure),
          EXPECTED);
    }
  }

  private static void requireKnown(Flyway flyway, String key) {
    Set<ErrorCode> wrong =
        flyway.validateWithResult().invalidMigrations.stream()
            .map(migration -> migration.errorDetails.errorCode)
            .collect(Collectors.toSet());
    if (wrong.contains(CoreErrorCode.FAILED_VERSIONED_MIGRATION)) {
      throw new DatabaseNotReadyException(
          key,
          "an earlier start failed half-way through bringing the database's schema up to date",
          "a database restored from a backup");
    }
    if (wrong.contains(CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED)) {
      throw new DatabaseNotReadyException(
          key,
          "the database's schema is newer than this program",
          "the version of the program that upgraded it, or a newer one");
    }
    if (wrong.contains(CoreErrorCode.CHECKSUM_MISMATCH)) {
      throw new DatabaseNotReadyException(
          key,
          "the database's schema was made by a script that has been edited since",
          "the version of the program that made it");
    }
    if (!wrong.isEmpty()) {
      throw new DatabaseNotReadyException(
          key, "the database's schema is not one that this program knows", EXPECTED);
    }
  }

  // The lines after the first quote SQL.
  private static String firstLine(FlywayException failure) {
    return failure.getMessage().lines().findFirst().orElse("no reason given");
  }
}
