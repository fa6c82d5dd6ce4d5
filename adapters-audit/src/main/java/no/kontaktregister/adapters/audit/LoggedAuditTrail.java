package no.kontaktregister.adapters.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Actor;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * Writes the audit trail to a log of its own, {@code kontaktregister.audit}, one line for each
 * record.
 *
 * <p>A keyed hash replaces each citizen's number. With the key it is possible to find the records
 * of a citizen whose number is known. Without the key nobody can find a number from a record by
 * trying all numbers.
 */
public final class LoggedAuditTrail implements AuditTrail {

  private static final Logger AUDIT = Logger.getLogger("kontaktregister.audit");

  private static final String ALGORITHM = "HmacSHA256";
  private static final String NONE = "-";

  private final Mac keyed;

  /**
   * @param key the key of the hash of citizens' numbers
   */
  public LoggedAuditTrail(AuditKey key) {
    this.keyed = keyed(key);
  }

  /** Whether the log is written at all. If it is turned off, the audit trail is lost. */
  static boolean isOn() {
    return AUDIT.isLoggable(Level.INFO);
  }

  @Override
  public void keep(AuditRecord record) {
    Optional<Caller> enterprise = enterprise(record.caller());
    // A whole line: with parameters, the log would parse a pattern for each record.
    LogRecord line =
        new LogRecord(
            Level.INFO,
            "time="
                + record.time()
                + " virksomhet="
                + enterprise.map(caller -> caller.virksomhet().value()).orElse(NONE)
                + " supplier="
                + enterprise
                    .filter(caller -> !caller.signer().equals(caller.virksomhet()))
                    .map(caller -> caller.signer().value())
                    .orElse(NONE)
                + " operation="
                + record.operasjon()
                + " outcome="
                + record.outcome()
                + " citizen="
                + hashes(record.citizens())
                + " correlation="
                + record.correlationId());
    line.setLoggerName(AUDIT.getName());
    // Or the log would look for the calling method on the stack.
    line.setSourceClassName(null);
    AUDIT.log(line);
  }

  /** Only an enterprise is named. A citizen who calls is among the record's citizens. */
  private static Optional<Caller> enterprise(Actor caller) {
    return caller instanceof Caller enterprise ? Optional.of(enterprise) : Optional.empty();
  }

  /** The hashes, separated by commas, and sorted so that their order reveals nothing. */
  private String hashes(Set<Personidentifikator> citizens) {
    if (citizens.isEmpty()) {
      return NONE;
    }
    Mac hash = newHash();
    return citizens.stream()
        .map(citizen -> hash.doFinal(citizen.value().getBytes(US_ASCII)))
        .map(HexFormat.of()::formatHex)
        .sorted()
        .collect(Collectors.joining(","));
  }

  /** For one record, because it keeps a state. A copy costs less than the look-up of a provider. */
  private Mac newHash() {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException everyJdksDoes) {
      throw new IllegalStateException(everyJdksDoes);
    }
  }

  private static Mac keyed(AuditKey key) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key.secret(), ALGORITHM));
      return mac;
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
