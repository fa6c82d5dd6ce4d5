package no.kontaktregister.demo.maskinporten;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.OAuthServlet;

/** The demo's Maskinporten over HTTP; see {@link Maskinporten} for its endpoints. */
@WebServlet(
    urlPatterns = {"/maskinporten/*", "/.well-known/oauth-authorization-server/maskinporten"})
public class MaskinportenServlet extends OAuthServlet {

  private static final long serialVersionUID = 1L;

  private final transient Maskinporten maskinporten;

  @Inject
  MaskinportenServlet(Maskinporten maskinporten) {
    this.maskinporten = maskinporten;
  }

  @Override
  protected HTTPResponse answer(OAuthRequest request) {
    return maskinporten.answer(request);
  }
}
