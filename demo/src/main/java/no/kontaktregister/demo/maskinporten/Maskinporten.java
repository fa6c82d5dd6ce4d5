package no.kontaktregister.demo.maskinporten;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.demo.oauth.AccessToken;
import no.kontaktregister.demo.oauth.Answers;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.demo.oauth.Scopes;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Plays the part of Maskinporten in the demo. Any enterprise gets any scope it asks for, but what a
 * client sends is checked as strictly as Maskinporten checks it, so that a client's mistakes appear
 * here and not in production.
 *
 * <p>Endpoints, below the issuer's URL:
 *
 * <ul>
 *   <li>{@code POST token} gives an access token for a signed assertion;
 *   <li>{@code GET .well-known/oauth-authorization-server} is the metadata of RFC 8414;
 *   <li>{@code GET jwk} is the key that the tokens are signed with;
 *   <li>{@code POST clients} registers a client's keys. In the real Maskinporten that is done in
 *       Digdir's self-service;
 *   <li>{@code POST client-credentials} gives a token to those who cannot sign an assertion, as
 *       Swagger UI cannot. The real Maskinporten has no such endpoint, so the metadata does not
 *       mention it.
 * </ul>
 *
 * <p>It needs no server: {@link #token(String)} makes a token at once. Safe for use by several
 * threads.
 *
 * <p>Source: docs/contract.md#rest
 */
public final class Maskinporten {

  private static final String METADATA = ".well-known/oauth-authorization-server";
  private static final String JWK = "jwk";
  private static final String TOKEN = "token";
  private static final String CLIENTS = "clients";
  private static final String CLIENT_CREDENTIALS = "client-credentials";

  private static final String SUPPLIER = "supplier";

  private static final Map<String, String> METHODS =
      Map.of(
          TOKEN, "POST", CLIENTS, "POST", CLIENT_CREDENTIALS, "POST", JWK, "GET", METADATA, "GET");

  private final URI issuer;
  private final SigningKey key;
  private final Clock clock;
  private final Clients clients = new Clients();
  private final Assertions assertions;

  /**
   * @param issuer what the tokens have in {@code iss} and the assertions in {@code aud}, and below
   *     which the endpoints are; ends with a slash, as Maskinporten's own does
   * @param key signs the tokens
   * @param identification tells whose certificate an assertion came with
   * @param clientsClock the time by which assertions are judged; clients write their own there
   * @param clock the time that tokens have
   * @throws IllegalArgumentException when the issuer is not an http or https URL with a slash at
   *     its end
   */
  public Maskinporten(
      URI issuer,
      SigningKey key,
      EnterpriseIdentification identification,
      Clock clientsClock,
      Clock clock) {
    if (!issuer.toString().matches("https?://[^?#]+/")) {
      throw new IllegalArgumentException(
          "the issuer is not an http or https URL that ends with a slash");
    }
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
    this.assertions = new Assertions(issuer, identification, clients, clientsClock);
  }

  /** The same with a key of its own, which is kept in memory only, and the system's clock. */
  public Maskinporten(URI issuer, EnterpriseIdentification identification) {
    this(issuer, SigningKey.generate(), identification, Clock.systemUTC(), Clock.systemUTC());
  }

  /** What the tokens have in {@code iss}. */
  public URI issuer() {
    return issuer;
  }

  /** The public half of the key that the tokens are signed with. */
  public JWKSet publicKeys() {
    return key.publicKeys();
  }

  /**
   * Begins a token for an enterprise, without an assertion.
   *
   * @param organisationNumber nine digits
   * @throws IllegalArgumentException when the organisation number is malformed
   */
  public AccessToken token(String organisationNumber) {
    return token(new Virksomhetsidentifikator(organisationNumber));
  }

  /**
   * Begins a token for a supplier that acts for an enterprise.
   *
   * @param organisationNumber the enterprise, nine digits
   * @param supplier nine digits
   * @throws IllegalArgumentException when an organisation number is malformed
   */
  public AccessToken token(String organisationNumber, String supplier) {
    return token(organisationNumber)
        .claim(SUPPLIER, iso6523(new Virksomhetsidentifikator(supplier)));
  }

  private AccessToken token(Virksomhetsidentifikator consumer) {
    return new AccessToken(issuer, key, clock)
        .claim("client_amr", Assertions.REGISTERED_KEY)
        .claim("consumer", iso6523(consumer));
  }

  /**
   * Registers the keys of a client, in place of those that it had.
   *
   * @param clientId what the client's assertions have in {@code iss}
   * @param organisationNumber whose client it is; nine digits
   * @param keys RSA keys of 2048 bits or more, each with a {@code kid}; public halves suffice
   * @throws IllegalArgumentException when the client could not use them
   */
  public void register(String clientId, String organisationNumber, JWKSet keys) {
    try {
      clients.register(clientId, organisationNumber, keys.toPublicJWKSet());
    } catch (GeneralException refused) {
      throw new IllegalArgumentException(refused.getMessage());
    }
  }

  /** Answers a request to one of the endpoints. A mistake is answered, never thrown. */
  public HTTPResponse answer(OAuthRequest request) {
    try {
      if (request.is("POST", TOKEN)) {
        return tokenForAssertion(request.form());
      }
      if (request.is("POST", CLIENT_CREDENTIALS)) {
        return tokenForAnybody(request);
      }
      if (request.is("POST", CLIENTS)) {
        return Answers.json(HTTPResponse.SC_CREATED, clients.register(request.json()));
      }
    } catch (GeneralException refused) {
      return Answers.error(refused);
    }
    if (request.is("GET", JWK)) {
      return Answers.json(HTTPResponse.SC_OK, publicKeys().toString());
    }
    // The path that RFC 8414 itself gives ends with the issuer's path.
    if (request.method().equals("GET") && request.path().startsWith(METADATA)) {
      return Answers.json(HTTPResponse.SC_OK, metadata());
    }
    return Answers.none(request, METHODS);
  }

  private HTTPResponse tokenForAssertion(Map<String, String> form) throws GeneralException {
    checkGrantType(form, GrantType.JWT_BEARER);
    String assertion = form.get("assertion");
    if (assertion == null) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The parameter assertion is missing. Send a JWT that the client has signed.");
    }
    Grant grant = assertions.check(assertion);
    AccessToken token =
        token(grant.consumer()).clientId(grant.clientId()).claim("client_amr", grant.clientAmr());
    grant.supplier().ifPresent(supplier -> token.claim(SUPPLIER, iso6523(supplier)));
    grant.resource().ifPresent(resource -> token.claim("aud", resource));
    return answer(token, grant.scopes());
  }

  private HTTPResponse tokenForAnybody(OAuthRequest request) throws GeneralException {
    Map<String, String> form = request.form();
    checkGrantType(form, GrantType.CLIENT_CREDENTIALS);
    Virksomhetsidentifikator consumer =
        request
            .authorization()
            .flatMap(Maskinporten::clientId)
            .flatMap(Virksomhetsidentifikator::parse)
            .orElseThrow(
                () ->
                    Refusal.of(
                        OAuth2Error.INVALID_CLIENT,
                        "The client_id in the header Authorization is missing, or is not an"
                            + " organisation number of nine digits. Send the number of the"
                            + " enterprise that the token is for; the client_secret may be"
                            + " empty."));
    List<String> scopes =
        Scopes.parse(form.getOrDefault("scope", ""))
            .orElseThrow(
                () ->
                    Refusal.of(
                        OAuth2Error.INVALID_SCOPE,
                        "The scope is missing or malformed. Choose the scopes that the token is to"
                            + " have."));
    return answer(token(consumer).clientId(consumer.value()), scopes);
  }

  private static Optional<String> clientId(String authorization) {
    try {
      return Optional.of(ClientSecretBasic.parse(authorization).getClientID().getValue());
    } catch (ParseException malformed) {
      return Optional.empty();
    }
  }

  private static void checkGrantType(Map<String, String> form, GrantType expected)
      throws GeneralException {
    String grantType = form.get("grant_type");
    if (grantType == null) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The parameter grant_type is missing. Send grant_type=" + expected + ".");
    }
    if (!grantType.equals(expected.getValue())) {
      throw Refusal.of(
          OAuth2Error.UNSUPPORTED_GRANT_TYPE,
          "The grant_type "
              + Refusal.quote(grantType)
              + " is not supported. Send grant_type="
              + expected
              + ".");
    }
  }

  private static HTTPResponse answer(AccessToken token, List<String> scopes) {
    return new AccessTokenResponse(
            new Tokens(
                new BearerAccessToken(
                    token.scopes(scopes).serialize(),
                    AccessToken.LIFETIME.toSeconds(),
                    new Scope(scopes.toArray(String[]::new))),
                null))
        .toHTTPResponse();
  }

  private static Map<String, String> iso6523(Virksomhetsidentifikator enterprise) {
    return Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + enterprise.value());
  }

  private String metadata() {
    AuthorizationServerMetadata metadata =
        new AuthorizationServerMetadata(new Issuer(issuer.toString()));
    metadata.setTokenEndpointURI(issuer.resolve(TOKEN));
    metadata.setJWKSetURI(issuer.resolve(JWK));
    metadata.setGrantTypes(List.of(GrantType.JWT_BEARER));
    metadata.setTokenEndpointAuthMethods(List.of(ClientAuthenticationMethod.PRIVATE_KEY_JWT));
    metadata.setTokenEndpointJWSAlgs(
        List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512));
    return JSONObjectUtils.toJSONString(metadata.toJSONObject());
  }
}
