package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.press;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all pages of the console have in common. */
class ConsoleIT extends ConsoleVisit {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String CITIZEN = "20914695016";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/demo/console/ask",
        "/demo/console/changes",
        "/demo/console/calls",
        "/demo/console/keys",
        "/demo/console/citizens/0123456789abcdef01234567",
        "/demo/console/nothing"
      })
  void eachPageRunsAndLoadsOnlyItsOwn(String path) throws Exception {
    HttpResponse<String> page = demo.get(path);
    HttpResponse<String> head =
        demo.send(HttpRequest.newBuilder(demo.uri(path)).method("HEAD", BodyPublishers.noBody()));

    assertSafe(page);
    assertThat(head.statusCode()).isEqualTo(page.statusCode());
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().map()).isEqualTo(page.headers().map());
  }

  private static void assertSafe(HttpResponse<String> answer) throws Exception {
    assertThat(answer.headers().firstValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'; style-src 'sha256-"
                + hash("(?s)<style>(.*)</style>", answer.body())
                + "'; script-src 'sha256-"
                + hash("(?s)<script>(.*)</script>", answer.body())
                + "'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none';"
                + " frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    assertThat(answer.body())
        .containsOnlyOnce("<script")
        .doesNotContain(" style=", " onclick", "src=");
  }

  private static String hash(String pattern, String page) throws Exception {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).isTrue();
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(matcher.group(1).getBytes(UTF_8)));
  }

  @Test
  void itsLinksLeadSomewhere() throws Exception {
    List<String> links =
        browser.open("/").getAnchors().stream()
            .map(HtmlAnchor::getHrefAttribute)
            .filter(link -> link.startsWith("/"))
            .distinct()
            .toList();

    assertThat(links)
        .contains(
            "/",
            "/demo/console/ask",
            "/demo/console/changes",
            "/demo/console/calls",
            "/demo/console/keys",
            "/ws/postkasseleverandoer/v5?wsdl",
            "/ws/oppslagstjenesten/v5?wsdl",
            "/swagger-ui/index.html",
            "/openapi",
            "/demo/v1/openapi",
            "/health/ready",
            "/metrics");
    for (String link : links) {
      assertThat(demo.get(link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Keys and tokens",
        "nb | Nøkler og tokener",
        "no | Nøkler og tokener",
        "nn, en;q=0.5 | Nøkler og tokener",
        "fr, en;q=0.5, nb;q=0.4 | Keys and tokens",
        "fr | Keys and tokens",
        "*;;q | Keys and tokens",
      })
  void thePageIsInTheLanguageThatTheBrowserPrefers(String preferred, String title)
      throws Exception {
    assertThat(text(browser.preferring(preferred).open("/demo/console/keys"), "h1"))
        .isEqualTo(title);
  }

  @Test
  void theSwitchChangesTheLanguageAndStaysOnThePage() throws Exception {
    HtmlPage bokmaal =
        press(browser.preferring("en").open("/demo/console/calls"), "button[value=nb]");

    assertThat(bokmaal.getUrl()).hasToString(demo.uri("/demo/console/calls").toString());
    assertThat(bokmaal.getDocumentElement().getAttribute("lang")).isEqualTo("nb");
    assertThat(text(bokmaal, "h1")).isEqualTo("Siste kall");
    assertThat(text(browser.open("/"), "h2")).isEqualTo("Finn en innbygger");

    HtmlPage english = press(browser.open("/"), "button[value=en]");

    assertThat(text(english, "h2")).isEqualTo("Find a citizen");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//other.example",
        "https://other.example",
        "/demo/console/keys",
        "demo/console/../../ws",
        "x"
      })
  void theSwitchLeadsToNoOtherPlace(String page) throws Exception {
    HttpResponse<String> answer = post("/demo/console/language", FORM, "language=nb&page=" + page);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(location(answer).getPath()).isEqualTo("/");
    assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("nb", "HttpOnly", "SameSite=Strict");
  }

  static Stream<Arguments> badForms() {
    return Stream.of(
        Arguments.of("/demo/console/find", "", FORM),
        Arguments.of("/demo/console/find", "personidentifikator=" + CITIZEN, "text/plain"),
        Arguments.of("/demo/console/find", "personidentifikator=" + "0".repeat(100_000), FORM),
        Arguments.of("/demo/console/find", "personidentifikator=%zz", FORM),
        Arguments.of(
            "/demo/console/find",
            "personidentifikator=" + CITIZEN + "&personidentifikator=1",
            FORM),
        Arguments.of("/demo/console/find", "personidentifikator=<script>alert(1)</script>", FORM),
        Arguments.of("/demo/console/find?personidentifikator=" + CITIZEN, "", FORM),
        Arguments.of("/demo/console/citizens", "epostadresse=<script>alert(1)</script>", FORM),
        Arguments.of("/demo/console/citizens", "reservasjon=<script>alert(1)</script>", FORM),
        Arguments.of("/demo/console/ask", "question=<script>alert(1)</script>", FORM),
        Arguments.of("/demo/console/ask", "question=kan-velge", FORM),
        Arguments.of("/demo/console/keys", "virksomhetsidentifikator=984661186", FORM),
        Arguments.of("/demo/console/keys", "virksomhetsidentifikator=984661185&state=x", FORM),
        Arguments.of("/demo/console/tokens", "virksomhetsidentifikator=984661186", FORM),
        Arguments.of("/demo/console/tokens", "virksomhetsidentifikator=984661185&scope=x", FORM));
  }

  @ParameterizedTest
  @MethodSource("badForms")
  void aFormThatIsWrongIsAnsweredWithAPageAndASentence(String path, String body, String type)
      throws Exception {
    HttpResponse<String> answer = post(path, type, body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertSafe(answer);
    assertThat(answer.body())
        .containsPattern("role=\"alert\">[A-Z][^<]+\\.</p>")
        .doesNotContain("alert(1)", "984661186");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /demo/console/find, POST",
    "GET, /demo/console/reset, POST",
    "POST, /, 'GET, HEAD'",
    "POST, /demo/console/changes, 'GET, HEAD'",
    "PUT, /demo/console/ask, 'GET, HEAD, POST'",
    "DELETE, /demo/console/ask, 'GET, HEAD, POST'",
    "OPTIONS, /, 'GET, HEAD'"
  })
  void otherMethodsAreRefused(String method, String path, String allowed) throws Exception {
    HttpResponse<String> answer =
        demo.send(HttpRequest.newBuilder(demo.uri(path)).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains(allowed);
    Discretion.assertTellsNothing(answer);
  }

  private static URI location(HttpResponse<String> answer) {
    return demo.uri("/").resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  private static HttpResponse<String> post(String path, String contentType, String body)
      throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri(path))
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body)));
  }
}
