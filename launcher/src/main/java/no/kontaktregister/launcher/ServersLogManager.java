package no.kontaktregister.launcher;

import java.util.logging.LogManager;

/**
 * Logs until the process has ended. The JDK's own closes the log as soon as the process is told to
 * end, while the server still answers: the audit trail would lack these calls.
 */
public final class ServersLogManager extends LogManager {

  private static final String JDKS_SHUTDOWN_HOOK = LogManager.class.getName() + "$";

  @Override
  public void reset() {
    if (!Thread.currentThread().getClass().getName().startsWith(JDKS_SHUTDOWN_HOOK)) {
      super.reset();
    }
  }
}
