package no.kontaktregister.launcher;

import java.io.IOException;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Leaves out the stack trace where the server logs what a caller has done: closed the connection in
 * the middle of a call, or sent a path that is malformed. Otherwise a stranger could fill the log,
 * which also has the audit trail.
 */
final class CallersFaults extends Formatter {

  private static final String OURS = "no.kontaktregister";

  private final Formatter formatter;

  CallersFaults(Formatter formatter) {
    this.formatter = formatter;
  }

  @Override
  public String format(LogRecord entry) {
    if (entry.getThrown() != null
        && !String.valueOf(entry.getLoggerName()).startsWith(OURS)
        && isCallers(entry.getThrown())) {
      entry.setMessage(formatMessage(entry) + ": " + entry.getThrown().getClass().getName());
      entry.setParameters(null);
      entry.setThrown(null);
    }
    return formatter.format(entry);
  }

  private static boolean isCallers(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      StackTraceElement[] trace = cause.getStackTrace();
      if (cause instanceof IOException
          || trace.length > 0
              && trace[0].getClassName().equals("org.glassfish.grizzly.http.util.URLDecoder")) {
        return true;
      }
    }
    return false;
  }
}
