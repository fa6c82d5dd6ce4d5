package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A client of the demo's ID-porten. It knows the issuer alone, and reads the rest in its metadata.
 *
 * <p>It logs citizens in with an authorization code and PKCE.
 */
public final class RelyingParty {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String CLIENT_ID = "relying-party";

  /** Where ID-porten sends the citizen back to. */
  private static final String REDIRECT_URI = "http://localhost:3000/callback";

  private static final String METADATA = "/idporten/.well-known/openid-configuration";

  private final Http http;
  private final JsonNode metadata;

  private interface Http {
    HttpResponse<String> send(HttpRequest.Builder request) throws Exception;
  }

  public RelyingParty(Service service) throws Exception {
    this(service.uri(METADATA), service::send);
  }

  public RelyingParty(ControlledDemo demo) throws Exception {
    this(URI.create(demo.url() + METADATA), demo::send);
  }

  private RelyingParty(URI metadata, Http http) throws Exception {
    this.http = http;
    this.metadata = JSON.readTree(http.send(HttpRequest.newBuilder(metadata)).body());
  }

  /** A login that has begun: what the client sent, and the secret that it kept. */
  public record Login(Map<String, String> request, String verifier) {

    public String nonce() {
      return request.get("nonce");
    }
  }

  public JsonNode metadata() {
    return metadata;
  }

  public Login begin(String scopes) throws Exception {
    String verifier = random();
    Map<String, String> request = new LinkedHashMap<>();
    request.put("response_type", "code");
    request.put("client_id", CLIENT_ID);
    request.put("redirect_uri", REDIRECT_URI);
    request.put("scope", scopes);
    request.put("state", random());
    request.put("nonce", random());
    request.put(
        "code_challenge",
        base64Url(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII))));
    request.put("code_challenge_method", "S256");
    return new Login(request, verifier);
  }

  /** Where the client sends the citizen's browser. */
  public URI loginPage(Login login) {
    return URI.create(metadata.path("authorization_endpoint").asText() + "?" + form(login.request));
  }

  /** Changes the code in the redirect for tokens. */
  public JsonNode tokens(Login login, URI redirect) throws Exception {
    assertThat(redirect.toString()).startsWith(REDIRECT_URI + "?");
    Map<String, String> answer = parameters(redirect.getRawQuery());
    assertThat(answer).containsEntry("state", login.request.get("state"));
    assertThat(answer).containsEntry("iss", metadata.path("issuer").asText());
    HttpResponse<String> tokens =
        post(
            "token_endpoint",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                CLIENT_ID,
                "code",
                answer.get("code"),
                "redirect_uri",
                REDIRECT_URI,
                "code_verifier",
                login.verifier));
    assertThat(tokens.statusCode()).isEqualTo(200);
    return JSON.readTree(tokens.body());
  }

  /** Logs a citizen in without a browser: sends what the login page's form would send. */
  public String accessToken(String citizen, String scopes) throws Exception {
    Login login = begin(scopes);
    Map<String, String> choice = new LinkedHashMap<>(login.request);
    choice.put("annet", citizen);
    HttpResponse<String> answer = post("authorization_endpoint", choice);
    assertThat(answer.statusCode()).isEqualTo(303);
    return tokens(login, URI.create(answer.headers().firstValue("Location").orElseThrow()))
        .path("access_token")
        .asText();
  }

  private HttpResponse<String> post(String endpoint, Map<String, String> form) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(metadata.path(endpoint).asText()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(form))));
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
        .collect(joining("&"));
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Stream.of(query.split("&"))
        .map(each -> each.split("=", 2))
        .forEach(each -> parameters.put(each[0], URLDecoder.decode(each[1], UTF_8)));
    return parameters;
  }

  private static String random() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return base64Url(bytes);
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
