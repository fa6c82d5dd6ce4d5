package no.kontaktregister.demo.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.owasp.encoder.Encode;

class HtmlTest {

  private static final String MARKUP = "<script>alert('&\"')</script>";

  @Test
  void whatIsPutIntoATemplateIsTextInElementsAndAttributes() {
    assertThat(Html.of("<p title=\"%s\">%s</p>", MARKUP, MARKUP))
        .hasToString(
            "<p title=\"" + Encode.forHtml(MARKUP) + "\">" + Encode.forHtml(MARKUP) + "</p>");
  }

  @Test
  void whatIsMarkupAlreadyStaysMarkup() {
    Html item = Html.of("<li>%s</li>", "a & b");

    assertThat(Html.of("<ul>%s</ul>", Html.all(item, item)))
        .hasToString("<ul><li>a &amp; b</li><li>a &amp; b</li></ul>");
  }
}
