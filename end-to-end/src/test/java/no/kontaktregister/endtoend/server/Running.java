package no.kontaktregister.endtoend.server;

import java.io.IOException;
import java.util.Set;

/** A server that has been started, with the archive deployed. */
public interface Running extends AutoCloseable {

  /** Where it listens for callers. */
  int port();

  /** The process that answers them. */
  long pid();

  /** Where it listens for its administrators, on this machine alone. */
  default Set<Integer> administrationPorts() {
    return Set.of();
  }

  /** All that it has logged. */
  String log() throws IOException;

  /** Stops it. */
  @Override
  void close();
}
