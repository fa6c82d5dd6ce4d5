package no.kontaktregister.adapters.rest.maskinporten;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * Whom a token was given to.
 *
 * @param caller the enterprise in {@code consumer}, and in {@code supplier} if there is one
 * @param scopes what the token is good for
 */
public record TokenHolder(Caller caller, Set<String> scopes) implements Principal {

  public TokenHolder {
    scopes = Set.copyOf(scopes);
  }

  /** The holder of the token that a request was let in with. */
  public static TokenHolder of(SecurityContext security) {
    return (TokenHolder) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return caller.virksomhet().value();
  }
}
