package no.kontaktregister.demo.idporten;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.kontaktregister.demo.oauth.AccessToken;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.domain.person.Personidentifikator;

/** Exchanges the code of a login for an access token and an ID token. */
final class TokenEndpoint {

  private final URI issuer;
  private final SigningKey key;
  private final Clock clock;
  private final Codes codes;
  private final String salt = UUID.randomUUID().toString();

  TokenEndpoint(URI issuer, SigningKey key, Clock clock, Codes codes) {
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
    this.codes = codes;
  }

  /** Begins an access token for a citizen. */
  AccessToken accessToken(Personidentifikator citizen) {
    return new AccessToken(issuer, key, clock)
        .claim("client_amr", ClientAuthenticationMethod.NONE.getValue())
        .claim("acr", IdPorten.ACR)
        .claim("pid", citizen.value());
  }

  /**
   * Answers a request for tokens.
   *
   * @throws GeneralException if the code, or the client, is not the one that it should be
   */
  HTTPResponse answer(OAuthRequest request) throws GeneralException {
    Map<String, String> form = request.form();
    String grantType = required(form, "grant_type", "authorization_code");
    if (!grantType.equals(GrantType.AUTHORIZATION_CODE.getValue())) {
      throw Refusal.of(
          OAuth2Error.UNSUPPORTED_GRANT_TYPE,
          "The grant_type "
              + Refusal.quote(grantType)
              + " is not supported. Send grant_type=authorization_code.");
    }
    Optional<ClientAuthentication> authentication = authentication(request);
    String clientId =
        authentication.isPresent()
            ? authentication.get().getClientID().getValue()
            : required(form, "client_id", "the id that the client logged in with");
    String code = required(form, "code", "the code from the redirect");
    String redirectUri = required(form, "redirect_uri", "the same as to authorize");
    String verifier = required(form, "code_verifier", "the text whose hash was code_challenge");

    Login login =
        codes
            .redeem(code)
            .orElseThrow(
                () ->
                    invalidGrant(
                        "The code is unknown, used before or older than 60 seconds. Let the citizen"
                            + " log in again."));
    if (!login.clientId().equals(clientId)) {
      throw invalidGrant(
          "The code was given to another client. Use the client_id that the citizen logged in"
              + " with.");
    }
    if (!login.request().getRedirectionURI().toString().equals(redirectUri)) {
      throw invalidGrant(
          "The redirect_uri is not the one that the code was sent to. Send the same to authorize"
              + " and token.");
    }
    if (!fits(verifier, login.request().getCodeChallenge())) {
      throw invalidGrant(
          "The code_verifier does not match the code_challenge. Send 43 to 128 characters whose"
              + " SHA-256 was sent as code_challenge.");
    }
    return tokens(
        login,
        authentication
            .map(ClientAuthentication::getMethod)
            .orElse(ClientAuthenticationMethod.NONE));
  }

  private HTTPResponse tokens(Login login, ClientAuthenticationMethod method) {
    BearerAccessToken accessToken =
        new BearerAccessToken(
            accessToken(login.citizen())
                .scopes(login.scopes())
                .clientId(login.clientId())
                .claim("client_amr", method.getValue())
                .serialize(),
            AccessToken.LIFETIME.toSeconds(),
            login.request().getScope());
    return login.scopes().contains("openid")
        ? new OIDCTokenResponse(new OIDCTokens(idToken(login, accessToken), accessToken, null))
            .toHTTPResponse()
        : new AccessTokenResponse(new Tokens(accessToken, null)).toHTTPResponse();
  }

  private SignedJWT idToken(Login login, BearerAccessToken accessToken) {
    Instant now = clock.instant();
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .subject(subject(login))
            .audience(login.clientId())
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(AccessToken.LIFETIME)))
            .jwtID(UUID.randomUUID().toString())
            .claim("auth_time", login.at().getEpochSecond())
            .claim("acr", IdPorten.ACR)
            .claim("amr", List.of("TestID"))
            .claim("locale", "nb")
            .claim("pid", login.citizen().value())
            .claim(
                "at_hash",
                AccessTokenHash.compute(accessToken, JWSAlgorithm.RS256, null).getValue());
    login.nonce().ifPresent(nonce -> claims.claim("nonce", nonce));
    return key.sign(claims.build());
  }

  /** The same for each login of a citizen with the same client, and different for each client. */
  private String subject(Login login) {
    try {
      return Base64URL.encode(
              MessageDigest.getInstance("SHA-256")
                  .digest(
                      String.join(" ", salt, login.citizen().value(), login.clientId())
                          .getBytes(StandardCharsets.UTF_8)))
          .toString();
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /**
   * The demo knows no secrets, so it accepts any. But a client that sends one must send it
   * correctly.
   */
  private Optional<ClientAuthentication> authentication(OAuthRequest request)
      throws GeneralException {
    HTTPRequest http =
        new HTTPRequest(HTTPRequest.Method.POST, IdPorten.endpoint(issuer, IdPorten.TOKEN));
    http.setEntityContentType(ContentType.APPLICATION_URLENCODED);
    request.authorization().ifPresent(http::setAuthorization);
    http.setBody(request.body());
    try {
      ClientAuthentication authentication = ClientAuthentication.parse(http);
      if (authentication == null || authentication instanceof PlainClientSecret) {
        return Optional.ofNullable(authentication);
      }
    } catch (ParseException malformed) {
      // Reported below, like a method that is not supported.
    }
    throw Refusal.of(
        OAuth2Error.INVALID_CLIENT,
        "The client's authentication is malformed or not supported here. Send client_id and any"
            + " client_secret in the header (client_secret_basic) or in the body"
            + " (client_secret_post), or client_id alone.");
  }

  private static boolean fits(String verifier, CodeChallenge challenge) {
    try {
      return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
          .equals(challenge);
    } catch (IllegalArgumentException tooShortOrTooLong) {
      return false;
    }
  }

  private static String required(Map<String, String> form, String name, String what)
      throws GeneralException {
    String value = form.get(name);
    if (value == null || value.isBlank()) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST, "The parameter " + name + " is missing. Send " + what + ".");
    }
    return value;
  }

  private static GeneralException invalidGrant(String sentence) {
    return Refusal.of(OAuth2Error.INVALID_GRANT, sentence);
  }
}
