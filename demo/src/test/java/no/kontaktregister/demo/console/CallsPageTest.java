package no.kontaktregister.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.Texts;
import org.junit.jupiter.api.Test;
import org.owasp.encoder.Encode;

class CallsPageTest {

  private static final String MARKUP = "<script>alert('&\"')</script>";

  @Test
  void noPlaceOfACallCanBecomeMarkup() {
    ObjectNode call = JsonNodeFactory.instance.objectNode().put("audit", MARKUP);
    ObjectNode request = call.putObject("request").put("method", MARKUP).put("path", MARKUP);
    request.putObject("headers").put(MARKUP, MARKUP);
    request.put("body", MARKUP);
    ObjectNode answer = call.putObject("answer").put("status", 500);
    answer.putObject("headers").put("Header", MARKUP);
    answer.put("body", "text " + MARKUP).put("truncated", true);

    String page = CallsPage.messages(Texts.in(Language.ENGLISH), call).toString();

    assertThat(page.replace("<span>", "").replace("</span>", ""))
        .doesNotContain("<script", "'&")
        .contains(
            Encode.forHtml(MARKUP + " " + MARKUP + "\n" + MARKUP + ": " + MARKUP + "\n\n" + MARKUP),
            Encode.forHtml("500\nHeader: " + MARKUP + "\n\ntext " + MARKUP),
            "(The rest was not kept.)");
  }
}
