package no.kontaktregister.adapters.rest.token;

import java.security.Principal;
import java.util.Set;
import no.kontaktregister.domain.tilgang.Caller;

/** A token that has been verified. */
public sealed interface Token extends Principal permits EnterpriseToken, CitizenToken {

  /** The caller that the issuer gave it to. */
  Caller caller();

  /** The token's scopes. */
  Set<String> scopes();
}
