package no.kontaktregister.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/**
 * Writes a log entry as a line of text, and its stack trace, if there is one, below it. The JDK's
 * own SimpleFormatter would parse its pattern and look for the calling method for each entry.
 */
final class LineFormatter extends Formatter {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord entry) {
    StringBuilder line = new StringBuilder();
    TIME.formatTo(entry.getInstant(), line);
    line.append(' ')
        .append(entry.getLevel().getName())
        .append(' ')
        .append(entry.getLoggerName())
        .append(": ")
        .append(formatMessage(entry))
        .append(System.lineSeparator());
    if (entry.getThrown() != null) {
      StringWriter trace = new StringWriter();
      entry.getThrown().printStackTrace(new PrintWriter(trace, true));
      line.append(trace);
    }
    return line.toString();
  }
}
