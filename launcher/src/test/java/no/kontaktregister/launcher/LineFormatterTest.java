package no.kontaktregister.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

  private final LogRecord entry = new LogRecord(Level.WARNING, "{0} of {1}");

  LineFormatterTest() {
    entry.setInstant(Instant.parse("2026-11-27T08:05:06.007999Z"));
    entry.setLoggerName("no.kontaktregister");
    entry.setParameters(new Object[] {1, "two"});
  }

  @Test
  void anEntryIsALine() {
    assertThat(new LineFormatter().format(entry))
        .matches(
            "2026-11-2[678]T[0-9]{2}:[0-9]{2}:06\\.007[+-][0-9]{4} WARNING no\\.kontaktregister: 1"
                + " of two\\R");
  }

  @Test
  void aStackTraceIsBelowIt() {
    entry.setThrown(new IllegalStateException("broken"));

    assertThat(new LineFormatter().format(entry).lines().skip(1))
        .startsWith("java.lang.IllegalStateException: broken")
        .anyMatch(line -> line.contains("at no.kontaktregister.launcher.LineFormatterTest"));
  }
}
