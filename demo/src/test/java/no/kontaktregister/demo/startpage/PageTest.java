package no.kontaktregister.demo.startpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.kontaktregister.demo.Citizen;
import no.kontaktregister.domain.person.Personidentifikator;
import org.junit.jupiter.api.Test;
import org.owasp.encoder.Encode;

class PageTest {

  private static final String MARKUP = "<script>alert('&')</script>";

  private final Page page = new Page(new TryOut(null, List.of()));
  private final Citizen citizen = new Citizen(new Personidentifikator("20914695016"), MARKUP);

  @Test
  void whateverWasSentAndReceivedIsShownAsText() {
    Exchange exchange = new Exchange(message(), 500, message());
    String html = page.answer(new Outcome(citizen, exchange, exchange, MARKUP));

    assertThat(html.replace("<span>", "").replace("</span>", ""))
        .doesNotContain("<script", "'&'")
        .containsSubsequence(
            ": " + Encode.forHtml(MARKUP),
            "<pre>" + Encode.forHtml(MARKUP + "\n\n" + MARKUP) + "</pre>");
  }

  @Test
  void aProblemIsNotShownAsAnAnswer() {
    Message problem = new Message("HTTP/1.1 503", "{\"status\":503}");
    Exchange exchange = new Exchange(message(), 503, problem);

    assertThat(page.answer(new Outcome(citizen, exchange, exchange, "<fault/>")))
        .contains(
            "<title>No answer – Kontaktregister</title>",
            "The REST endpoint gave no answer. Its status is 503.",
            "HTTP/1.1 503\n\n{&#34;status&#34;:503}")
        .doesNotContain("class=\"verdict");
  }

  private static Message message() {
    return new Message(MARKUP, MARKUP);
  }
}
