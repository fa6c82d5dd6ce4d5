package no.kontaktregister.demo.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import no.kontaktregister.demo.idporten.IdPorten;
import no.kontaktregister.demo.oauth.AccessToken;
import no.kontaktregister.demo.oauth.Scopes;

/** Tokens of the demo's ID-porten for a citizen, without a login. */
@Dependent
class CitizenTokens {

  private static final String SCOPES = "scopes";

  private final RegisteredCitizens registered;
  private final IdPorten idPorten;

  @Inject
  CitizenTokens(RegisteredCitizens registered, IdPorten idPorten) {
    this.registered = registered;
    this.idPorten = idPorten;
  }

  void addTo(Routes routes) {
    routes.add("POST", "citizens/*/token", this::make);
  }

  private Reply make(Request request) {
    List<String> scopes = request.fields(SCOPES).texts(SCOPES);
    if (!scopes.stream()
        .allMatch(each -> Scopes.parse(each).filter(List.of(each)::equals).isPresent())) {
      throw Refused.invalid(SCOPES, "a list of scopes, such as krr:user/kontaktinformasjon.read");
    }
    String token = idPorten.token(registered.named(request).value()).scopes(scopes).serialize();
    return Reply.json(
        201,
        Fields.newObject()
            .put("access_token", token)
            .put("token_type", "Bearer")
            .put("expires_in", AccessToken.LIFETIME.toSeconds())
            .put("scope", String.join(" ", scopes)));
  }
}
