package no.kontaktregister.bootstrap;

import java.util.UUID;

/**
 * The id of the call that is being answered. It stands in the audit trail and in a header of the
 * answer, so that a caller can refer to the call. It is generated here, because an id that a caller
 * chooses may be a citizen's number.
 *
 * <p>A call is answered by the thread that began with it.
 */
final class Correlation {

  private final ThreadLocal<String> current = new ThreadLocal<>();

  /** The current call's id. A call that came without an HTTP request has a new one. */
  String id() {
    String id = current.get();
    return id == null ? newId() : id;
  }

  String begin() {
    String id = newId();
    current.set(id);
    return id;
  }

  void end() {
    current.remove();
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
