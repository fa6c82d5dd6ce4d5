package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.RunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The demo's pages in Chromium; {@code mvn -Pbrowser} runs it. */
@ExtendWith(RunningDemo.class)
class BrowserIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Service demo;
  private static ChromeDriver browser;
  private static String axe;

  @BeforeAll
  static void start(Service running) throws Exception {
    try (InputStream script = BrowserIT.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), UTF_8);
    }
    demo = running;
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.addArguments("--headless=new");
    options.setCapability("goog:loggingPrefs", logs);
    if (System.getProperty("user.name").equals("root")) {
      options.addArguments("--no-sandbox");
    }
    // Named, because Selenium would else look for a driver on the internet.
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder().usingDriverExecutable(driver()).build(), options);
    browser.manage().timeouts().implicitlyWait(Duration.ofSeconds(10));
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static File driver() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, "chromedriver"))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no chromedriver on the PATH"));
  }

  @ParameterizedTest
  @CsvSource({"1280, light", "1280, dark", "320, light", "320, dark"})
  void aPersonWithAKeyboardGetsAnAnswer(int width, String colours) throws Exception {
    show(width, colours);
    browser.get(demo.uri("/").toString());
    assertReadable();

    press(Keys.TAB);
    press(Keys.ARROW_DOWN);
    press(Keys.ARROW_DOWN);
    assertThat(browser.switchTo().activeElement().getDomProperty("value")).isEqualTo("12837512040");
    press(Keys.TAB);
    press(Keys.ENTER);

    WebElement verdict = browser.findElement(By.cssSelector(".verdict"));
    assertThat(browser.getTitle()).isEqualTo("NEI RESERVERT – Kontaktregister");
    assertThat(browser.findElement(By.cssSelector(".asked")).getText()).contains("12837512040");
    assertThat(verdict.getText()).contains("NEI", "RESERVERT", "reserved against digital mail");
    assertThat(browser.executeScript("return arguments[0].getBoundingClientRect().top", verdict))
        .as("the answer is in sight")
        .asInstanceOf(InstanceOfAssertFactories.type(Number.class))
        .satisfies(top -> assertThat(top.intValue()).isBetween(0, 300));
    for (WebElement summary : browser.findElements(By.cssSelector("details:not([open]) summary"))) {
      summary.click();
    }
    assertReadable();

    assertNothingIsLoadedFromElsewhere();
  }

  @Test
  void aMailboxProviderAsksInSwaggerUiWithATokenOfTheDemosMaskinporten() throws Exception {
    openSwaggerUi();
    WebElement form = authorize("maskinporten");
    form.findElement(By.cssSelector("input[data-name=clientId]")).sendKeys("984661185");
    choose(form, "krr:postkasse/kanvelge.read");
    submit(form);

    assertThat(execute("postkasse", "kanVelge")).contains("200", "\"status\": \"JA\"");
    assertNothingIsLoadedFromElsewhere();
  }

  @Test
  void aCitizenReadsTheirEntryInSwaggerUiAfterALoginWithTheDemosIdPorten() throws Exception {
    openSwaggerUi();
    String swaggerUi = browser.getWindowHandle();
    WebElement form = authorize("idporten");
    form.findElement(By.cssSelector("input[data-name=clientId]")).sendKeys("my-app");
    choose(form, "krr:user/kontaktinformasjon.read");
    submit(form);

    Set<String> windows = browser.getWindowHandles();
    assertThat(windows).hasSize(2);
    windows.stream()
        .filter(window -> !window.equals(swaggerUi))
        .forEach(window -> browser.switchTo().window(window));
    assertReadable();
    browser.findElement(By.cssSelector("input[value='12837512040']")).click();
    browser.findElement(By.cssSelector("button")).click();
    await().until(() -> browser.getWindowHandles().size() == 1);
    browser.switchTo().window(swaggerUi);

    assertThat(execute("person", "person"))
        .contains("200", "\"personidentifikator\": \"12837512040\"", "reservert@example.com");
    assertNothingIsLoadedFromElsewhere();
  }

  private static void openSwaggerUi() {
    show(1280, "light");
    browser.get(demo.uri("/swagger-ui/index.html").toString());
  }

  private static WebElement authorize(String scheme) {
    browser.findElement(By.cssSelector(".authorize.unlocked")).click();
    return browser.findElement(
        By.xpath(
            "//div[contains(@class,'auth-container')][.//h4//text()[contains(.,'" + scheme + "')]]"));
  }

  private static void choose(WebElement form, String scope) {
    form.findElement(By.xpath(".//label[contains(@for,'" + scope + "')]")).click();
  }

  private static void submit(WebElement form) {
    form.findElement(By.cssSelector(".auth-btn-wrapper .authorize")).click();
  }

  /** Closes the form, once the token is there, and tries the operation with its example. */
  private static String execute(String tag, String operation) {
    browser.findElement(By.xpath("//button[text()='Logout']"));
    browser.findElement(By.cssSelector(".close-modal")).click();
    WebElement panel = browser.findElement(By.id("operations-" + tag + "-" + operation));
    panel.findElement(By.cssSelector("button.opblock-summary-control")).click();
    panel.findElement(By.cssSelector("button.try-out__btn")).click();
    panel.findElement(By.cssSelector("button.execute")).click();
    return panel.findElement(By.cssSelector(".live-responses-table .response")).getText();
  }

  private static void assertNothingIsLoadedFromElsewhere() throws IOException {
    // Less than a warning is advice to the authors of Swagger UI.
    assertThat(browser.manage().logs().get(LogType.BROWSER))
        .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    assertThat(requests())
        .isNotEmpty()
        .allMatch(it -> it.startsWith(demo.uri("/").toString()) || it.startsWith("data:"));
  }

  private static void press(Keys key) {
    new Actions(browser).sendKeys(key).perform();
  }

  private static void show(int width, String colours) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  private static void assertReadable() {
    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("what is too wide for the window")
        .isEqualTo(0L);
    browser.executeScript(axe);
    assertThat(
            browser.executeAsyncScript(
                """
                const done = arguments[0];
                axe.run().then(found => done(found.violations.map(
                    it => it.id + " " + it.nodes.map(node => node.html))));
                """))
        .as("what keeps people from using the page")
        .isEqualTo(List.of());
  }

  /** What the page has asked for. */
  private static List<String> requests() throws IOException {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(message.path("params").path("request").path("url").asText());
      }
    }
    return urls;
  }
}
