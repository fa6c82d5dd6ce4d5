package no.kontaktregister.demo.idporten;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.demo.oauth.AccessToken;
import no.kontaktregister.demo.oauth.Answers;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.Refusal;
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
  static final String JWK = "jwk";
  static final String AUTHORIZE = "authorize";
  static final String TOKEN = "token";
  private static final String CLIENTS = "clients";

  private static final Map<String, String> METHODS =
      Map.of(AUTHORIZE, "GET, POST", TOKEN, "POST", CLIENTS, "POST", JWK, "GET", METADATA, "GET");

  private final URI issuer;
  private final SigningKey key;
  private final Clock clock;
  private final Codes codes;
  private final TokenEndpoint tokens;
  private final TestIdPage page;
  private final RedirectUris redirectUris = new RedirectUris();

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
    this.tokens = new TokenEndpoint(issuer, key, clock, codes);
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
    return tokens.accessToken(
        citizen(personidentifikator)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "not a well-formed synthetic personidentifikator")));
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
        return tokens.answer(request);
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
      return Answers.json(HTTPResponse.SC_OK, Metadata.of(issuer));
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
      AuthorizationRequest authorization = LoginRequest.check(parameters);
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

  static URI endpoint(URI issuer, String path) {
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
}
