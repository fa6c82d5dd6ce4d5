package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.ConsoleBrowser.fill;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.press;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.state;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.status;
import static no.kontaktregister.endtoend.service.ConsoleBrowser.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import no.kontaktregister.endtoend.service.ConsoleBrowser;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSelect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What citizens do in the console. Each test has a citizen of its own. */
class ConsoleActsIT extends ConsoleVisit {

  private static final String MARKUP = "<script>alert(1)</script>";

  /** Other tests expect the citizens of the start. */
  @AfterAll
  static void reset() throws Exception {
    try (ConsoleBrowser last = new ConsoleBrowser(demo)) {
      last.reset();
    }
  }

  @Test
  void eachActOfACitizenIsAButtonAndTakesAChangeNumber() throws Exception {
    HtmlPage page = browser.register();
    long change = change(page);

    fill(page, "#epostadresse", "kari@example.com");
    page = act(page, "give-email", "The e-mail address is stored.", ++change);
    assertThat(state(page, "E-mail address")).startsWith("kari@example.com updated");

    fill(page, "#epostadresse", "kari.ny@example.com");
    page = act(page, "give-email", "The e-mail address is stored.", ++change);
    assertThat(state(page, "E-mail address")).startsWith("kari.ny@example.com");

    fill(page, "#mobiltelefonnummer", "+4791234567");
    page = act(page, "give-mobile", "The mobile number is stored.", ++change);
    assertThat(state(page, "Mobile number")).startsWith("+4791234567");

    page = act(page, "confirm", "The contact information is confirmed.", ++change);
    assertThat(state(page, "Mobile number")).contains("confirmed");
    assertThat(state(page, "E-mail address")).contains("confirmed");

    page.<HtmlSelect>querySelector("#spraak").setSelectedAttribute("se", true);
    page = act(page, "language", "The language is stored.", ++change);
    assertThat(state(page, "Language")).isEqualTo("Northern Sami");

    page.<HtmlSelect>querySelector("#leverandoer").setSelectedAttribute("984661185", true);
    fill(page, "#adresse", "kari.nordmann#4XKQ");
    page =
        act(
            page,
            "give-mailbox",
            "The mailbox is created, and is the citizen’s active one.",
            ++change);
    assertThat(state(page, "Mailbox")).isEqualTo("984661185 kari.nordmann#4XKQ");
    assertThat(page.querySelectorAll("form[action$='/give-mailbox']")).isEmpty();

    page = act(page, "remove-mailbox", "The mailbox is deleted.", ++change);
    assertThat(state(page, "Mailbox")).isEqualTo("–");

    page = act(page, "reserve", "The citizen is reserved.", ++change);
    assertThat(state(page, "Reservation")).startsWith("JA");
    assertThat(page.querySelectorAll("form[action$='/reserve']")).isEmpty();

    page = act(page, "lift-reservation", "The reservation is lifted.", ++change);
    assertThat(state(page, "Reservation")).startsWith("NEI");

    page = act(page, "remove-email", "The e-mail address is removed.", ++change);
    assertThat(state(page, "E-mail address")).isEqualTo("–");

    page = act(page, "remove-mobile", "The mobile number is removed.", ++change);
    assertThat(state(page, "Mobile number")).isEqualTo("–");

    page = act(page, "delete", "The citizen is deleted.", ++change);
    assertThat(state(page, "Status")).isEqualTo("SLETTET");
    assertThat(page.querySelectorAll("form[action$='/delete']")).isEmpty();

    fill(page, "#epostadresse", "tilbake@example.com");
    page = act(page, "give-email", "The e-mail address is stored.", ++change);
    assertThat(state(page, "Status")).isEqualTo("AKTIV");

    String number = text(page, "h1");
    HtmlPage feed = browser.open("/demo/console/changes");
    assertThat(text(feed, "tbody tr")).startsWith(change + number + "AKTIVNEItilbake@example.com");
    assertThat(demo.log()).doesNotContain(number);
  }

  @Test
  void anActThatChangesNothingIsReportedAsSuch() throws Exception {
    HtmlPage page = browser.register();
    long change = change(page);
    page = press(page, "form[action$='/reserve'] button");
    String address = page.getUrl().getPath();
    assertThat(change(page)).isEqualTo(change + 1);

    assertThat(
            browser.post(address + "/reserve", "").headers().firstValue("Location").orElseThrow())
        .endsWith(address + "?done=nothing");
    page = browser.open(address + "?done=nothing");

    assertThat(notice(page)).isEqualTo("Nothing has changed, so no change number was taken.");
    assertThat(change(page)).isEqualTo(change + 1);
  }

  @Test
  void aReservedCitizenGetsNoMailbox() throws Exception {
    HtmlPage page = press(browser.register(), "form[action$='/reserve'] button");
    long change = change(page);

    fill(page, "#adresse", "kari.nordmann#4XKQ");
    HtmlPage refused = press(page, button("give-mailbox"));

    assertThat(status(refused)).isEqualTo(409);
    assertThat(text(refused, ".refusal")).startsWith("The registry refused to change the mailbox.");
    assertThat(change(refused)).isEqualTo(change);
  }

  @ParameterizedTest
  @CsvSource({
    "give-email, epostadresse, kari, The e-mail address must be well-formed",
    "give-email, epostadresse, " + MARKUP + ", The e-mail address must be well-formed",
    "give-mobile, mobiltelefonnummer, 12345678, The mobile number must have 8 to 20 characters",
    "language, spraak, de, Choose one of the languages in the list."
  })
  void aValueThatIsWrongIsExplainedAndChangesNothing(
      String act, String field, String value, String sentence) throws Exception {
    HtmlPage page = browser.register();
    String address = page.getUrl().getPath();

    HttpResponse<String> answer = browser.post(address + "/" + act, field + "=" + value);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("role=\"alert\">" + sentence).doesNotContain(MARKUP);
    assertThat(change(browser.open(address))).isEqualTo(change(page));
  }

  @Test
  void anActRedirectsSoThatAReloadDoesNotRepeatIt() throws Exception {
    HtmlPage page = browser.register();
    String address = page.getUrl().getPath();

    HttpResponse<String> answer = browser.post(address + "/reserve", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .endsWith(address + "?done=reserve")
        .doesNotContain(text(page, "h1"));
  }

  @Test
  void nobodyCanActForACitizenWhoIsNotThere() throws Exception {
    String address = "/demo/console/citizens/0123456789abcdef01234567";

    assertThat(browser.post(address + "/reserve", "").statusCode()).isEqualTo(404);
    assertThat(browser.post(address + "/token", "").statusCode()).isEqualTo(404);
    assertThat(text(browser.open(address), "h1")).isEqualTo("No such citizen");
  }

  private HtmlPage act(HtmlPage page, String act, String done, long change) throws Exception {
    HtmlPage after = press(page, button(act));

    assertThat(notice(after)).isEqualTo(done + " Change number " + change + ".");
    assertThat(change(after)).isEqualTo(change);
    return after;
  }

  private static String button(String act) {
    return act.equals("remove-email") || act.equals("remove-mobile")
        ? "button[formaction$='/" + act + "']"
        : "main form[action$='/" + act + "'] button";
  }

  private static String notice(HtmlPage page) {
    return text(page, ".done");
  }

  private static long change(HtmlPage page) {
    return Long.parseLong(state(page, "Change number"));
  }
}
