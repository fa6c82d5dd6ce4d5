package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;

/**
 * The name of the call that is being answered: in the audit trail, and in the answer's header, so
 * that a caller can say which call they ask about. Made here, because a name that a caller makes
 * may be a citizen's number.
 */
@RequestScoped
class Correlation {

  private final String id = UUID.randomUUID().toString();

  String id() {
    return id;
  }
}
