package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.RunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start page, used as a browser would; each test says what a person sees. */
@ExtendWith(RunningDemo.class)
class StartPageIT {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CITIZEN = "20914695016";

  private static Service demo;

  private final WebClient browser = new WebClient();

  @BeforeAll
  static void use(Service running) {
    demo = running;
  }

  @ParameterizedTest
  @CsvSource({
    "20914695016, JA, ",
    "23879422019, JA, ",
    "12837512040, NEI, RESERVERT",
    "03888221041, NEI, ALLEREDE_AKTIV",
    "25929030063, NEI, ALLEREDE_AKTIV",
    "17856040070, NEI, BRUKER_IKKE_FUNNET",
    "09819915110, NEI, BRUKER_IKKE_FUNNET",
    "30865522262, JA, ",
    "56847033490, JA, ",
    "01918844402, JA, ",
    "14826611147, NEI, RESERVERT"
  })
  void bothEndpointsGiveTheContractsAnswer(String number, String status, String beskrivelse)
      throws Exception {
    HtmlPage page = ask(number);

    assertThat(text(page, ".verdict strong")).isEqualTo(status);
    assertThat(text(page, ".verdict code")).isEqualTo(beskrivelse == null ? "" : beskrivelse);
    assertThat(text(page, ".verdict span")).endsWith(".");
    assertThat(page.getTitleText()).startsWith(status).endsWith("– Kontaktregister");
    assertThat(radio(page, number).isChecked()).isTrue();

    List<String> messages = messages(page);
    assertThat(messages.get(1))
        .startsWith("HTTP/1.1 200\n")
        .endsWith(
            beskrivelse == null
                ? "\n\n{\"status\":\"JA\"}"
                : "\n\n{\"status\":\"NEI\",\"beskrivelse\":\"" + beskrivelse + "\"}");
    assertThat(messages.get(4))
        .contains("<status>" + status + "</status>")
        .contains(beskrivelse == null ? "" : "<beskrivelse>" + beskrivelse + "</beskrivelse>");
  }

  @Test
  void theMessagesShownAreThoseThatWentOverTheWire() throws Exception {
    List<String> messages = messages(ask(CITIZEN));
    String restRequest = messages.get(0);
    String soapRequest = body(messages.get(2));
    String soapResponse = body(messages.get(3));

    String host = "\nHost: 127.0.0.1:" + demo.port() + "\n";
    assertThat(restRequest)
        .startsWith("POST " + Endpoint.REST_PATH + " HTTP/1.1\n")
        .contains(host)
        .endsWith("\n\n{\"personidentifikator\":\"" + CITIZEN + "\"}");
    assertThat(messages.get(2))
        .startsWith("POST " + Endpoint.SOAP_PATH + " HTTP/1.1\n")
        .contains(host);

    SignedJWT token = SignedJWT.parse(find("Authorization: Bearer (\\S+)", restRequest));
    assertThat(
            token.verify(
                new RSASSAVerifier(
                    JWKSet.load(RunningDemo.jwks().toURL()).getKeys().get(0).toRSAKey())))
        .isTrue();

    // An endpoint remembers what it has taken, so it must know this message already.
    HttpResponse<String> again = demo.post(Endpoint.SOAP_PATH, "application/soap+xml", soapRequest);
    assertThat(again.body()).contains("The request has been accepted before.");

    assertThat(soapResponse).contains("<xenc:EncryptedData").doesNotContain("<status>");
    assertThat(unbroken(find("SignatureConfirmation [^>]*Value=\"([^\"]+)\"", soapResponse)))
        .isEqualTo(unbroken(find("<ds:SignatureValue>([^<]+)<", soapRequest)));
    assertThat(RunningDemo.soap().body(soapResponse)).isEqualTo(messages.get(4));

    for (String response : List.of(messages.get(1), messages.get(3))) {
      assertThat(demo.log()).contains(" correlation=" + find("x-correlation-id: (\\S+)", response));
    }
  }

  /** An element and an attribute write the line breaks of base64 each in its own way. */
  private static String unbroken(String base64) {
    return base64.replaceAll("&#x?[0-9A-Fa-f]+;|\\s", "");
  }

