package no.kontaktregister.launcher;

import java.io.IOException;
import java.util.Set;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out the stack trace where the server logs what a caller has done: closed the connection in
 * the middle of a call, or sent a path that is malformed. Otherwise a stranger could fill the log,
 * which also has the audit trail.
 */
final class CallersFaults extends Formatter {

  private static final String OURS = "no.kontaktregister";

  /** What the server does when a path is malformed, and when an answer has already begun. */
  private static final Set<String> PLACES =
      Set.of(
          "org.glassfish.grizzly.http.util.URLDecoder", "org.apache.catalina.connector.Response");

  /** The server writes some traces into the message. */
  private static final Pattern WRITTEN =
      Pattern.compile("\\R(java\\.io\\.\\w+Exception)\\b.*\\R\\tat .*", Pattern.DOTALL);

  private final Formatter formatter;

  CallersFaults(Formatter formatter) {
    this.formatter = formatter;
  }

  @Override
  public String format(LogRecord entry) {
    if (!String.valueOf(entry.getLoggerName()).startsWith(OURS)) {
      Matcher written = WRITTEN.matcher(String.valueOf(entry.getMessage()));
      if (written.find()) {
        say(entry, written.replaceFirst(": $1"));
      } else if (entry.getThrown() != null && isCallers(entry.getThrown())) {
        say(entry, formatMessage(entry) + ": " + entry.getThrown().getClass().getName());
      }
    }
    return formatter.format(entry);
  }

  private static void say(LogRecord entry, String message) {
    entry.setMessage(message);
    entry.setParameters(null);
    entry.setThrown(null);
  }

  private static boolean isCallers(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      if (cause instanceof IOException
          || trace.length > 0 && PLACES.contains(trace[0].getClassName())) {
        return true;
      }
    }
    return false;
  }
}
