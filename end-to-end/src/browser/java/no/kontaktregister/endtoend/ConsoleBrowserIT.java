package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import no.kontaktregister.endtoend.service.ConsoleBrowser;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.htmlunit.html.HtmlAnchor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console in Chromium; {@code mvn -Pbrowser} runs it. */
@OnTheRunningDemo
class ConsoleBrowserIT {

  /** A login of a client that nobody waits for. */
  private static final String LOGIN =
      "/idporten/authorize?client_id=my-client&response_type=code&scope=openid&state=1"
          + "&redirect_uri=http://localhost:3000/callback&code_challenge_method=S256"
          + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static Service demo;
  private static Chromium browser;
  private static String citizen;
  private static String answer;
  private static String call;

  @BeforeAll
  static void start(Service running) throws Exception {
    demo = running;
    browser = new Chromium(running);
    try (ConsoleBrowser plain = new ConsoleBrowser(running)) {
      citizen = plain.find("12837512040").getUrl().getPath();
      answer = plain.ask("12837512040", "hent-personer").getUrl().getPath();
      call =
          plain
              .open("/demo/console/calls")
              .<HtmlAnchor>querySelector("tbody th a")
              .getHrefAttribute();
    }
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "390, light, nb",
    "390, dark, en",
    "1280, light, en",
    "1280, dark, nb",
    "320, light, nb"
  })
  void eachPageIsReadable(int width, String colours, String language) throws Exception {
    browser.show(width, colours);
    browser.open("/");
    browser.selenium().manage().addCookie(new Cookie("kontaktregister-language", language));
    String[][] pages = {
      {"citizens", "/"},
      {"citizen", citizen},
      {"reserved", citizen + "?done=reserve"},
      {"ask", "/demo/console/ask"},
      {"answer", answer},
      {"changes", "/demo/console/changes"},
      {"calls", "/demo/console/calls"},
      {"call", call},
      {"test-id", LOGIN},
      {"keys", "/demo/console/keys"},
      {"nothing", "/demo/console/nothing"}
    };
    for (String[] page : pages) {
      browser.open(page[1]);
      assertThat(browser.find("html").getDomAttribute("lang")).isEqualTo(language);
      browser
          .selenium()
          .executeScript("document.querySelectorAll('details').forEach(it => it.open = true)");
      browser.keepScreenshot(page[0] + "-" + width + "-" + colours + "-" + language);
      browser.assertReadable();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "390, dark"})
  void aPersonWithAKeyboardGetsAnAnswer(int width, String colours) throws Exception {
    browser.show(width, colours);
    browser.open("/demo/console/ask");

    do {
      browser.press(Keys.TAB);
    } while (!"number".equals(browser.selenium().switchTo().activeElement().getDomAttribute("id")));
    WebElement number = browser.selenium().switchTo().activeElement();
    assertThat(number.getCssValue("outline-style")).as("the focus is visible").isEqualTo("solid");
    number.sendKeys(Keys.chord(Keys.CONTROL, "a"), "12837512040");
    browser.press(Keys.TAB);
    browser.press(Keys.ENTER);

    WebElement verdict = browser.find(".verdict");
    assertThat(verdict.getText()).contains("NEI", "RESERVERT");
    assertThat(
            browser
                .selenium()
                .executeScript("return arguments[0].getBoundingClientRect().top", verdict))
        .as("the answer is in sight")
        .asInstanceOf(InstanceOfAssertFactories.type(Number.class))
        .satisfies(top -> assertThat(top.intValue()).isBetween(0, 500));
    browser.assertNothingIsLoadedFromElsewhere();
  }

  @Test
  void theFeedGrowsByItselfUntilItIsPaused() throws Exception {
    browser.show(1280, "light");
    browser.open("/demo/console/changes");
    String before = latest();

    register();
    await().untilAsserted(() -> assertThat(latest()).isNotEqualTo(before));

    WebElement pause = browser.find("[data-pause]");
    String words = pause.getText();
    pause.click();
    assertThat(pause.getText()).isNotEqualTo(words);
    browser.assertReadable();
    browser.assertNothingIsLoadedFromElsewhere();
  }

  @Test
  void aCommandIsCopiedAsItIsShown() throws Exception {
    browser.show(1280, "light");
    browser.open(answer);
    browser.find("details:has(#rest-curl) summary").click();
    browser
        .selenium()
        .executeScript(
            "navigator.clipboard.writeText = text => { window.copied = text; return"
                + " Promise.resolve(); }");

    WebElement copy = browser.find("[data-copy=rest-curl]");
    copy.click();

    await().until(() -> copy.getText().equals(copy.getDomAttribute("data-done")));
    assertThat(browser.selenium().executeScript("return window.copied"))
        .isEqualTo(browser.find("#rest-curl").getDomProperty("textContent"));
  }

  private static String latest() {
    return browser.find("tbody th").getText();
  }

  private static void register() throws Exception {
    assertThat(
            demo.send(
                    HttpRequest.newBuilder(demo.uri("/demo/v1/citizens"))
                        .POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(201);
  }
}
