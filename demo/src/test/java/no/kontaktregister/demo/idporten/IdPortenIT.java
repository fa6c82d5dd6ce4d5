package no.kontaktregister.demo.idporten;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kontaktregister.demo.oauth.AdjustableClock;
import no.kontaktregister.demo.oauth.LocalServer;
import no.kontaktregister.demo.oauth.OAuthRequest;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.domain.person.Personidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdPortenIT {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String SCOPE = "openid krr:user/kontaktinformasjon.read";
  private static final String REDIRECT = "http://localhost:3000/callback";

  private static final String CITIZEN = "20914695016";
  private static final String UNLISTED = "56847033490";

  /** Well-formed as a real person's, born on the first day of 1900. */
  private static final String NOT_SYNTHETIC =
      IntStream.range(100, 200)
          .mapToObj(series -> Personidentifikator.beginningWith("010100" + series))
          .flatMap(Optional::stream)
          .findFirst()
          .orElseThrow()
          .value();

  private static final SigningKey KEY = SigningKey.generate();
  private static final CodeVerifier VERIFIER = new CodeVerifier();

  private final HttpClient client = HttpClient.newHttpClient();
  private final AdjustableClock clock = new AdjustableClock();
  private final List<TestUser> users =
      new ArrayList<>(
          List.of(
              new TestUser(new Personidentifikator(CITIZEN), "no mailbox, <b>e-mail</b>"),
              new TestUser(new Personidentifikator("12837512040"), "reserved")));
  private LocalServer server;
  private IdPorten idPorten;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    idPorten =
        new IdPorten(
            URI.create(server.url() + "/idporten"), KEY, language -> List.copyOf(users), clock);
    server.serve("/idporten/", idPorten::answer);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theTokensNameTheCitizenWhoIsPickedOnThePage() throws Exception {
    HttpResponse<String> page = authorize(request());
    assertThat(page.statusCode()).isEqualTo(200);
    HttpResponse<String> redirect = submit(page.body(), Map.of("personidentifikator", CITIZEN));
    assertThat(redirect.headers().firstValue("Cache-Control")).hasValue("no-store");
    Map<String, String> callback = callback(redirect);
    assertThat(callback)
        .containsOnlyKeys("code", "state", "iss")
        .containsEntry("state", "my-state")
        .containsEntry("iss", idPorten.issuer().toString());

    HttpResponse<String> answer = token(tokenRequest(callback.get("code")));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    Map<String, Object> tokens = JSONObjectUtils.parse(answer.body());
    assertThat(tokens)
        .containsOnlyKeys("access_token", "id_token", "token_type", "expires_in", "scope")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 600L)
        .containsEntry("scope", SCOPE);
    JWTClaimsSet access = verified(tokens, "access_token");
    assertThat(access.getClaims())
        .containsOnlyKeys(
            "iss",
            "iat",
            "exp",
            "jti",
            "scope",
            "client_id",
            "client_amr",
            "acr",
            "pid",
            "token_type")
        .containsEntry("iss", idPorten.issuer().toString())
        .containsEntry("pid", CITIZEN)
        .containsEntry("scope", SCOPE)
        .containsEntry("client_id", "my-client")
        .containsEntry("client_amr", "none")
        .containsEntry("acr", "idporten-loa-high");
    assertThat(access.getExpirationTime()).isEqualTo(Date.from(clock.instant().plusSeconds(600)));
    JWTClaimsSet id = verified(tokens, "id_token");
    assertThat(id.getAudience()).containsExactly("my-client");
    assertThat(id.getSubject()).isNotBlank().doesNotContain(CITIZEN);
    assertThat(id.getClaims())
        .containsEntry("iss", idPorten.issuer().toString())
        .containsEntry("pid", CITIZEN)
        .containsEntry("nonce", "my-nonce")
        .containsEntry("amr", List.of("TestID"))
        .containsEntry("acr", "idporten-loa-high")
        .containsEntry("auth_time", clock.instant().getEpochSecond())
        .containsEntry(
            "at_hash",
            AccessTokenHash.compute(
                    new BearerAccessToken((String) tokens.get("access_token")),
                    JWSAlgorithm.RS256,
                    null)
                .getValue());
  }

  @Test
  void aTypedNumberTakesPrecedenceOverTheList() throws Exception {
    Map<String, Object> tokens =
        login(request(), Map.of("personidentifikator", CITIZEN, "annet", " " + UNLISTED + " "));

    assertThat(verified(tokens, "access_token").getClaims()).containsEntry("pid", UNLISTED);
  }

  @Test
  void thePageOffersTheCitizensOfTheMoment() throws Exception {
    users.add(new TestUser(new Personidentifikator(UNLISTED), "came later"));

    assertThat(authorize(request()).body())
        .contains(
            "value=\"" + CITIZEN + "\"",
            "no mailbox, &lt;b&gt;e-mail&lt;/b&gt;",
            "value=\"" + UNLISTED + "\"",
            "came later")
        .doesNotContain("<b>");
  }

  @Test
  void thePageIsInTheLanguageThatTheBrowserPrefers() throws Exception {
    HttpResponse<String> page =
        send(get("authorize?" + form(request())).header("Accept-Language", "nb,en"));

    assertThat(page.body())
        .contains(
            "<html lang=\"nb\">", "Logg inn med TestID", "my-client</strong> spør hvem du er");
    assertThat(authorize(request()).body()).contains("<html lang=\"en\">", "Log in with TestID");
  }

  @Test
  void theSubjectDiffersBetweenClientsAndStaysTheSameForEach() throws Exception {
    Map<String, String> choice = Map.of("personidentifikator", CITIZEN);
    Map<String, String> another = request();
    another.put("client_id", "another");

    String first = verified(login(request(), choice), "id_token").getSubject();
    String second = verified(login(request(), choice), "id_token").getSubject();
    String third = verified(login(another, choice), "id_token").getSubject();

    assertThat(second).isEqualTo(first);
    assertThat(third).isNotEqualTo(first);
  }

  @Test
  void withoutTheScopeOpenidThereIsNoIdToken() throws Exception {
    Map<String, String> request = request();
    request.put("scope", "krr:user/spraak.write");

    Map<String, Object> tokens = login(request, Map.of("personidentifikator", CITIZEN));

    assertThat(tokens).doesNotContainKey("id_token");
    assertThat(verified(tokens, "access_token").getClaims())
        .containsEntry("scope", "krr:user/spraak.write");
  }

  @Test
  void anEmptyStateIsLikeNone() throws Exception {
    Map<String, String> request = request();
    request.put("state", "");

    assertThat(code(request)).containsOnlyKeys("code", "iss");
  }

  @Test
  void stateAndNonceAreOptional() throws Exception {
    Map<String, String> request = request();
    request.remove("state");
    request.remove("nonce");

    Map<String, String> callback = code(request);

    assertThat(callback).containsOnlyKeys("code", "iss");
    assertThat(
            verified(
                    JSONObjectUtils.parse(token(tokenRequest(callback.get("code"))).body()),
                    "id_token")
                .getClaims())
        .doesNotContainKey("nonce");
  }

  @Test
  void aSecretMayBeInTheHeaderOrInTheBody() throws Exception {
    Map<String, String> inBody = tokenRequest(code(request()).get("code"));
    inBody.put("client_secret", "any");
    Map<String, String> inHeader = tokenRequest(code(request()).get("code"));
    inHeader.remove("client_id");

    HttpResponse<String> first = token(inBody);
    HttpResponse<String> second =
        send(post("token", FORM, form(inHeader)).header("Authorization", basic("my-client:any")));

    assertThat(verified(JSONObjectUtils.parse(first.body()), "access_token").getClaims())
        .containsEntry("client_amr", "client_secret_post");
    assertThat(verified(JSONObjectUtils.parse(second.body()), "access_token").getClaims())
        .containsEntry("client_amr", "client_secret_basic")
        .containsEntry("client_id", "my-client");
  }

  @Test
  void thePageNeedsNoScriptAndLoadsNothing() throws Exception {
    HttpResponse<String> page = authorize(request());

    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .matches(
            "default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}'; img-src data:;"
                + " form-action 'self' http://localhost:3000; base-uri 'none'; frame-ancestors"
                + " 'none'");
    assertThat(page.body()).doesNotContain("<script", " src=", " style=");
  }

  @Test
  void thePolicyOfThePageAllowsTheRedirectThatAnswersTheForm() throws Exception {
    Map<String, String> request = request();
    request.put("redirect_uri", "http://[::1]:3000/callback");

    // A policy cannot name an IPv6 address.
    assertThat(authorize(request).headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' http:;");
  }

  @Test
  void whatAClientSendsIsEscapedOnThePage() throws Exception {
    Map<String, String> request = request();
    request.put("client_id", "\"><script>alert(1)</script>");
    request.put("state", "'\"><img src=x>&amp;");

    String page = authorize(request).body();

    assertThat(page).doesNotContain("<script>", "<img");
    assertThat(page)
        .contains("&#34;&gt;&lt;script&gt;", "&#39;&#34;&gt;&lt;img src=x&gt;&amp;amp;");
    assertThat(callback(submit(page, Map.of("personidentifikator", CITIZEN))))
        .containsEntry("state", "'\"><img src=x>&amp;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''            | No citizen is chosen. Choose a citizen, or type a synthetic number.
          12345678901   | The number is not a fødselsnummer or D-nummer: eleven digits, a real date and two check digits. Check for a typing error.
          2091469501    | The number is not a fødselsnummer or D-nummer: eleven digits, a real date and two check digits. Check for a typing error.
          NOT_SYNTHETIC | The number is not synthetic: its month is not above 40. The demo takes no real numbers.
          """)
  void aNumberThatNobodyCanLogInWithIsRefusedOnThePage(String typed, String sentence)
      throws Exception {
    String number = typed.equals("NOT_SYNTHETIC") ? NOT_SYNTHETIC : typed;

    HttpResponse<String> answer = submit(authorize(request()).body(), Map.of("annet", number));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "<title>Not logged in – TestID</title>",
            "<p class=\"refusal\" id=\"refusal\" role=\"alert\">" + sentence + "</p>",
            "aria-describedby=\"about refusal\" aria-invalid=\"true\"");
    if (!number.isEmpty()) {
      assertThat(answer.body()).doesNotContain(number + "\"");
    }
    // The form is still the client's request.
    assertThat(callback(submit(answer.body(), Map.of("personidentifikator", CITIZEN))))
        .containsKey("code");
  }

  @Test
  void aCitizenMayCancel() throws Exception {
    HttpResponse<String> answer =
        submit(authorize(request()).body(), Map.of("annet", "", "avbryt", "1"));

    assertThat(callback(answer))
        .isEqualTo(
            Map.of(
                "error", "access_denied",
                "error_description", "The citizen cancelled the login.",
                "state", "my-state",
                "iss", idPorten.issuer().toString()));
  }

  @Test
  void aRequestThatIsPostedByAClientShowsThePage() throws Exception {
    HttpResponse<String> page = send(post("authorize", FORM, form(request())));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Log in with TestID");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          response_type         |                | invalid_request            | The parameter response_type is missing. Send response_type=code.
          response_type         | token          | unsupported_response_type  | The response_type 'token' is not supported. Send response_type=code.
          response_mode         | form_post      | invalid_request            | The response_mode is not supported here. Send response_mode=query, or none.
          scope                 |                | invalid_scope              | The scope is missing or malformed. Send scopes with one space between them, such as 'openid krr:user/kontaktinformasjon.read'.
          scope                 | a  b           | invalid_scope              | The scope is missing or malformed. Send scopes with one space between them, such as 'openid krr:user/kontaktinformasjon.read'.
          code_challenge        |                | invalid_request            | The code_challenge is missing or malformed. Send the base64url of the SHA-256 of a code_verifier (RFC 7636).
          code_challenge        | short          | invalid_request            | The code_challenge is missing or malformed. Send the base64url of the SHA-256 of a code_verifier (RFC 7636).
          code_challenge_method |                | invalid_request            | The code_challenge_method is missing or not S256. Send code_challenge_method=S256.
          code_challenge_method | plain          | invalid_request            | The code_challenge_method is missing or not S256. Send code_challenge_method=S256.
          prompt                | none           | login_required             | Nobody is logged in: each login here is a new one. Leave out prompt=none.
          request               | e30.e30.       | request_not_supported      | The parameter request is not supported here. Send the parameters one by one.
          request_uri           | urn:example    | request_uri_not_supported  | The parameter request_uri is not supported here. Send the parameters one by one.
          """)
  void aWrongRequestForALoginIsAnsweredToTheClient(
      String parameter, String value, String error, String sentence) throws Exception {
    Map<String, String> request = request();
    if (value == null) {
      request.remove(parameter);
    } else {
      request.put(parameter, value);
    }

    assertThat(callback(authorize(request)))
        .isEqualTo(
            Map.of(
                "error",
                error,
                "error_description",
                sentence,
                "state",
                "my-state",
                "iss",
                idPorten.issuer().toString()));
  }

  @Test
  void aMistakeThatTheLibraryFindsIsAnsweredToo() throws Exception {
    Map<String, String> request = request();
    request.put("prompt", "nonsense");

    assertThat(callback(authorize(request)))
        .containsEntry("error", "invalid_request")
        .containsKey("error_description");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/callback",
        "http://localhost.example.com/",
        "http://localhost@example.com/",
        "http://user@localhost/",
        "http://localhost/#fragment",
        "javascript:alert(1)",
        "/callback",
        "http://[bad"
      })
  void nobodyIsSentToAnAddressThatIsNeitherOnThisMachineNorRegistered(String redirectUri)
      throws Exception {
    Map<String, String> request = request();
    request.put("redirect_uri", redirectUri);

    assertNotPossible(
        authorize(request),
        "The redirect_uri is neither on this machine (http://localhost, http://127.0.0.1 or"
            + " http://[::1], any port) nor registered for the client. Change it, or register it"
            + " with POST clients.");
  }

  @Test
  void aRequestWithoutClientOrAddressIsRefusedOnThePage() throws Exception {
    Map<String, String> noClient = request();
    noClient.remove("client_id");
    Map<String, String> noAddress = request();
    noAddress.remove("redirect_uri");

    assertNotPossible(
        authorize(noClient),
        "The parameter client_id is missing. Send any id that the client has chosen.");
    assertNotPossible(
        authorize(noAddress),
        "The parameter redirect_uri is missing. Send the address that the client waits at.");
    assertNotPossible(
        send(get("authorize?" + form(request()) + "&client_id=another")),
        "The parameter &#39;client_id&#39; is given more than once. Give it once.");
    assertNotPossible(
        send(post("authorize?personidentifikator=" + CITIZEN, FORM, form(request()))),
        "The request has parameters in its URL, where they would be logged. Send them in the"
            + " body.");
  }

  @Test
  void aRegisteredAddressCountsForItsClientOnly() throws Exception {
    HttpResponse<String> registration =
        send(
            post(
                "clients",
                JSON,
                "{\"client_id\":\"my-client\",\"redirect_uris\":[\"https://example.com/callback\"]}"));
    assertThat(registration.statusCode()).isEqualTo(201);
    assertThat(JSONObjectUtils.parse(registration.body()))
        .isEqualTo(
            Map.of(
                "client_id",
                "my-client",
                "redirect_uris",
                List.of("https://example.com/callback")));
    Map<String, String> request = request();
    request.put("redirect_uri", "https://example.com/callback");

    assertThat(code(request)).containsKey("code");
    request.put("client_id", "another");
    assertThat(authorize(request).statusCode()).isEqualTo(400);
    idPorten.register("another", Set.of(URI.create("https://example.com/callback")));
    assertThat(authorize(request).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{}",
        "{\"client_id\":\"a\"}",
        "{\"client_id\":17,\"redirect_uris\":[\"https://a\"]}",
        "{\"client_id\":\" \",\"redirect_uris\":[\"https://a\"]}",
        "{\"client_id\":\"a\",\"redirect_uris\":[]}",
        "{\"client_id\":\"a\",\"redirect_uris\":[\"/a\"]}",
        "{\"client_id\":\"a\",\"redirect_uris\":[\"https://a/#b\"]}",
        "{\"client_id\":\"a\",\"redirect_uris\":\"https://a/\"}"
      })
  void aRegistrationThatDescribesNoClientIsRefused(String body) throws Exception {
    assertError(
        send(post("clients", JSON, body)),
        400,
        "invalid_request",
        "The body does not describe a client. Send {'client_id': ..., 'redirect_uris': [...]} with double"
            + " quotes; each redirect URI is absolute and has no fragment.");
  }

  @Test
  void aPageOfAnotherSiteCannotRegisterAClient() throws Exception {
    assertError(
        send(post("clients", "text/plain", "{}")),
        400,
        "invalid_request",
        "The request is not JSON. Send it with Content-Type application/json.");
  }

  private static final String NO_CODE =
      "The code is unknown, used before or older than 60 seconds. Let the citizen log in again.";

  @Test
  void aCodeIsUsedOnce() throws Exception {
    Map<String, String> request = tokenRequest(code(request()).get("code"));
    assertThat(token(request).statusCode()).isEqualTo(200);

    assertError(token(request), 400, "invalid_grant", NO_CODE);
    request.put("code", "unknown");
    assertError(token(request), 400, "invalid_grant", NO_CODE);
  }

  @Test
  void aCodeIsUsedSoon() throws Exception {
    Map<String, String> soon = tokenRequest(code(request()).get("code"));
    clock.advance(Duration.ofSeconds(59));
    assertThat(token(soon).statusCode()).isEqualTo(200);

    Map<String, String> late = tokenRequest(code(request()).get("code"));
    clock.advance(Duration.ofSeconds(60));
    assertError(token(late), 400, "invalid_grant", NO_CODE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grant_type    |                       | invalid_request        | The parameter grant_type is missing. Send authorization_code.
          grant_type    | refresh_token         | unsupported_grant_type | The grant_type 'refresh_token' is not supported. Send grant_type=authorization_code.
          client_id     |                       | invalid_request        | The parameter client_id is missing. Send the id that the client logged in with.
          code          |                       | invalid_request        | The parameter code is missing. Send the code from the redirect.
          redirect_uri  |                       | invalid_request        | The parameter redirect_uri is missing. Send the same as to authorize.
          code_verifier |                       | invalid_request        | The parameter code_verifier is missing. Send the text whose hash was code_challenge.
          client_id     | another               | invalid_grant          | The code was given to another client. Use the client_id that the citizen logged in with.
          redirect_uri  | http://localhost:3001 | invalid_grant          | The redirect_uri is not the one that the code was sent to. Send the same to authorize and token.
          code_verifier | short                 | invalid_grant          | The code_verifier does not match the code_challenge. Send 43 to 128 characters whose SHA-256 was sent as code_challenge.
          code_verifier | OTHER                 | invalid_grant          | The code_verifier does not match the code_challenge. Send 43 to 128 characters whose SHA-256 was sent as code_challenge.
          """)
  void aWrongRequestForTokensIsRefusedWithItsReason(
      String parameter, String value, String error, String sentence) throws Exception {
    Map<String, String> request = tokenRequest(code(request()).get("code"));
    if (value == null) {
      request.remove(parameter);
    } else {
      request.put(parameter, value.equals("OTHER") ? new CodeVerifier().getValue() : value);
    }

    assertError(token(request), 400, error, sentence);
  }

  @Test
  void anAuthenticationThatIsNotSupportedIsRefused() throws Exception {
    String sentence =
        "The client's authentication is malformed or not supported here. Send client_id and any"
            + " client_secret in the header (client_secret_basic) or in the body"
            + " (client_secret_post), or client_id alone.";
    Map<String, String> assertion = tokenRequest(code(request()).get("code"));
    assertion.put(
        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
    assertion.put(
        "client_assertion",
        idPorten
            .token(CITIZEN)
            .claim("sub", "my-client")
            .claim("iss", "my-client")
            .claim("aud", "a")
            .serialize());

    HttpResponse<String> malformed =
        send(post("token", FORM, form(tokenRequest("code"))).header("Authorization", "Basic !"));

    assertError(malformed, 401, "invalid_client", sentence);
    assertThat(malformed.headers().firstValue("WWW-Authenticate")).hasValue("Basic");
    assertError(token(assertion), 401, "invalid_client", sentence);
  }

  @Test
  void theMetadataTellsAClientWhatItNeeds() throws Exception {
    String issuer = idPorten.issuer().toString();

    assertThat(JSONObjectUtils.parse(send(get(".well-known/openid-configuration")).body()))
        .containsEntry("issuer", issuer)
        .containsEntry("authorization_endpoint", issuer + "/authorize")
        .containsEntry("token_endpoint", issuer + "/token")
        .containsEntry("jwks_uri", issuer + "/jwk")
        .containsEntry("response_types_supported", List.of("code"))
        .containsEntry("grant_types_supported", List.of("authorization_code"))
        .containsEntry("code_challenge_methods_supported", List.of("S256"))
        .containsEntry("id_token_signing_alg_values_supported", List.of("RS256"))
        .containsEntry("subject_types_supported", List.of("pairwise"))
        .containsEntry("response_modes_supported", List.of("query"))
        .containsEntry("scopes_supported", List.of("openid"))
        .containsEntry("acr_values_supported", List.of("idporten-loa-high"))
        .containsEntry(
            "token_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post", "none"))
        .containsEntry("request_uri_parameter_supported", false)
        .containsEntry("authorization_response_iss_parameter_supported", true);
  }

  @Test
  void thePrivateKeyIsNotPublished() throws Exception {
    assertThat(send(get("jwk")).body()).contains("\"n\":").doesNotContain("\"d\":", "\"p\":");
  }

  @Test
  void anUnknownEndpointIsAnsweredWithTheListOfEndpoints() throws Exception {
    assertError(
        send(get("userinfo")),
        404,
        "invalid_request",
        "There is no such endpoint. The endpoints are: .well-known/openid-configuration, authorize,"
            + " clients, jwk, token.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          authorize                         | GET, POST
          token                             | POST
          clients                           | POST
          jwk                               | GET
          .well-known/openid-configuration  | GET
          """)
  void anEndpointTellsTheMethodsThatItTakes(String path, String methods) throws Exception {
    HttpResponse<String> answer = send(get(path).method("DELETE", BodyPublishers.noBody()));

    assertError(answer, 405, "invalid_request", "This endpoint takes only " + methods + ".");
    assertThat(answer.headers().firstValue("Allow")).hasValue(methods);
  }

  @Test
  void aTestMakesATokenWithoutAServer() throws Exception {
    String token =
        idPorten
            .token(CITIZEN)
            .scopes("krr:user/spraak.write", "other")
            .clientId("mine")
            .lifetime(Duration.ofSeconds(-1))
            .claim("acr", null)
            .serialize();

    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getClaims())
        .containsEntry("pid", CITIZEN)
        .containsEntry("scope", "krr:user/spraak.write other")
        .containsEntry("client_id", "mine")
        .doesNotContainKey("acr");
    assertThat(claims.getExpirationTime()).isBefore(clock.instant());
  }

  @Test
  void aNumberThatIsNotSyntheticGetsNoTokenAndIsNotRepeated() {
    for (String number : List.of(NOT_SYNTHETIC, "12345678901")) {
      assertThatThrownBy(() -> idPorten.token(number))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("not a well-formed synthetic personidentifikator");
    }
    Personidentifikator real = new Personidentifikator(NOT_SYNTHETIC);
    assertThatThrownBy(() -> new TestUser(real, "real"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a test user's number must be synthetic");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost/idporten/", "ftp://localhost", "idporten", "http://a?b"})
  void anIssuerThatClientsCouldNotUseIsRefused(String issuer) {
    assertThatThrownBy(() -> new IdPorten(URI.create(issuer), language -> List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the issuer is not an http or https URL that ends without a slash");
  }

  @Test
  void noTextThatMightBeLoggedHasACitizensNumber() {
    OAuthRequest request =
        new OAuthRequest(
            "POST",
            "authorize",
            "",
            Optional.of(FORM),
            Optional.empty(),
            "annet=" + CITIZEN,
            Language.ENGLISH);

    assertThat(request).hasToString("POST authorize");
    assertThat(new Choice(CITIZEN, false)).hasToString("Choice[masked]");
    assertThat(
            new Login(
                new AuthorizationRequest(
                    idPorten.issuer(), ResponseType.CODE, new ClientID("my-client")),
                users.get(0).personidentifikator(),
                clock.instant()))
        .hasToString("Login[my-client]");
    assertThat(users.get(0).toString()).doesNotContain(CITIZEN);
  }

  private static Map<String, String> request() {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("response_type", "code");
    request.put("client_id", "my-client");
    request.put("redirect_uri", REDIRECT);
    request.put("scope", SCOPE);
    request.put("state", "my-state");
    request.put("nonce", "my-nonce");
    request.put(
        "code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, VERIFIER).getValue());
    request.put("code_challenge_method", "S256");
    return request;
  }

  private static Map<String, String> tokenRequest(String code) {
    Map<String, String> request = new LinkedHashMap<>();
    request.put("grant_type", "authorization_code");
    request.put("client_id", "my-client");
    request.put("code", code);
    request.put("redirect_uri", REDIRECT);
    request.put("code_verifier", VERIFIER.getValue());
    return request;
  }

  private Map<String, Object> login(Map<String, String> request, Map<String, String> choice)
      throws Exception {
    Map<String, String> tokenRequest =
        tokenRequest(callback(submit(authorize(request).body(), choice)).get("code"));
    tokenRequest.put("client_id", request.get("client_id"));
    HttpResponse<String> answer = token(tokenRequest);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSONObjectUtils.parse(answer.body());
  }

  private Map<String, String> code(Map<String, String> request) throws Exception {
    return callback(
        submit(authorize(request).body(), Map.of("personidentifikator", CITIZEN, "annet", "")));
  }

  private HttpResponse<String> authorize(Map<String, String> request) throws Exception {
    return send(get("authorize?" + form(request)));
  }

  /** Sends the page's form as a browser does: the hidden fields, and what a person chose. */
  private HttpResponse<String> submit(String page, Map<String, String> choice) throws Exception {
    Map<String, String> form = new LinkedHashMap<>();
    Matcher hidden =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">")
            .matcher(page);
    while (hidden.find()) {
      form.put(unescape(hidden.group(1)), unescape(hidden.group(2)));
    }
    form.putAll(choice);
    return send(post("authorize", FORM, form(form)));
  }

  private static String unescape(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** The parameters with which the browser is sent back to the client. */
  private static Map<String, String> callback(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    URI location = URI.create(answer.headers().firstValue("Location").orElseThrow());
    assertThat(location.toString()).doesNotContain(CITIZEN);
    return Pattern.compile("&")
        .splitAsStream(location.getRawQuery())
        .map(parameter -> parameter.split("=", 2))
        .collect(
            Collectors.toMap(
                parameter -> parameter[0], parameter -> URLDecoder.decode(parameter[1], UTF_8)));
  }

  /** A token's claims, verified with the key that is published. */
  private JWTClaimsSet verified(Map<String, Object> tokens, String name) throws Exception {
    SignedJWT token = SignedJWT.parse((String) tokens.get(name));
    RSAKey key =
        (RSAKey) JWKSet.parse(send(get("jwk")).body()).getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    return token.getJWTClaimsSet();
  }

  private static void assertNotPossible(HttpResponse<String> answer, String sentence) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
    assertThat(answer.body())
        .contains("<p class=\"refusal\" id=\"refusal\" role=\"alert\">" + sentence + "</p>")
        .doesNotContain("<form");
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String error, String sentence) throws Exception {
    assertThat(JSONObjectUtils.parse(answer.body()))
        .isEqualTo(Map.of("error", error, "error_description", sentence));
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private HttpResponse<String> token(Map<String, String> request) throws Exception {
    return send(post("token", FORM, form(request)));
  }

  private HttpRequest.Builder get(String path) {
    return HttpRequest.newBuilder(URI.create(idPorten.issuer() + "/" + path));
  }

  private HttpRequest.Builder post(String path, String contentType, String body) {
    return get(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(
            parameter ->
                URLEncoder.encode(parameter.getKey(), UTF_8)
                    + "="
                    + URLEncoder.encode(parameter.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
