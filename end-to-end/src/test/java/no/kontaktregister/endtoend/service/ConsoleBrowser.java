package no.kontaktregister.endtoend.service;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;

/** The console as a browser shows it to a person who has switched scripts off. */
public final class ConsoleBrowser implements AutoCloseable {

  private final WebClient client = new WebClient();
  private final Service demo;

  public ConsoleBrowser(Service demo) {
    this.demo = demo;
    client.getOptions().setJavaScriptEnabled(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    client.getOptions().setPrintContentOnFailingStatusCode(false);
  }

  /** As if the browser preferred these languages. */
  public ConsoleBrowser preferring(String languages) {
    client.addRequestHeader("Accept-Language", languages);
    return this;
  }

  public HtmlPage open(String path) throws IOException {
    return client.getPage(demo.uri(path).toURL());
  }

  /** Searches for a citizen. */
  public HtmlPage find(String number) throws IOException {
    HtmlPage page = open("/");
    fill(page, "#number", number);
    return press(page, "form[action='/demo/console/find'] button");
  }

  /** Registers a citizen with a fresh number. */
  public HtmlPage register() throws IOException {
    return press(open("/"), "form[action='/demo/console/citizens'] button");
  }

  /** Brings the citizens of the start back. */
  public HtmlPage reset() throws IOException {
    return press(open("/"), "form[action='/demo/console/reset'] button");
  }

  /** Asks at both endpoints. */
  public HtmlPage ask(String number, String question) throws IOException {
    HtmlPage page = open("/demo/console/ask");
    fill(page, "#number", number);
    return press(page, "button[value=" + question + "]");
  }

  public static void fill(HtmlPage page, String field, String text) {
    page.<HtmlInput>querySelector(field).setValue(text);
  }

  public static HtmlPage press(HtmlPage page, String button) throws IOException {
    return page.<HtmlButton>querySelector(button).click();
  }

  public static int status(HtmlPage page) {
    return page.getWebResponse().getStatusCode();
  }

  /** The text of an element; empty text if there is none. */
  public static String text(HtmlPage page, String selector) {
    DomNode element = page.querySelector(selector);
    return element == null ? "" : element.getTextContent().strip();
  }

  /** What the page of a citizen says about one field. */
  public static String state(HtmlPage page, String name) {
    DomNode item = page.getFirstByXPath("//dt[text()='" + name + "']/following-sibling::dd");
    return item.getTextContent().strip();
  }

  /** Sends a form without a page. */
  public HttpResponse<String> post(String path, String form) throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  @Override
  public void close() {
    client.close();
  }
}
