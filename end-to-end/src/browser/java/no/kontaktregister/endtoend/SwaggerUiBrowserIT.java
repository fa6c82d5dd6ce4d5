package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Set;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Swagger UI in Chromium; {@code mvn -Pbrowser} runs it. */
@OnTheRunningDemo
class SwaggerUiBrowserIT {

  private static Chromium browser;

  @BeforeAll
  static void start(Service running) throws Exception {
    browser = new Chromium(running);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void aMailboxProviderAsksInSwaggerUiWithATokenOfTheDemosMaskinporten() throws Exception {
    openSwaggerUi();
    WebElement form = authorize("maskinporten");
    form.findElement(By.cssSelector("input[data-name=clientId]")).sendKeys("984661185");
    choose(form, "krr:postkasse/kanvelge.read");
    submit(form);

    assertThat(execute("postkasse", "kanVelge")).contains("200", "\"status\": \"JA\"");
    browser.assertNothingIsLoadedFromElsewhere();
  }

  @Test
  void aCitizenReadsTheirEntryInSwaggerUiAfterALoginWithTheDemosIdPorten() throws Exception {
    openSwaggerUi();
    String swaggerUi = browser.selenium().getWindowHandle();
    WebElement form = authorize("idporten");
    form.findElement(By.cssSelector("input[data-name=clientId]")).sendKeys("my-app");
    choose(form, "krr:user/kontaktinformasjon.read");
    submit(form);

    Set<String> windows = browser.selenium().getWindowHandles();
    assertThat(windows).hasSize(2);
    windows.stream()
        .filter(window -> !window.equals(swaggerUi))
        .forEach(window -> browser.selenium().switchTo().window(window));
    browser.assertReadable();
    browser.find("input[value='12837512040']").click();
    browser.find("button").click();
    await().until(() -> browser.selenium().getWindowHandles().size() == 1);
    browser.selenium().switchTo().window(swaggerUi);

    assertThat(execute("person", "person"))
        .contains("200", "\"personidentifikator\": \"12837512040\"", "reservert@example.com");
    browser.assertNothingIsLoadedFromElsewhere();
  }

  private static void openSwaggerUi() {
    browser.show(1280, "light");
    browser.open("/swagger-ui/index.html");
  }

  private static WebElement authorize(String scheme) {
    browser.find(".authorize.unlocked").click();
    return browser
        .selenium()
        .findElement(
            By.xpath(
                "//div[contains(@class,'auth-container')][.//h4//text()[contains(.,'"
                    + scheme
                    + "')]]"));
  }

  private static void choose(WebElement form, String scope) {
    form.findElement(By.xpath(".//label[contains(@for,'" + scope + "')]")).click();
  }

  private static void submit(WebElement form) {
    form.findElement(By.cssSelector(".auth-btn-wrapper .authorize")).click();
  }

  /** Closes the form, once the token is there, and tries the operation with its example. */
  private static String execute(String tag, String operation) {
    browser.selenium().findElement(By.xpath("//button[text()='Logout']"));
    browser.find(".close-modal").click();
    WebElement panel = browser.selenium().findElement(By.id("operations-" + tag + "-" + operation));
    panel.findElement(By.cssSelector("button.opblock-summary-control")).click();
    panel.findElement(By.cssSelector("button.try-out__btn")).click();
    panel.findElement(By.cssSelector("button.execute")).click();
    return panel.findElement(By.cssSelector(".live-responses-table .response")).getText();
  }
}
