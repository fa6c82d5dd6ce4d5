package no.kontaktregister.demo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.Texts;
import org.junit.jupiter.api.Test;
import org.owasp.encoder.Encode;

class AskedPageTest {

  private static final String MARKUP = "<script>alert('&\"')</script>";

  @Test
  void noPlaceOfAMessageCanBecomeMarkup() {
    Message message = new Message(MARKUP, MARKUP);
    Exchange exchange = new Exchange(message, 500, message);
    Post post = new Post("/", Map.of("Header", MARKUP), MARKUP);
    Asked asked = new Asked(Question.KAN_VELGE, MARKUP, exchange, exchange, MARKUP, post, post);

    String page = new String(AskedPage.of(visit(Language.BOKMAAL), asked, Optional.empty()).body());

    assertThat(page.replace("<span>", "").replace("</span>", ""))
        .doesNotContain("<script>alert", "'&")
        .contains("<pre", Encode.forHtml(MARKUP + "\n\n" + MARKUP), "Statusen er 500.")
        .doesNotContain("class=\"verdict");
  }

  private static Visit visit(Language language) {
    return new Visit(
        false,
        List.of(),
        Map.of(),
        Form.NONE,
        Texts.in(language),
        "",
        URI.create("http://127.0.0.1:1"),
        "http://localhost:1");
  }
}
