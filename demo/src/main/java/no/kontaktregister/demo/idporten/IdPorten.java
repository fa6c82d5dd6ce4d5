package no.kontaktregister.demo.idporten;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.SubjectType;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.kontaktregister.demo.oauth.AccessToken;
import no.kontaktregister.demo.oauth.Answers;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.demo.oauth.Scopes;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;

/**
 * Plays the part of ID-porten in the demo: OpenID Connect with authorization code and PKCE. Where
 * the real one asks for BankID, this one shows a page (TestID) on which one picks a citizen. Any
 * client gets any scope; what it sends is checked.
 *
 * <p>Endpoints, below the issuer's URL:
 *
 * <ul>
 *   <li>{@code GET authorize} shows the page, {@code POST authorize} takes the choice;
 *   <li>{@code POST token} exchanges a code for an access token with the citizen in {@code pid},
 *       and an ID token;
 *   <li>{@code GET .well-known/openid-configuration} is the metadata;
 *   <li>{@code GET jwk} is the key that the tokens are signed with;
 *   <li>{@code POST clients} registers redirect URIs beyond this machine.
 * </ul>
 *
 * <p>It needs no server: {@link #token(String)} makes a token at once. Safe for use by several
 * threads.
 *
 * <p>Source: docs/contract.md#rest
 */
public final class IdPorten {

  /** The security level that every login here has. */
  static final String ACR = "idporten-loa-high";

  private static final String METADATA = ".well-known/openid-configuration";
  private static final String JWK = "jwk";
  private static final String AUTHORIZE = "authorize";
  private static final String TOKEN = "token";
  private static final String CLIENTS = "clients";

  private static final Map<String, String> METHODS =
      Map.of(AUTHORIZE, "GET, POST", TOKEN, "POST", CLIENTS, "POST", JWK, "GET", METADATA, "GET");

  /** The base64url of a SHA-256. */
  private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

  private final URI issuer;
  private final SigningKey key;
  private final Clock clock;
  private final Codes codes;
  private final TestIdPage page;
  private final RedirectUris redirectUris = new RedirectUris();
  private final String salt = UUID.randomUUID().toString();

  /**
   * @param issuer what the tokens have in {@code iss}, and below which the endpoints are; without a
   *     slash at its end, as ID-porten's own
   * @param key signs the tokens; not Maskinporten's
   * @param users whom the page offers in a language, in its order; asked for each time
   * @param clock tells the time for codes and tokens
   * @throws IllegalArgumentException when the issuer is not an http or https URL, or ends with a
   *     slash
   */
  public IdPorten(
      URI issuer, SigningKey key, Function<Language, List<TestUser>> users, Clock clock) {
    if (!issuer.toString().matches("https?://[^?#]*[^?#/]")) {
      throw new IllegalArgumentException(
          "the issuer is not an http or https URL that ends without a slash");
    }
    this.issuer = issuer;
    this.key = key;
    this.clock = clock;
    this.codes = new Codes(clock);
    this.page = new TestIdPage(users);
  }

