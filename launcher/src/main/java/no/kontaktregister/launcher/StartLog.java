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
 * Filters the log while the application starts.
 *
 * <p>If the application does not start, it logs the reason. The server then repeats the reason
 * several times, with hundreds of lines of stack traces. Those are shown only if the level of
 * {@code no.kontaktregister} is FINE or below.
 */
final class StartLog implements Filter {

  // In fields, because an unreferenced logger is garbage collected and loses its level.
  private static final Logger APPLICATION = Logger.getLogger("no.kontaktregister");
  private static final Logger ROOT = Logger.getLogger("");

  private final List<LogRecord> ofTheServer = new ArrayList<>();
  private String reason;

  /** Holds back the server's warnings from now on. */
  void begin() {
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFilter(this);
    }
  }

  /**
   * Shows everything from now on.
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

  /** The reason that the application gave for not starting. */
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
