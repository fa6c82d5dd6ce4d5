package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.ConsoleBrowser.fill;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.press;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.state;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.status;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import no.kontaktregister.endtoend.service.ConsoleBrowser;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Citizens in the console: those who are there, and new ones. */
class ConsoleCitizensIT extends ConsoleVisit {

  private static final String MARKUP = "<script>alert(1)</script>";

  /** Other tests expect the citizens of the start. */
  @AfterAll
  static void reset() throws Exception {
    try (ConsoleBrowser last = new ConsoleBrowser(demo)) {
      HtmlPage page = last.reset();

      assertThat(text(page, "[role=status]")).isEqualTo("The demo is as it was at its start.");
      assertThat(page.querySelectorAll("tbody tr")).hasSize(10);
    }
  }

  @Test
  void aCitizenIsFoundByANumberThatNoAddressHas() throws Exception {
    HtmlPage page = browser.find("12837512040");

    assertThat(page.getUrl().getFile()).matches("/demo/console/citizens/[0-9a-f]{24}");
    assertThat(text(page, "h1")).isEqualTo("12837512040");
    assertThat(state(page, "Reservation")).startsWith("JA");
    assertThat(state(page, "E-mail address")).startsWith("reservert@example.com");
    assertThat(page.asXml()).doesNotContainPattern("(href|action)=\"[^\"]*12837512040");
    assertThat(demo.log()).doesNotContain("12837512040");
  }

  @ParameterizedTest
  @CsvSource({
    "09819915110, 404, The registry has no citizen with this number.",
    "31123950057, 400, This is not a synthetic personidentifikator.",
    "20914695017, 400, This is not a synthetic personidentifikator."
  })
  void aNumberThatIsNotFoundIsExplained(String number, int status, String sentence)
      throws Exception {
    HtmlPage page = browser.find(number);

    assertThat(status(page)).isEqualTo(status);
    assertThat(text(page, "[role=alert]")).startsWith(sentence);
    assertThat(page.asXml()).doesNotContain(number);
  }

  @Test
  void aCitizenIsRegisteredInTheStateThatTheFormSays() throws Exception {
    HtmlPage form = browser.open("/");
    fill(form, "#new-email", "ny@example.com");
    fill(form, "#new-mobile", "41234567");
    form.<HtmlSelect>querySelector("#new-language").setSelectedAttribute("nn", true);
    form.<HtmlCheckBoxInput>querySelector("input[name=reservasjon]").setChecked(true);
    HtmlPage page = press(form, "form[action='/demo/console/citizens'] button");

    assertThat(text(page, ".done")).startsWith("The citizen is registered. Change number ");
    assertThat(state(page, "E-mail address")).startsWith("ny@example.com");
    assertThat(state(page, "Mobile number")).startsWith("41234567");
    assertThat(state(page, "Language")).isEqualTo("Nynorsk");
    assertThat(state(page, "Reservation")).startsWith("JA");

    HtmlPage again = browser.open("/");
    fill(again, "#new-number", text(page, "h1"));
    HtmlPage refused = press(again, "form[action='/demo/console/citizens'] button");

    assertThat(status(refused)).isEqualTo(409);
    assertThat(text(refused, "[role=alert]")).startsWith("The registry already has a citizen");
  }

  @Test
  void whatACitizenHasIsShownAsTextWhateverItIs() throws Exception {
    HtmlPage page = browser.register();
    String id = page.getUrl().getPath().replaceFirst(".*/", "");
    HttpResponse<String> stored =
        send(
            "POST",
            "/demo/v1/citizens/" + id + "/mailbox",
            "application/json",
            "{\"leverandoer\":\"984661185\",\"adresse\":\"" + MARKUP + "\"}");
    assertThat(stored.statusCode()).isEqualTo(200);

    HtmlPage shown = browser.open("/demo/console/citizens/" + id);

    assertThat(state(shown, "Mailbox")).isEqualTo("984661185 " + MARKUP);
    assertThat(shown.getWebResponse().getContentAsString()).doesNotContain(MARKUP);
  }

  @Test
  void theListShowsTheCitizensThatMatch() throws Exception {
    assertThat(numbers("/?reservasjon=JA"))
        .contains("12837512040", "14826611147")
        .doesNotContain("20914695016");
    assertThat(numbers("/?reservasjon=JA&postkasse=none"))
        .contains("12837512040")
        .doesNotContain("14826611147");
    assertThat(numbers("/?postkasse=922020175")).containsExactly("25929030063");
    assertThat(numbers("/?status=SLETTET")).contains("17856040070").doesNotContain("20914695016");
    assertThat(status(browser.open("/?status=x"))).isEqualTo(400);
    assertThat(status(browser.open("/?status=AKTIV&page=99"))).isEqualTo(200);
  }

  @Test
  void aLongListHasPages() throws Exception {
    for (int i = 0; i < 26; i++) {
      assertThat(send("POST", "/demo/v1/citizens", "application/json", "{}").statusCode())
          .isEqualTo(201);
    }
    HtmlPage first = browser.open("/?status=AKTIV");

    assertThat(first.querySelectorAll("tbody tr")).hasSize(25);
    HtmlPage second = first.getAnchorByText("Next page").click();
    assertThat(second.getUrl().getQuery()).isEqualTo("page=1&status=AKTIV");
    assertThat(text(second, "tbody tr")).isNotEqualTo(text(first, "tbody tr"));
    assertThat(second.getAnchorByText("Previous page")).isNotNull();
  }

  @Test
  void theCallsOfTheEndpointsAreListedWithTheirOutcomes() throws Exception {
    browser.ask("12837512040", "kan-velge");

    HtmlPage calls = browser.open("/demo/console/calls");

    assertThat(text(calls, "tbody tr"))
        .contains("KAN_VELGE_SIKKER_DIGITAL_POSTKASSE", "RESERVERT", "984661185", "12837512040");
    HtmlPage citizen = calls.<HtmlPage>getAnchorByText("12837512040").click();
    assertThat(text(citizen, "h1")).isEqualTo("12837512040");
  }

  private List<String> numbers(String path) throws Exception {
    return browser.open(path).querySelectorAll("tbody th").stream()
        .map(DomNode::getTextContent)
        .toList();
  }

  private static HttpResponse<String> send(
      String method, String path, String contentType, String body) throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri(path))
            .header("Content-Type", contentType)
            .method(method, BodyPublishers.ofString(body)));
  }
}
