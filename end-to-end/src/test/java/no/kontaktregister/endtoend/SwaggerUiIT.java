package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTextInput;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Swagger UI in the demo, without a browser: its files, and the requests that it sends. It gets
 * tokens as the description says, and every example of the description is answered as described.
 */
@OnTheRunningDemo
class SwaggerUiIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PROVIDER = "984661185";
  private static final String PUBLIC_BODY = "974761076";
  private static final String FORM = "application/x-www-form-urlencoded";

  /** The operations in an order in which none finds what another one has changed. */
  private static final List<String> OPERATIONS =
      List.of(
          "hentEndringer",
          "personer",
          "person",
          "printSertifikat",
          "kanVelge",
          "oppdater",
          "opprettOgVelg",
          "slett",
          "endrePerson",
          "slettPerson");

  private static Service demo;
  private static JsonNode description;

  @BeforeAll
  static void start(Service running) throws Exception {
    demo = running;
    description = new YAMLMapper().readTree(demo.get("/openapi").body());
  }

  @ParameterizedTest
  @CsvSource({
    "index.html, text/html",
    "swagger-initializer.js, text/javascript",
    "swagger-ui-bundle.js, text/javascript",
    "swagger-ui-bundle.js.LICENSE.txt, text/plain",
    "swagger-ui.css, text/css",
    "oauth2-redirect.html, text/html",
    "oauth2-redirect.js, text/javascript",
    "favicon-32x32.png, image/png"
  })
  void itsFilesAreServedForThisSiteAlone(String file, String mediaType) throws Exception {
    HttpResponse<String> answer = demo.get("/swagger-ui/" + file);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith(mediaType);
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains(
            "default-src 'none'; script-src 'self'; ", "connect-src 'self'; ", "frame-ancestors")
        .doesNotContain("http", "unsafe-eval");
  }

  @Test
  void itsPageLoadsFilesThatAreThere() throws Exception {
    String page = demo.get("/swagger-ui/index.html").body();
    Matcher file = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
    TreeSet<String> files = new TreeSet<>();
    while (file.find()) {
      files.add(file.group(1));
    }

    assertThat(files).hasSize(4).noneMatch(it -> it.contains("/"));
    for (String it : files) {
      assertThat(demo.get("/swagger-ui/" + it).statusCode()).as(it).isEqualTo(200);
    }
    assertThat(demo.get("/swagger-ui/swagger-initializer.js").body())
        .contains("url: '../openapi'", "validatorUrl: null");
  }

  @Test
  void theDescriptionSaysWhereTheDemosTokensAre() {
    assertThat(description.path("openapi").asText()).startsWith("3.1.");
    assertThat(
            description
                .at("/components/securitySchemes/maskinporten/flows/clientCredentials/tokenUrl")
                .asText())
        .isEqualTo("/maskinporten/client-credentials");
    JsonNode login = description.at("/components/securitySchemes/idporten/flows/authorizationCode");
    assertThat(login.path("authorizationUrl").asText()).isEqualTo("/idporten/authorize");
    assertThat(login.path("tokenUrl").asText()).isEqualTo("/idporten/token");
    for (String scheme : List.of("maskinporten", "idporten")) {
      TreeSet<String> offered = new TreeSet<>();
      description
          .at("/components/securitySchemes/" + scheme)
          .findValue("scopes")
          .fieldNames()
          .forEachRemaining(offered::add);
      TreeSet<String> needed = new TreeSet<>();
      description
          .path("paths")
          .findValues(scheme)
          .forEach(scopes -> scopes.forEach(scope -> needed.add(scope.asText())));
      assertThat(offered).as(scheme).isEqualTo(needed);
    }
  }

  @Test
  void everyExampleIsAnsweredAsDescribed() throws Exception {
    // Other tests have changed citizens of this demo.
    assertThat(
            demo.send(
                    HttpRequest.newBuilder(demo.uri("/demo/v1/reset"))
                        .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(204);
    assertThat(description.path("paths").findValuesAsText("operationId"))
        .containsExactlyInAnyOrderElementsOf(OPERATIONS);
    for (String name : OPERATIONS) {
      Operation operation = operation(name);
      Map<String, JsonNode> answers = operation.examples("200");
      if (name.equals("person")) {
        for (Map.Entry<String, JsonNode> answer : answers.entrySet()) {
          HttpResponse<String> received =
              operation.send(citizen(answer.getValue().path("personidentifikator").asText()), "");
          assertThat(shown(received)).as(name).isEqualTo(shown(answer.getValue()));
        }
      } else if (operation.requests().isEmpty()) {
        HttpResponse<String> received = operation.send(operation.token(), "");
        assertThat(received.statusCode()).as(name).isEqualTo(answers.isEmpty() ? 204 : 200);
        for (JsonNode answer : answers.values()) {
          assertThat(shown(received)).as(name).isEqualTo(shown(answer));
        }
      } else {
        assertThat(operation.requests().keySet()).as(name).isEqualTo(answers.keySet());
        for (Map.Entry<String, JsonNode> request : operation.requests().entrySet()) {
          String token = operation.token(request.getValue());
          HttpResponse<String> received = operation.send(token, request.getValue().toString());
          assertThat(received.statusCode()).as(name + " " + request.getKey()).isEqualTo(200);
          assertThat(shown(received))
              .as(name + " " + request.getKey())
              .isEqualTo(shown(answers.get(request.getKey())));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kanVelge | malformedJson | {",
        "kanVelge | unknownField | {'personidentifikator':'20914695016','navn':'Ola'}",
        "kanVelge | wrongType | {'personidentifikator':20914695016}",
        "kanVelge | missingField | {}",
        "opprettOgVelg | malformedJson | {",
        "opprettOgVelg | unknownField | {'personidentifikator':'20914695016','navn':'Ola'}",
        "opprettOgVelg | wrongType | {'personidentifikator':20914695016}",
        "opprettOgVelg | missingField |"
            + " {'personidentifikator':'20914695016','virksomhetsidentifikator':'984661185'}",
        "opprettOgVelg | invalidValue | {'personidentifikator':'20914695016',"
            + "'virksomhetsidentifikator':'984661185','postkasseadresse':'kort'}",
        "oppdater | malformedJson | {",
        "oppdater | unknownField | {'personidentifikator':'20914695016','navn':'Ola'}",
        "oppdater | wrongType | {'personidentifikator':20914695016}",
        "oppdater | missingField |"
            + " {'personidentifikator':'20914695016','virksomhetsidentifikator':'984661185'}",
        "oppdater | invalidValue | {'personidentifikator':'20914695016',"
            + "'virksomhetsidentifikator':'984661185','postkasseadresse':'kort'}",
        "slett | malformedJson | {",
        "slett | unknownField | {'personidentifikator':'20914695016','navn':'Ola'}",
        "slett | wrongType | {'personidentifikator':20914695016}",
        "slett | missingField | {'personidentifikator':'20914695016'}",
        "personer | malformedJson | {",
        "personer | wrongType | {'personidentifikatorer':'20914695016'}",
        "personer | missingField | {}",
        "personer | invalidValue | {'personidentifikatorer':['20914695016','20914695017']}",
        "hentEndringer | malformedJson | {",
        "hentEndringer | wrongType | {'fraEndringsId':'x'}",
        "hentEndringer | missingField | {}",
        "hentEndringer | invalidValue | {'fraEndringsId':-1}",
        "endrePerson | malformedJson | {",
        "endrePerson | wrongType | {'bekreft':'ja'}",
        "endrePerson | missingField | {}",
        "endrePerson | invalidValue | {'spraak':'de'}"
      })
  void aBadRequestIsAnsweredAsDescribed(String name, String example, String body) throws Exception {
    Operation operation = operation(name);
    String token =
        name.equals("endrePerson")
            ? citizen("23879422019", "krr:user/kontaktinformasjon.write", "krr:user/spraak.write")
            : operation.token();

    assertDescribed(operation, "400", example, operation.send(token, body.replace('\'', '"')));
  }

  @Test
  void everyOtherProblemIsAnsweredAsDescribed() throws Exception {
    for (String name : OPERATIONS) {
      Operation operation = operation(name);
      boolean takesBody = !operation.requests().isEmpty();
      String body = takesBody ? operation.requests().values().iterator().next().toString() : "";
      assertDescribed(
          operation, "406", "notAcceptable", operation.send(operation.token(), body, "text/csv"));
      if (takesBody) {
        assertDescribed(
            operation,
            "413",
            "bodyTooLarge",
            operation.send(operation.token(), body + " ".repeat(262_144)));
        assertDescribed(
            operation,
            "415",
            "unsupportedMediaType",
            demo.send(
                operation
                    .request(operation.token(), body, "application/json")
                    .setHeader("Content-Type", "text/plain")));
      }
      if (!name.equals("printSertifikat")) {
        assertDescribed(operation, "401", "tokenMissing", operation.send(null, body));
        assertDescribed(operation, "401", "tokenRefused", operation.send("x", body));
        assertDescribed(
            operation,
            "403",
            "insufficientScope",
            name.equals("endrePerson")
                ? operation.send(
                    citizen("23879422019", "krr:user/spraak.write"), "{\"reservasjon\":\"JA\"}")
                : operation.send(operation.token(List.of("other")), body));
      }
      if (operation.examples("403").containsKey("accessDenied")) {
        String stranger = operation.caller().equals(PROVIDER) ? PUBLIC_BODY : PROVIDER;
        assertDescribed(
            operation,
            "403",
            "accessDenied",
            operation.send(enterprise(stranger, operation.scopes()), body));
      }
      assertDescribed(
          operation,
          "default",
          "methodNotAllowed",
          demo.send(
              HttpRequest.newBuilder(demo.uri(operation.path())).PUT(BodyPublishers.noBody())));
      assertDescribed(operation, "default", "notFound", demo.get(operation.path() + "/nothing"));
    }
  }

  @Test
  void whatSwaggerUiIsNotGivenATokenForIsExplained() throws Exception {
    assertRefused(maskinporten("984661186", "krr:postkasse/kanvelge.read"), 401, "invalid_client");
    assertRefused(maskinporten(PROVIDER, ""), 400, "invalid_scope");
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String error)
      throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(JSON.readTree(answer.body()).path("error").asText()).isEqualTo(error);
    assertThat(JSON.readTree(answer.body()).path("error_description").asText()).endsWith(".");
  }

  private static void assertDescribed(
      Operation operation, String status, String example, HttpResponse<String> received)
      throws Exception {
    JsonNode expected = operation.examples(status).get(example);
    assertThat(received.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(JSON.readTree(received.body())).as(operation + " " + example).isEqualTo(expected);
    assertThat(received.statusCode()).isEqualTo(expected.path("status").asInt());
  }

  /** Certificates and times are the demo's own, and those of an example are invented. */
  private static JsonNode shown(HttpResponse<String> answer) throws Exception {
    return shown(JSON.readTree(answer.body()));
  }

  private static JsonNode shown(JsonNode body) throws Exception {
    return JSON.readTree(
        body.toString()
            .replaceAll("\"MII[A-Za-z0-9+/=]+\"", "\"certificate\"")
            .replaceAll("\"[0-9]{4}-[0-9-]{5}T[0-9:]{8}Z\"", "\"time\""));
  }

  private static Operation operation(String name) {
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (method.getValue().path("operationId").asText().equals(name)) {
          return new Operation(path.getKey(), method.getKey().toUpperCase(), method.getValue());
        }
      }
    }
    throw new IllegalArgumentException(name);
  }

  /** An operation as it is described. */
  private record Operation(String path, String method, JsonNode json) {

    Map<String, JsonNode> requests() {
      return examples(json.path("requestBody"));
    }

    Map<String, JsonNode> examples(String status) {
      JsonNode answer = json.path("responses").path(status);
      return examples(
          answer.has("$ref") ? description.at(answer.path("$ref").asText().substring(1)) : answer);
    }

    private static Map<String, JsonNode> examples(JsonNode message) {
      Map<String, JsonNode> examples = new LinkedHashMap<>();
      JsonNode content = message.path("content");
      (content.has("application/json")
              ? content.path("application/json")
              : content.path("application/problem+json"))
          .path("examples")
          .properties()
          .forEach(example -> examples.put(example.getKey(), example.getValue().path("value")));
      return examples;
    }

    /** The scopes of which a token must have one. */
    List<String> scopes() {
      TreeSet<String> scopes = new TreeSet<>();
      json.path("security")
          .forEach(
              alternative ->
                  alternative.forEach(names -> names.forEach(scope -> scopes.add(scope.asText()))));
      return List.copyOf(scopes);
    }

    String caller() {
      return json.path("tags").get(0).asText().equals("postkasse") ? PROVIDER : PUBLIC_BODY;
    }

    /** A token for everything that the operation may deliver; null if it needs none. */
    String token() throws Exception {
      if (scopes().isEmpty()) {
        return null;
      }
      return token(
          json.path("operationId").asText().equals("hentEndringer")
              ? List.of(
                  "krr:global/hentendring.read",
                  "krr:global/kontaktinformasjon.read",
                  "krr:global/digitalpost.read")
              : scopes());
    }

    String token(List<String> scopes) throws Exception {
      return json.path("tags").get(0).asText().equals("person")
          ? citizen("09819915110", scopes.toArray(String[]::new))
          : enterprise(caller(), scopes);
    }

    /** A token for a request; a citizen's has no more scopes than the change needs. */
    String token(JsonNode request) throws Exception {
      if (!json.path("operationId").asText().equals("endrePerson")) {
        return token();
      }
      return citizen(
          "23879422019",
          request.has("spraak")
              ? "krr:user/spraak.write"
              : request.has("reservasjon")
                  ? "krr:user/reservasjon.write"
                  : "krr:user/kontaktinformasjon.write");
    }

    HttpResponse<String> send(String token, String body) throws Exception {
      return send(token, body, "application/json");
    }

    HttpResponse<String> send(String token, String body, String accept) throws Exception {
      return demo.send(request(token, body, accept));
    }

    HttpRequest.Builder request(String token, String body, String accept) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(demo.uri(path))
              .header("Accept", accept)
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!body.isEmpty()) {
        request.header("Content-Type", "application/json");
      }
      if (token != null) {
        request.header("Authorization", "Bearer " + token);
      }
      return request;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** As Swagger UI does it for the flow clientCredentials, with an empty client_secret. */
  private static HttpResponse<String> maskinporten(String clientId, String scopes)
      throws Exception {
    return post(
        description
            .at("/components/securitySchemes/maskinporten/flows/clientCredentials/tokenUrl")
            .asText(),
        Map.of("grant_type", "client_credentials", "scope", scopes),
        "Basic " + Base64.getEncoder().encodeToString((clientId + ":").getBytes(UTF_8)));
  }

  private static String enterprise(String organisationNumber, List<String> scopes)
      throws Exception {
    return accessToken(maskinporten(organisationNumber, String.join(" ", scopes)));
  }

  private static String citizen(String number) throws Exception {
    return citizen(number, "krr:user/kontaktinformasjon.read", "krr:user/digitalpost.read");
  }

  /** As Swagger UI does it for the flow authorizationCode, with a citizen at the browser. */
  private static String citizen(String number, String... scopes) throws Exception {
    JsonNode login = description.at("/components/securitySchemes/idporten/flows/authorizationCode");
    String back = demo.uri("/swagger-ui/oauth2-redirect.html").toString();
    CodeVerifier verifier = new CodeVerifier();
    String question =
        form(
            Map.of(
                "response_type", "code",
                "client_id", "swagger-ui",
                "redirect_uri", back,
                "scope", String.join(" ", scopes),
                "state", "VGh1IE5vdiAyNg==",
                "code_challenge",
                    CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(),
                "code_challenge_method", "S256"));
    URI answer;
    try (WebClient browser = new WebClient()) {
      browser.getOptions().setJavaScriptEnabled(false);
      HtmlPage page =
          browser.getPage(
              demo.uri(login.path("authorizationUrl").asText() + "?" + question).toURL());
      page.<HtmlTextInput>querySelector("#annet").type(number);
      answer = page.<HtmlButton>querySelector("button").click().getUrl().toURI();
    }
    assertThat(answer.toString()).startsWith(back + "?").contains("state=VGh1IE5vdiAyNg");
    Matcher code = Pattern.compile("code=([^&]+)").matcher(answer.getRawQuery());
    assertThat(code.find()).isTrue();
    return accessToken(
        post(
            login.path("tokenUrl").asText(),
            Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code.group(1),
                "client_id",
                "swagger-ui",
                "client_secret",
                "",
                "redirect_uri",
                back,
                "code_verifier",
                verifier.getValue()),
            null));
  }

  private static String accessToken(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static HttpResponse<String> post(
      String path, Map<String, String> parameters, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(demo.uri(path))
            .header("Accept", "application/json, text/plain, */*")
            .header("Content-Type", FORM)
            .header("X-Requested-With", "XMLHttpRequest")
            .header("Origin", demo.uri("").toString())
            .POST(BodyPublishers.ofString(form(parameters)));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return demo.send(request);
  }

  private static String form(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
        .collect(joining("&"));
  }
}
