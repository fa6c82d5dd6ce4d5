package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.Service;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium at the demo, with axe. */
final class Chromium implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final Service demo;
  private final ChromeDriver browser;
  private final String axe;

  Chromium(Service demo) throws IOException {
    this.demo = demo;
    try (InputStream script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      axe = new String(script.readAllBytes(), UTF_8);
    }
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

  private static File driver() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, "chromedriver"))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no chromedriver on the PATH"));
  }

  /** What Selenium itself offers. */
  ChromeDriver selenium() {
    return browser;
  }

  void open(String path) {
    browser.get(demo.uri(path).toString());
  }

  WebElement find(String selector) {
    return browser.findElement(By.cssSelector(selector));
  }

  void press(Keys key) {
    new Actions(browser).sendKeys(key).perform();
  }

  void show(int width, String colours) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    browser.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
  }

  /** Keeps a picture of the whole page, for people to look at. */
  void keepScreenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Object png =
        browser
            .executeCdpCommand(
                "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
            .get("data");
    Files.write(
        SCREENSHOTS.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png((String) png));
  }

  void assertReadable() {
    assertThat(
            browser.executeScript(
                "return document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth"))
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

  void assertNothingIsLoadedFromElsewhere() throws IOException {
    // Less than a warning is advice to the authors of Swagger UI.
    assertThat(browser.manage().logs().get(LogType.BROWSER))
        .noneMatch(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue());
    assertThat(requests())
        .isNotEmpty()
        .allMatch(it -> it.startsWith(demo.uri("/").toString()) || it.startsWith("data:"));
  }

  /** What the pages have asked for. */
  private List<String> requests() throws IOException {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : browser.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = JSON.readTree(entry.getMessage()).path("message");
      if (message.path("method").asText().equals("Network.requestWillBeSent")) {
        urls.add(message.path("params").path("request").path("url").asText());
      }
    }
    return urls;
  }

  @Override
  public void close() {
    browser.quit();
  }
}
