package no.kontaktregister.demo.control;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Reads the audit trail as it is logged, and gives each line to the call that is answered. */
final class AuditLines extends Handler {

  private static final Logger AUDIT = Logger.getLogger("kontaktregister.audit");

  private final SimpleFormatter formatter = new SimpleFormatter();

  void begin() {
    AUDIT.addHandler(this);
  }

  @Override
  public void publish(LogRecord entry) {
    RecordedCall.current().ifPresent(call -> call.keep(formatter.formatMessage(entry)));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    AUDIT.removeHandler(this);
  }
}
