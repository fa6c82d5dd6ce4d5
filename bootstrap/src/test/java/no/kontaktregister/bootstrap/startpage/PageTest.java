package no.kontaktregister.bootstrap.startpage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import no.kontaktregister.domain.person.Personidentifikator;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String MARKUP = "<script>alert('&')</script>";

  private final Citizen citizen = new Citizen(new Personidentifikator("20914695016"), MARKUP);

  @Test
  void whateverWentOverTheWireIsText() {
    Exchange exchange = new Exchange(message(), 500, message());
    String html =
        new Page(Optional.empty()).answer(new Outcome(citizen, exchange, exchange, MARKUP));

    assertThat(html.replace("<span>", "").replace("</span>", ""))
        .doesNotContain("<script", "'&'")
        .containsSubsequence(
            ": " + Html.escape(MARKUP), "<pre>" + Html.escape(MARKUP + "\n\n" + MARKUP) + "</pre>");
  }

  @Test
  void aDoorThatGivesAProblemGivesNoAnswer() {
    Message problem = new Message("HTTP/1.1 503", "{\"status\":503}");
    Exchange exchange = new Exchange(message(), 503, problem);

    assertThat(
            new Page(Optional.empty()).answer(new Outcome(citizen, exchange, exchange, "<fault/>")))
        .contains(
            "<title>No answer – Kontaktregister</title>",
            "The REST door gave no answer, but the status 503.",
            "HTTP/1.1 503\n\n{&quot;status&quot;:503}")
        .doesNotContain("class=\"verdict");
  }

  private static Message message() {
    return new Message(MARKUP, MARKUP);
  }
}
