package no.kontaktregister.adapters.persistence;

import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.kontaktregister.domain.register.RegistryNotReadyException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The tables, made and upgraded by Flyway, which lets one node at a time do it. */
final class Schema {

  private static final String SCRIPTS = "classpath:no/kontaktregister/adapters/persistence/schema";

  private Schema() {}

  /**
   * @param database tells Flyway where the database is
   * @throws RegistryNotReadyException when the schema is not one that this program knows, or cannot
   *     be made so; it is then left as it was
   */
  static void bringUpToDate(UnaryOperator<FluentConfiguration> database, Dialect dialect) {
    Flyway flyway =
        database
            .apply(Flyway.configure(Schema.class.getClassLoader()))
            .locations(SCRIPTS)
            .failOnMissingLocations(true)
            .placeholders(dialect.placeholders())
            .ignoreMigrationPatterns("*:pending")
            .load();
    try {
      requireKnown(flyway);
      flyway.migrate();
    } catch (FlywayException failure) {
      throw Database.notReady("its schema cannot be brought up to date: " + firstLine(failure));
    }
  }

  private static void requireKnown(Flyway flyway) {
    Set<ErrorCode> wrong =
        flyway.validateWithResult().invalidMigrations.stream()
            .map(migration -> migration.errorDetails.errorCode)
            .collect(Collectors.toSet());
    if (wrong.contains(CoreErrorCode.FAILED_VERSIONED_MIGRATION)) {
      throw Database.notReady(
          "an earlier start failed half-way through bringing its schema up to date; restore it from"
              + " a backup");
    }
    if (wrong.contains(CoreErrorCode.APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED)) {
      throw Database.notReady(
          "its schema is newer than this program; run the version that upgraded it, or a newer one");
    }
    if (wrong.contains(CoreErrorCode.CHECKSUM_MISMATCH)) {
      throw Database.notReady(
          "its schema was made by a script that has been edited since; run the version that made"
              + " it");
    }
    if (!wrong.isEmpty()) {
      throw Database.notReady("its schema is not one that this program knows");
    }
  }

  // The lines after the first quote SQL.
  private static String firstLine(FlywayException failure) {
    return failure.getMessage().lines().findFirst().orElse("no reason given");
  }
}
