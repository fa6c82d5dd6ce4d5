package no.kontaktregister.endtoend.server;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** A server that has been started, with the archive deployed. */
public interface Running extends AutoCloseable {

  /** The port for callers. */
  int port();

  /** The port for callers over HTTPS, if it has one. */
  default OptionalInt httpsPort() {
    return OptionalInt.empty();
  }

  /** The process that answers callers. */
  long pid();

  /** The ports for administrators, on this machine only. */
  default Set<Integer> administrationPorts() {
    return Set.of();
  }

  /**
   * Whether it refuses a request whose Host header names no host before the application sees it.
   */
  default boolean checksHost() {
    return false;
  }

  /** Everything that it has logged. */
  String log() throws IOException;

  /** The same line by line, for a log that is too long for a text. The caller closes it. */
  default Stream<String> lines() throws IOException {
    return log().lines();
  }

  /** Stops it. */
  @Override
  void close();
}
