package no.kontaktregister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class CallersFaultsTest {

  private final CallersFaults formatter = new CallersFaults(new LineFormatter());

  @Test
  void aConnectionThatACallerClosedIsOneLine() {
    String line =
        format("org.glassfish.jersey", new IllegalStateException(new IOException("Broken pipe")));

    assertThat(line.lines()).hasSize(1);
    assertThat(line).contains("it failed: java.lang.IllegalStateException");
  }

  @Test
  void aTraceInTheMessageOfTheServerIsLeftOutToo() {
    LogRecord entry =
        new LogRecord(
            Level.WARNING,
            "Servlet.service() threw exception\njava.io.IOException: Connection is closed\n\tat"
                + " org.glassfish.grizzly.X.y(X.java:1)\nCaused by: java.io.IOException: reset\n");
    entry.setLoggerName("jakarta.enterprise.web");

    assertThat(formatter.format(entry))
        .endsWith(
            "Servlet.service() threw exception: java.io.IOException" + System.lineSeparator());
  }

  @Test
  void aPathThatIsMalformedIsOneLine() {
    IllegalArgumentException malformed = new IllegalArgumentException("%zz");
    malformed.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.glassfish.grizzly.http.util.URLDecoder", "decode", null, 1)
        });

    assertThat(format("jakarta.enterprise.web.core", malformed).lines()).hasSize(1);
  }

  @Test
  void otherFailuresAndThoseOfTheServiceKeepTheirTrace() {
    assertThat(format("org.glassfish.jersey", new IllegalStateException()))
        .contains("at no.kontaktregister.launcher.CallersFaultsTest");
    assertThat(format("no.kontaktregister.bootstrap", new IOException()))
        .contains("at no.kontaktregister.launcher.CallersFaultsTest");
  }

  private String format(String logger, Exception thrown) {
    LogRecord entry = new LogRecord(Level.SEVERE, "it failed");
    entry.setLoggerName(logger);
    entry.setThrown(thrown);
    return formatter.format(entry);
  }
}
