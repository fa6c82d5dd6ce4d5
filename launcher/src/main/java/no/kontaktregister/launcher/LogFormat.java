package no.kontaktregister.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** How log entries are written: as text, or each as a JSON object on a line. */
final class LogFormat {

  private static final String TEXT = "text";
  private static final String JSON = "json";

  // Payara's own. It is found by the server's class loader only, so no file of properties can name
  // it to the JDK.
  private static final String JSON_FORMATTER =
      "fish.payara.enterprise.server.logging.JSONLogFormatter";

  private static final Logger ROOT = Logger.getLogger("");
  private static final String LAUNCHER = "no.kontaktregister.launcher";

  private final Formatter formatter;
  private final boolean isJson;

  private LogFormat(Formatter formatter, boolean isJson) {
    this.formatter = formatter;
    this.isJson = isJson;
  }

  static boolean isKnown(String name) {
    return name.equals(TEXT) || name.equals(JSON);
  }

  /**
   * @param name one of the known ones
   * @param server loads the server's classes
   */
  static LogFormat of(String name, ClassLoader server) {
    if (name.equals(TEXT)) {
      return new LogFormat(new LineFormatter(), false);
    }
    try {
      return new LogFormat(
          (Formatter) server.loadClass(JSON_FORMATTER).getConstructor().newInstance(), true);
    } catch (ReflectiveOperationException anotherServer) {
      throw new IllegalStateException(anotherServer);
    }
  }

  /** Uses the format for all that is logged from now on. */
  void begin() {
    for (Handler handler : ROOT.getHandlers()) {
      if (handler instanceof ConsoleHandler) {
        ROOT.removeHandler(handler);
        Handler replacement = new StandardError(new FileOutputStream(FileDescriptor.err));
        replacement.setLevel(handler.getLevel());
        ROOT.addHandler(replacement);
      }
    }
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFormatter(new CallersFaults(formatter));
    }
  }

  /** What to print in place of a text, so that it does not stand out among the lines of the log. */
  String printed(Level level, String text) {
    return isJson ? formatter.format(entry(level, text)).stripTrailing() : text;
  }

  private static LogRecord entry(Level level, String text) {
    LogRecord entry = new LogRecord(level, text);
    entry.setLoggerName(LAUNCHER);
    return entry;
  }
}