  /** The same with a key of its own, which is kept in memory only, and the system's clock. */
  public IdPorten(URI issuer, Function<Language, List<TestUser>> users) {
    this(issuer, SigningKey.generate(), users, Clock.systemUTC());
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
   * Begins an access token for a citizen, without any login.
   *
   * @param personidentifikator eleven digits; synthetic
   * @throws IllegalArgumentException when the number is malformed or not synthetic; the message
   *     does not repeat it
   */
  public AccessToken token(String personidentifikator) {
    return token(
        citizen(personidentifikator)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "not a well-formed synthetic personidentifikator")));
  }

  private AccessToken token(Personidentifikator citizen) {
    return new AccessToken(issuer, key, clock)
        .claim("client_amr", ClientAuthenticationMethod.NONE.getValue())
        .claim("acr", ACR)
        .claim("pid", citizen.value());
  }

  /** Lets a client send citizens to other places than this machine. */
  public void register(String clientId, Set<URI> uris) {
    redirectUris.register(clientId, uris);
  }

  /** Answers a request to one of the endpoints. A mistake is answered, never thrown. */
  public HTTPResponse answer(OAuthRequest request) {
    if (request.is("GET", AUTHORIZE) || request.is("POST", AUTHORIZE)) {
      return authorize(request);
    }
    try {
      if (request.is("POST", TOKEN)) {
        return tokens(request);
      }
      if (request.is("POST", CLIENTS)) {
        return Answers.json(HTTPResponse.SC_CREATED, redirectUris.register(request.json()));
      }
    } catch (GeneralException refused) {
      return Answers.error(refused);
    }
    if (request.is("GET", JWK)) {
      return Answers.json(HTTPResponse.SC_OK, publicKeys().toString());
    }
    if (request.is("GET", METADATA)) {
      return Answers.json(HTTPResponse.SC_OK, metadata());
    }
    return Answers.none(request, METHODS);
  }

  private HTTPResponse authorize(OAuthRequest request) {
    boolean posted = request.method().equals("POST");
    Map<String, String> parameters;
    URI redirectUri;
    try {
      parameters = new LinkedHashMap<>(posted ? request.form() : request.queryParameters());
      String clientId = parameters.get("client_id");
      if (clientId == null || clientId.isBlank()) {
        throw Refusal.of(
            OAuth2Error.INVALID_REQUEST,
            "The parameter client_id is missing. Send any id that the client has chosen.");
      }
      redirectUri = redirectUris.check(clientId, parameters.get("redirect_uri"));
    } catch (GeneralException refused) {
      // The citizen may not be sent back to just anybody.
      return page.refusal(refused.getMessage(), request.language());
    }
    State state =
        Optional.ofNullable(parameters.get("state"))
            .filter(text -> !text.isBlank())
            .map(State::new)
            .orElse(null);
    try {
      Optional<Choice> choice = posted ? Choice.takenFrom(parameters) : Optional.empty();
      AuthorizationRequest authorization = check(parameters);
      if (choice.isEmpty()) {
        return page.show(authorization, Optional.empty(), request.language());
      }
      if (choice.get().cancelled()) {
        throw Refusal.of(OAuth2Error.ACCESS_DENIED, "The citizen cancelled the login.");
      }
      Optional<Personidentifikator> citizen = citizen(choice.get().number());
      if (citizen.isEmpty()) {
        return page.show(authorization, Optional.of(whyRefused(choice.get())), request.language());
      }
      return redirect(
          new AuthorizationSuccessResponse(
              redirectUri,
              codes.issue(new Login(authorization, citizen.get(), clock.instant())),
              null,
              state,
              new Issuer(issuer.toString()),
              ResponseMode.QUERY));
    } catch (GeneralException refused) {
      return redirect(
          new AuthorizationErrorResponse(
              redirectUri,
              error(refused),
              state,
              new Issuer(issuer.toString()),
              ResponseMode.QUERY));
    }
  }

  private static AuthorizationRequest check(Map<String, String> parameters)
      throws GeneralException {
    if (parameters.containsKey("request")) {
      throw Refusal.of(
          OAuth2Error.REQUEST_NOT_SUPPORTED,
          "The parameter request is not supported here. Send the parameters one by one.");
    }
    if (parameters.containsKey("request_uri")) {
      throw Refusal.of(
          OAuth2Error.REQUEST_URI_NOT_SUPPORTED,
          "The parameter request_uri is not supported here. Send the parameters one by one.");
    }
    String responseType = parameters.get("response_type");
    if (responseType == null) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The parameter response_type is missing. Send response_type=code.");
    }
    if (!responseType.equals("code")) {
      throw Refusal.of(
          OAuth2Error.UNSUPPORTED_RESPONSE_TYPE,
          "The response_type "
              + Refusal.quote(responseType)
              + " is not supported. Send response_type=code.");
    }
    if (!parameters.getOrDefault("response_mode", "query").equals("query")) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The response_mode is not supported here. Send response_mode=query, or none.");
    }
    if (Scopes.parse(parameters.getOrDefault("scope", "")).isEmpty()) {
      throw Refusal.of(
          OAuth2Error.INVALID_SCOPE,
          "The scope is missing or malformed. Send scopes with one space between them, such as"
              + " 'openid krr:user/kontaktinformasjon.read'.");
    }
    if (!parameters.getOrDefault("code_challenge", "").matches(CHALLENGE)) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The code_challenge is missing or malformed. Send the base64url of the SHA-256 of a"
              + " code_verifier (RFC 7636).");
    }
    if (!"S256".equals(parameters.get("code_challenge_method"))) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The code_challenge_method is missing or not S256. Send code_challenge_method=S256.");
    }
    if ("none".equals(parameters.get("prompt"))) {
      throw Refusal.of(
          OIDCError.LOGIN_REQUIRED,
          "Nobody is logged in: each login here is a new one. Leave out prompt=none.");
    }
    return AuthorizationRequest.parse(
        parameters.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }

  private HTTPResponse tokens(OAuthRequest request) throws GeneralException {
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
    return answer(
        login,
        authentication
            .map(ClientAuthentication::getMethod)
            .orElse(ClientAuthenticationMethod.NONE));
  }

  private HTTPResponse answer(Login login, ClientAuthenticationMethod method) {
    BearerAccessToken accessToken =
        new BearerAccessToken(
            token(login.citizen())
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
            .claim("acr", ACR)
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
    HTTPRequest http = new HTTPRequest(HTTPRequest.Method.POST, endpoint(TOKEN));
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

  private String metadata() {
    OIDCProviderMetadata metadata =
        new OIDCProviderMetadata(
            new Issuer(issuer.toString()), List.of(SubjectType.PAIRWISE), endpoint(JWK));
    metadata.setAuthorizationEndpointURI(endpoint(AUTHORIZE));
    metadata.setTokenEndpointURI(endpoint(TOKEN));
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
    metadata.setACRs(List.of(new ACR(ACR)));
    metadata.setSupportsAuthorizationResponseIssuerParam(true);
    metadata.setSupportsRequestURIParam(false);
    return JSONObjectUtils.toJSONString(metadata.toJSONObject());
  }

  private URI endpoint(String path) {
    return URI.create(issuer + "/" + path);
  }

  private static HTTPResponse redirect(AuthorizationResponse authorization) {
    // 303, so that the form with the citizen's number is never sent on.
    HTTPResponse answer = new HTTPResponse(303);
    answer.setLocation(authorization.toURI());
    answer.setCacheControl("no-store");
    return answer;
  }

  private static ErrorObject error(GeneralException refused) {
    return refused.getErrorObject() == null
        ? OAuth2Error.INVALID_REQUEST.setDescription(
            ErrorObject.removeIllegalChars(refused.getMessage()))
        : refused.getErrorObject();
  }

  private static Optional<Personidentifikator> citizen(String number) {
    return Personidentifikator.parse(number, SyntheticNumbers.ACCEPTED)
        .filter(Personidentifikator::isSynthetic);
  }

  /** The key of the sentence. */
  private static String whyRefused(Choice choice) {
    if (choice.number().isEmpty()) {
      return "testid.none-chosen";
    }
    return Personidentifikator.parse(choice.number(), SyntheticNumbers.ACCEPTED).isPresent()
        ? "testid.real"
        : "testid.malformed";
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
