package no.kontaktregister.demo.idporten;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.List;

/** The metadata of an OpenID Connect provider. */
final class Metadata {

  private Metadata() {}

  /**
   * The metadata as JSON.
   *
   * @param issuer below which the endpoints are
   */
  static String of(URI issuer) {
    OIDCProviderMetadata metadata =
        new OIDCProviderMetadata(
            new Issuer(issuer.toString()),
            List.of(SubjectType.PAIRWISE),
            IdPorten.endpoint(issuer, IdPorten.JWK));
    metadata.setAuthorizationEndpointURI(IdPorten.endpoint(issuer, IdPorten.AUTHORIZE));
    metadata.setTokenEndpointURI(IdPorten.endpoint(issuer, IdPorten.TOKEN));
    metadata.setResponseTypes(List.of(ResponseType.CODE));
    metadata.setResponseModes(List.of(ResponseMode.QUERY));
    metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE));
    metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
    metadata.setTokenEndpointAuthMethods(
        List.of(
            ClientAuthenticationMethod.CLIENT_SECRET_BASIC,
            ClientAuthenticationMethod.CLIENT_SECRET_POST,
            ClientAuthenticationMethod.NONE));
    metadata.setIDTokenJWSAlgs(List.of(JWSAlgorithm.RS256));
    metadata.setScopes(new Scope("openid"));
    metadata.setACRs(List.of(new ACR(IdPorten.ACR)));
    metadata.setSupportsAuthorizationResponseIssuerParam(true);
    metadata.setSupportsRequestURIParam(false);
    return JSONObjectUtils.toJSONString(metadata.toJSONObject());
  }
}
