package no.kontaktregister.adapters.rest.token;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import no.kontaktregister.domain.tilgang.Innbygger;

/**
 * A token that ID-porten gave to a citizen.
 *
 * @param caller the citizen in {@code pid}
 * @param scopes what the token is good for
 */
public record CitizenToken(Innbygger caller, Set<String> scopes) implements Principal {

  public CitizenToken {
    scopes = Set.copyOf(scopes);
  }

  /** The token that a request was let in with. */
  public static CitizenToken of(SecurityContext security) {
    return (CitizenToken) security.getUserPrincipal();
  }

  /** Says what it is, not whose: servers log names. */
  @Override
  public String getName() {
    return "citizen";
  }
}
