package no.kontaktregister.adapters.rest.token;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/**
 * A citizen's token, issued by ID-porten.
 *
 * @param caller the citizen in {@code pid}
 * @param scopes what the token is good for
 */
public record CitizenToken(CitizenCaller caller, Set<String> scopes) implements Token {

  public CitizenToken {
    scopes = Set.copyOf(scopes);
  }

  /** The token of a request that was let in. */
  public static CitizenToken of(SecurityContext security) {
    return (CitizenToken) security.getUserPrincipal();
  }

  /** Says what it is, not whose: servers log names. */
  @Override
  public String getName() {
    return "citizen";
  }
}
