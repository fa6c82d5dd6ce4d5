package no.kontaktregister.adapters.rest.token;

import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * An enterprise's token, issued by Maskinporten.
 *
 * @param caller acts for the enterprise in {@code consumer}; the signer is the one in {@code
 *     supplier} if there is one
 * @param scopes what the token is good for
 */
public record EnterpriseToken(EnterpriseCaller caller, Set<String> scopes) implements Token {

  public EnterpriseToken {
    scopes = Set.copyOf(scopes);
  }

  /** The token of a request that was let in. */
  public static EnterpriseToken of(SecurityContext security) {
    return (EnterpriseToken) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return caller.virksomhet().value();
  }
}
