package no.kontaktregister.demo.idporten;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.OAuthServlet;

/** The demo's ID-porten over HTTP; see {@link IdPorten} for its endpoints. */
@WebServlet(urlPatterns = "/idporten/*")
public class IdPortenServlet extends OAuthServlet {

  private static final long serialVersionUID = 1L;

  private final transient IdPorten idPorten;

  @Inject
  IdPortenServlet(IdPorten idPorten) {
    this.idPorten = idPorten;
  }

  @Override
  protected HTTPResponse answer(OAuthRequest request) {
    return idPorten.answer(request);
  }
}
