package no.kontaktregister.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What is logged while the application starts.
 *
 * <p>When the application says why it does not start, the server adds the same several times with
 * hundreds of lines of stack traces. That is shown only when the level of {@code
 * no.kontaktregister} is FINE or below.
 */
final class StartLog implements Filter {

  // Held here because a logger that nobody holds is forgotten, and its level with it.
  private static final Logger APPLICATION = Logger.getLogger("no.kontaktregister");
  private static final Logger ROOT = Logger.getLogger("");

  private final List<LogRecord> ofTheServer = new ArrayList<>();
  private String reason;

  /** From now on the server's warnings are held back. */
  void begin() {
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFilter(this);
    }
  }

  /**
   * From now on all is shown as it comes.
   *
   * @param isServing whether the application has started
   */
  void end(boolean isServing) {
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFilter(null);
    }
    if (isServing || reason == null) {
      ofTheServer.forEach(ROOT::log);
    }
  }

  /** Why the application did not start, in its own words. */
  synchronized Optional<String> reason() {
    return Optional.ofNullable(reason);
  }

  @Override
  public synchronized boolean isLoggable(LogRecord entry) {
    String name = String.valueOf(entry.getLoggerName());
    boolean isSerious = entry.getLevel().intValue() >= Level.WARNING.intValue();
    if (name.startsWith("no.kontaktregister.bootstrap") && entry.getLevel() == Level.SEVERE) {
      reason = reason == null ? entry.getMessage() : reason;
      return false;
    }
    if (APPLICATION.isLoggable(Level.FINE) || name.contains("kontaktregister")) {
      return true;
    }
    if (isSerious) {
      ofTheServer.add(entry);
    }
    return false;
  }
}
