package no.kontaktregister.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/**
 * Writes each log entry at once, and reports what cannot be written to its error manager. The JDK's
 * own handler writes to a stream that hides it: the audit trail would be lost unnoticed.
 */
final class StandardError extends Handler {

  private final OutputStream out;

  /**
   * @param out usually the process's standard error stream, without a buffer
   */
  StandardError(OutputStream out) {
    this.out = out;
  }

  @Override
  public void publish(LogRecord entry) {
    if (!isLoggable(entry)) {
      return;
    }
    try {
      byte[] lines = getFormatter().format(entry).getBytes(Charset.defaultCharset());
      synchronized (out) {
        out.write(lines);
      }
    } catch (IOException failure) {
      reportError(null, failure, ErrorManager.WRITE_FAILURE);
    } catch (RuntimeException failure) {
      reportError(null, failure, ErrorManager.FORMAT_FAILURE);
    }
  }

  @Override
  public void flush() {
    // Nothing is buffered.
  }

  @Override
  public void close() {
    // The stream is the process's.
  }
}
