package no.kontaktregister.demo.idporten;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A login of a citizen with a client, which may now exchange its code for tokens.
 *
 * @param request what the client asked for
 * @param citizen who logged in
 * @param at when
 */
record Login(AuthorizationRequest request, Personidentifikator citizen, Instant at) {

  String clientId() {
    return request.getClientID().getValue();
  }

  List<String> scopes() {
    return request.getScope().toStringList();
  }

  Optional<String> nonce() {
    return Optional.ofNullable(request.getCustomParameter("nonce")).map(values -> values.get(0));
  }

  /** Leaves out the citizen's number. */
  @Override
  public String toString() {
    return "Login[" + clientId() + "]";
  }
}