  static Stream<Arguments> badForms() {
    return Stream.of(
        Arguments.of("", FORM),
        Arguments.of("personidentifikator=", FORM),
        Arguments.of("personidentifikator=20914695017", FORM),
        Arguments.of("personidentifikator=31123950057", FORM),
        Arguments.of("personidentifikator=20914695016&personidentifikator=20914695016", FORM),
        Arguments.of("personidentifikator=<script>alert(1)</script>", FORM),
        Arguments.of("personidentifikator=20914695016" + "0".repeat(100_000), FORM),
        Arguments.of("personidentifikator=20914695016", "text/plain"),
        Arguments.of("{\"personidentifikator\":\"20914695016\"}", "application/json"));
  }

  @ParameterizedTest
  @MethodSource("badForms")
  void anythingButTheFormIsAnsweredWithThePageAndASentence(String body, String contentType)
      throws Exception {
    HttpResponse<String> answer = post("/", contentType, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertSafe(answer);
    assertThat(answer.body())
        .contains("No question was asked. Choose a citizen from the list", "<form ")
        .doesNotContain("alert(1)", "20914695017", "31123950057", " checked", "<pre>");
  }

  @Test
  void aNumberInTheUrlIsNotTaken() throws Exception {
    assertThat(post("/?personidentifikator=" + CITIZEN, FORM, "").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
  void otherMethodsAreNotTaken(String method) throws Exception {
    HttpResponse<String> answer =
        demo.send(HttpRequest.newBuilder(demo.uri("/")).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, POST");
    Discretion.assertTellsNothing(answer);
  }

  @Test
  void theHeadersAreThoseOfThePage() throws Exception {
    HttpResponse<String> page = demo.get("/");
    HttpResponse<String> head =
        demo.send(HttpRequest.newBuilder(demo.uri("/")).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().map()).isEqualTo(page.headers().map());
    assertSafe(page);
    assertSafe(post("/", FORM, "personidentifikator=" + CITIZEN));
  }

  /**
   * What the contract between a page and a browser says, so that the latter runs and loads none.
   */
  private static void assertSafe(HttpResponse<String> answer) throws Exception {
    String style = find("(?s)<style>(.*)</style>", answer.body());
    String hash =
        Base64.getEncoder()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'sha256-"
                + hash
                + "'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.body()).doesNotContain("<script", " style=", " onclick", "src=");
  }

  @Test
  void itsLinksLeadSomewhere() throws Exception {
    List<String> links = open().getAnchors().stream().map(HtmlAnchor::getHrefAttribute).toList();

    assertThat(links)
        .containsExactly(
            "ws/postkasseleverandoer/v5?wsdl",
            "ws/oppslagstjenesten/v5?wsdl",
            "swagger-ui/index.html",
            "openapi",
            "health/ready",
            "metrics");
    for (String link : links) {
      assertThat(demo.get("/" + link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void nobodysNumberIsLogged() throws Exception {
    for (HtmlRadioButtonInput choice : open().<HtmlRadioButtonInput>getByXPath("//input")) {
      ask(choice.getValueAttribute());

      assertThat(demo.log()).doesNotContain(choice.getValueAttribute());
    }
    assertThat(demo.log()).doesNotContain("WARNING", "\tat ");
  }

  private HtmlPage open() throws Exception {
    return browser.getPage(demo.uri("/").toURL());
  }

  private HtmlPage ask(String number) throws Exception {
    HtmlPage page = open();
    radio(page, number).click();
    HtmlPage answer = page.<HtmlButton>querySelector("button").click();
    assertThat(answer.getUrl()).hasToString(demo.uri("/#answer").toString());
    return answer;
  }

  private static HtmlRadioButtonInput radio(HtmlPage page, String number) {
    return page.querySelector("input[value='" + number + "']");
  }

  private static String text(HtmlPage page, String selector) {
    return page.querySelector(selector).getTextContent();
  }

  /** Both halves at the REST endpoint, both at the SOAP endpoint, and what the last one holds. */
  private static List<String> messages(HtmlPage page) {
    List<String> messages =
        page.querySelectorAll("pre").stream().map(DomNode::getTextContent).toList();
    assertThat(messages).hasSize(5);
    return messages;
  }

  private static String body(String message) {
    return message.substring(message.indexOf("\n\n") + 2);
  }

  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }

  private static HttpResponse<String> post(String path, String contentType, String body)
      throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }
}
