package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.ConsoleBrowser.press;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.status;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.endtoend.service.ClientsPage;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.RunningDemo;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions that a person asks in the console. */
class ConsoleAskIT extends ConsoleVisit {

  private static final String CITIZEN = "20914695016";
  private static final String KAN_VELGE = "kan-velge";
  private static final String HENT_PERSONER = "hent-personer";

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
    HtmlPage page = browser.ask(number, KAN_VELGE);

    assertThat(page.getUrl().getPath()).matches("/demo/console/ask/[0-9a-f]{24}");
    assertThat(text(page, ".verdict strong")).isEqualTo(status);
    assertThat(text(page, ".verdict code")).isEqualTo(beskrivelse == null ? "" : beskrivelse);
    assertThat(text(page, ".verdict span")).endsWith(".");
    assertThat(message(page, "rest-response"))
        .startsWith("HTTP/1.1 200\n")
        .endsWith(
            beskrivelse == null
                ? "\n\n{\"status\":\"JA\"}"
                : "\n\n{\"status\":\"NEI\",\"beskrivelse\":\"" + beskrivelse + "\"}");
    assertThat(message(page, "soap-opened"))
        .contains("<status>" + status + "</status>")
        .contains(beskrivelse == null ? "" : "<beskrivelse>" + beskrivelse + "</beskrivelse>");
    assertThat(demo.log()).doesNotContain(number, "\tat ");
  }

  @ParameterizedTest
  @CsvSource({
    "20914695016, AKTIV, KAN_VARSLES",
    "30865522262, AKTIV, KAN_IKKE_VARSLES",
    "17856040070, SLETTET, KAN_IKKE_VARSLES",
    "09819915110, IKKE_REGISTRERT, KAN_IKKE_VARSLES"
  })
  void aPublicBodyLooksACitizenUpAtBothEndpoints(
      String number, String status, String varslingsstatus) throws Exception {
    HtmlPage page = browser.ask(number, HENT_PERSONER);

    assertThat(text(page, ".verdict strong")).isEqualTo(status);
    assertThat(text(page, ".verdict code")).isEqualTo(varslingsstatus);
    assertThat(message(page, "rest-response")).contains("\"" + varslingsstatus + "\"");
    assertThat(message(page, "soap-opened"))
        .contains(">" + status + "<", ">" + varslingsstatus + "<");
  }

  @Test
  void theMessagesShownAreThoseThatWentOverTheWire() throws Exception {
    HtmlPage page = browser.ask(CITIZEN, KAN_VELGE);
    String restRequest = message(page, "rest-request");
    String soapRequest = message(page, "soap-request");
    String soapResponse = body(message(page, "soap-response"));

    String host = "\nHost: 127.0.0.1:" + demo.port() + "\n";
    assertThat(restRequest)
        .startsWith("POST " + Endpoint.REST_PATH + " HTTP/1.1\n")
        .contains(host)
        .endsWith("\n\n{\"personidentifikator\":\"" + CITIZEN + "\"}");
    assertThat(soapRequest).startsWith("POST " + Endpoint.SOAP_PATH + " HTTP/1.1\n").contains(host);

    SignedJWT token = SignedJWT.parse(find("Authorization: Bearer (\\S+)", restRequest));
    assertThat(
            token.verify(
                new RSASSAVerifier(
                    JWKSet.load(RunningDemo.jwks().toURL()).getKeys().get(0).toRSAKey())))
        .isTrue();

    // An endpoint remembers what it has taken, so it must know this message already.
    HttpResponse<String> again =
        demo.post(Endpoint.SOAP_PATH, "application/soap+xml", body(soapRequest));
    assertThat(again.body()).contains("The request has been accepted before.");

    assertThat(soapResponse).contains("<xenc:EncryptedData").doesNotContain("<status>");
    assertThat(unbroken(find("SignatureConfirmation [^>]*Value=\"([^\"]+)\"", soapResponse)))
        .isEqualTo(unbroken(find("<ds:SignatureValue>([^<]+)<", soapRequest)));
    assertThat(RunningDemo.soap().body(soapResponse)).isEqualTo(message(page, "soap-opened"));

    for (String response :
        List.of(message(page, "rest-response"), message(page, "soap-response"))) {
      assertThat(demo.log()).contains(" correlation=" + find("x-correlation-id: (\\S+)", response));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "kan-velge, 984661185, {\"status\":\"JA\"}",
    "hent-personer, 974761076, {\"personer\":["
  })
  void theCommandsForAShellGetTheSameAnswers(
      String question, String caller, String answer, @TempDir Path folder) throws Exception {
    HtmlPage page = browser.ask(CITIZEN, question);

    assertThat(shell(folder, message(page, "rest-curl"))).startsWith(answer);
    assertThat(RunningDemo.soapOf(caller).body(shell(folder, message(page, "soap-curl"))))
        .isEqualTo(message(page, "soap-opened"));
  }

  @Test
  void anAnswerHasAnAddressForAsLongAsItIsKept() throws Exception {
    HtmlPage page = browser.ask(CITIZEN, KAN_VELGE);

    assertThat(text(browser.open(page.getUrl().getPath()), ".verdict strong")).isEqualTo("JA");

    HtmlPage forgotten = browser.open("/demo/console/ask/0123456789abcdef01234567");

    assertThat(status(forgotten)).isEqualTo(404);
    assertThat(text(forgotten, "[role=alert]"))
        .isEqualTo("This answer is not kept any longer. Ask again.");
  }

  @ParameterizedTest
  @CsvSource({"31123950057", "20914695017", "2091469501", "abc"})
  void nobodyIsAskedAboutByANumberThatIsNotSynthetic(String number) throws Exception {
    HtmlPage page = browser.ask(number, KAN_VELGE);

    assertThat(status(page)).isEqualTo(400);
    assertThat(text(page, "[role=alert]")).startsWith("This is not a synthetic");
    assertThat(page.querySelectorAll("pre")).isEmpty();
  }

  @Test
  void aRegistryThatDoesNotAnswerIsShownAsSuch() throws Exception {
    HttpResponse<String> fault =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/demo/v1/faults"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"operation\":\"HENT_PERSONER\",\"fault\":\"unavailable\",\"calls\":2}")));
    assertThat(fault.statusCode()).isEqualTo(201);

    HtmlPage page = browser.ask(CITIZEN, HENT_PERSONER);

    assertThat(text(page, "[role=alert]"))
        .isEqualTo("The REST endpoint gave no answer. Its status is 503.");
    assertThat(page.querySelectorAll(".verdict")).isEmpty();
    assertThat(message(page, "soap-opened")).contains("Receiver");
  }

  @Test
  void theQuestionsAreOnTheCitizensPageToo() throws Exception {
    HtmlPage page = press(browser.find("12837512040"), "button[value=kan-velge]");

    assertThat(text(page, ".verdict code")).isEqualTo("RESERVERT");
    assertThat(text(page, ".asked")).contains("12837512040");
    assertThat(text(page.getAnchorByText("Go to the citizen").click(), "h1"))
        .isEqualTo("12837512040");
  }

  @Test
  void theListOfCallsLeadsToTheMessagesOfEach() throws Exception {
    browser.ask("12837512040", KAN_VELGE);
    HtmlPage calls = browser.open("/demo/console/calls");

    HtmlPage soap = calls.<HtmlAnchor>querySelector("tbody tr:nth-child(1) th a").click();
    HtmlPage rest = calls.<HtmlAnchor>querySelector("tbody tr:nth-child(2) th a").click();

    assertThat(rest.getUrl().getPath()).matches("/demo/console/calls/[0-9a-f]{24}");
    assertThat(message(rest, "request"))
        .startsWith("POST /rest/v1/postkasse/kan-velge\n")
        .contains("12837512040");
    assertThat(message(rest, "response"))
        .startsWith("200\n")
        .endsWith("{\"status\":\"NEI\",\"beskrivelse\":\"RESERVERT\"}");
    assertThat(text(rest, "main > p code")).contains("operation=KAN_VELGE");
    assertThat(message(soap, "request")).contains("SignatureValue");
    assertThat(message(soap, "response")).contains("EncryptedData");
    HtmlPage gone = browser.open("/demo/console/calls/0123456789abcdef01234567");
    assertThat(status(gone)).isEqualTo(404);
    assertThat(text(gone, "h1")).isEqualTo("No such call");
  }

  private static String shell(Path folder, String command) throws Exception {
    return ClientsPage.run(
        folder, "bash", "-euo", "pipefail", "-c", command.replaceFirst("curl", "curl -sS"));
  }

  /** An element and an attribute write the line breaks of base64 each in its own way. */
  private static String unbroken(String base64) {
    return base64.replaceAll("&#x?[0-9A-Fa-f]+;|\\s", "");
  }

  private static String message(HtmlPage page, String id) {
    return page.querySelector("#" + id).getTextContent();
  }

  private static String body(String message) {
    return message.substring(message.indexOf("\n\n") + 2);
  }

  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as(pattern).isTrue();
    return matcher.group(1);
  }
}
