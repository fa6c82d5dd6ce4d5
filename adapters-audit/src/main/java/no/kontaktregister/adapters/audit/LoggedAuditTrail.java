package no.kontaktregister.adapters.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * Writes the audit trail to a log of its own, {@code kontaktregister.audit}, one line for each
 * record.
 *
 * <p>A keyed hash replaces each citizen's number. With the key it is possible to find the records
 * of a citizen whose number is known. Without the key nobody can find a number from a record by
 * trying all numbers.
 *
 * <p>If a line cannot be written, the trail is not available until one has been that tells how many
 * were lost. It knows this from the log's handlers: those that write to files or to standard error
 * report what they cannot write; those that write later, in a thread of their own, may not.
 */
public final class LoggedAuditTrail implements AuditTrail, AutoCloseable {

  private static final Logger AUDIT = Logger.getLogger("kontaktregister.audit");

  private static final String ALGORITHM = "HmacSHA256";
  private static final String NONE = "-";

  private final Mac keyed;
  private final List<Handler> observed = new ArrayList<>();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /**
   * @param key the key of the hash of citizens' numbers
   */
  public LoggedAuditTrail(AuditKey key) {
    this.keyed = keyed(key);
    observeHandlers();
  }

  /** Whether the log is written at all. If it is turned off, the audit trail is lost. */
  static boolean isOn() {
    return AUDIT.isLoggable(Level.INFO);
  }

  @Override
  public void keep(AuditRecord record) {
    Optional<EnterpriseCaller> enterprise = enterprise(record.caller());
    // A whole line: with parameters, the log would parse a pattern for each record.
    String line =
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
            + record.correlationId();
    if (!write(line)) {
      lost.incrementAndGet();
    }
  }

  @Override
  public boolean isAvailable() {
    return lost.get() == 0 || isAvailableAgain();
  }

  private synchronized boolean isAvailableAgain() {
    long missing = lost.get();
    if (missing > 0 && write("lost=" + missing)) {
      lost.addAndGet(-missing);
    }
    return lost.get() == 0;
  }

  /** Whether no handler has reported a failure meanwhile, be it of this line or of another. */
  private boolean write(String text) {
    long before = failures.get();
    LogRecord line = new LogRecord(Level.INFO, text);
    line.setLoggerName(AUDIT.getName());
    // Or the log would look for the calling method on the stack.
    line.setSourceClassName(null);
    AUDIT.log(line);
    return failures.get() == before;
  }

  private void observeHandlers() {
    for (Logger log = AUDIT;
        log != null;
        log = log.getUseParentHandlers() ? log.getParent() : null) {
      for (Handler handler : log.getHandlers()) {
        handler.setErrorManager(new Observed(handler));
        observed.add(handler);
      }
    }
  }

  /** Leaves the log's handlers as they were: they may outlive this archive. */
  @Override
  public void close() {
    for (Handler handler : observed) {
      if (handler.getErrorManager() instanceof Observed mine && mine.trail() == this) {
        handler.setErrorManager(mine.first);
      }
    }
  }

  /** Counts what a handler cannot write. */
  private final class Observed extends ErrorManager {

    private final ErrorManager first;

    Observed(Handler handler) {
      this.first = handler.getErrorManager();
    }

    LoggedAuditTrail trail() {
      return LoggedAuditTrail.this;
    }

    @Override
    public void error(String message, Exception failure, int code) {
      failures.incrementAndGet();
      first.error(message, failure, code);
    }
  }

  /** Only an enterprise is named. A citizen who calls is among the record's citizens. */
  private static Optional<EnterpriseCaller> enterprise(Caller caller) {
    return caller instanceof EnterpriseCaller enterprise
        ? Optional.of(enterprise)
        : Optional.empty();
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
