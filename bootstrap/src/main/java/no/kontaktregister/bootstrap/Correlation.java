package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * The id of the call that is being answered. It stands in the audit trail and in a header of the
 * answer, so that a caller can refer to the call. It is generated here, because an id that a caller
 * chooses may be a citizen's number.
 */
@RequestScoped
class Correlation {

  private final String id = UUID.randomUUID().toString();

  String id() {
    return id;
  }

  /** The id of the current call. One that came without an HTTP request has an id of its own. */
  static String idOf(Correlation current) {
    try {
      return current.id();
    } catch (ContextNotActiveException noHttpRequest) {
      return UUID.randomUUID().toString();
    }
  }
}
