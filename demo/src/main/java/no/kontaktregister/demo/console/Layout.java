package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.SitePage;
import no.kontaktregister.demo.site.Texts;

/** What all pages of the console share: navigation, choice of language, and links. */
final class Layout {

  /** Makes a page comfortable. No page needs it. */
  private static final String SCRIPT = script();

  private static final String BODY =
      """
      <a class="skip" href="#content">%s</a>
      <header class="top">
      <p class="name"><a href="%s">Kontaktregister</a> <span>%s</span></p>
      <nav aria-label="%s"><ul>
      %s</ul></nav>
      <form method="post" action="%s">
      <input type="hidden" name="page" value="%s">
      <button class="plain" name="language" value="%s" lang="%s">%s</button>
      </form>
      </header>
      <main id="content">
      <h1>%s</h1>
      %s</main>
      <footer>
      <h2>%s</h2>
      <ul>
      %s</ul>
      </footer>
      <p class="unseen" role="status" id="news"></p>
      """;

  private static final String TAB =
      """
      <li><a href="%s"%s>%s</a></li>
      """;

  private static final String LINK =
      """
      <li><a href="%s">%s</a></li>
      """;

  private Layout() {}

  /** The Content-Security-Policy of the console's pages. */
  static String policy() {
    return SitePage.policyWithScript(SCRIPT);
  }

  static Answer page(Visit visit, Section section, String title, Html content) {
    return page(200, visit, section, title, content);
  }

  static Answer page(int status, Visit visit, Section section, String title, Html content) {
    Texts texts = visit.texts();
    Language other = texts.language().other();
    Html body =
        Html.of(
            BODY,
            texts.get("layout.skip"),
            visit.link(""),
            texts.get("layout.demo"),
            texts.get("layout.navigation"),
            Html.all(Stream.of(Section.values()).map(each -> tab(visit, each, section))),
            visit.link("demo/console/language"),
            visit.isPost() ? section.path() : String.join("/", visit.path()),
            other.tag(),
            other.tag(),
            Texts.in(other).get("layout.this-language"),
            title,
            content,
            texts.get("layout.descriptions"),
            links(visit));
    return Answer.page(
        status,
        SitePage.document(
            texts.language().tag(),
            title + " – Kontaktregister",
            body + "<script>" + SCRIPT + "</script>\n"));
  }

  private static Html tab(Visit visit, Section each, Section current) {
    return Html.of(
        TAB,
        visit.link(each.path()),
        each == current ? Html.of(" aria-current=\"page\"") : Html.NONE,
        each.title(visit.texts()));
  }

  private static Html links(Visit visit) {
    return Html.all(
        link(visit, "swagger-ui/index.html", "link.swagger-ui"),
        link(visit, "ws/postkasseleverandoer/v5?wsdl", "link.providers"),
        link(visit, "ws/oppslagstjenesten/v5?wsdl", "link.public-bodies"),
        link(visit, "openapi", "link.openapi"),
        link(visit, "demo/v1/openapi", "link.control"),
        link(visit, "health/ready", "link.health"),
        link(visit, "metrics", "link.metrics"));
  }

  private static Html link(Visit visit, String path, String textKey) {
    return Html.of(LINK, visit.link(path), visit.text(textKey));
  }

  private static String script() {
    try (InputStream script = Layout.class.getResourceAsStream("console.js")) {
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException inTheArchive) {
      throw new IllegalStateException(inTheArchive);
    }
  }
}
