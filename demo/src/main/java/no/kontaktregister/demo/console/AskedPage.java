package no.kontaktregister.demo.console;

import java.util.Optional;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** Shows an answer, with the messages behind it. */
final class AskedPage {

  private static final String PAGE =
      """
      %s<p class="asked">%s%s</p>
      <h2>%s</h2>
      <p>%s</p>
      <h3>REST</h3>
      %s%s%s<h3>SOAP</h3>
      %s%s%s%s%s""";

  private static final String VERDICT =
      """
      <p class="verdict %s"><strong>%s</strong> <code>%s</code> <span>%s</span></p>
      """;

  private AskedPage() {}

  /**
   * The page.
   *
   * @param citizen whom the question was about; empty if the registry does not have them
   */
  static Answer of(Visit visit, Asked asked, Optional<KnownCitizen> citizen) {
    Texts texts = visit.texts();
    return Layout.page(
        visit,
        Section.ASK,
        texts.get(asked.question().textKey()),
        Html.of(
            PAGE,
            Verdict.of(asked)
                .map(verdict -> verdict(texts, verdict))
                .orElseGet(
                    () ->
                        Notice.refusal(
                            texts.get("answer.none", Integer.toString(asked.rest().status())))),
            texts.get("answer.asked", asked.question().caller(), asked.number()),
            citizen.map(known -> link(visit, known)).orElse(Html.NONE),
            texts.get("answer.messages"),
            texts.get("answer.unchanged"),
            MessageDetails.html(
                texts,
                true,
                "rest-request",
                "answer.request",
                "answer.request-about",
                text(asked.rest().request())),
            MessageDetails.html(
                texts,
                true,
                "rest-response",
                "answer.response",
                "answer.response-about",
                text(asked.rest().response())),
            MessageDetails.html(
                texts,
                false,
                "rest-curl",
                "answer.curl",
                "answer.curl-about",
                plain(asked.again().curl(visit.origin()))),
            MessageDetails.html(
                texts,
                false,
                "soap-request",
                "answer.signed",
                "answer.signed-about",
                xml(asked.soap().request())),
            MessageDetails.html(
                texts,
                false,
                "soap-response",
                "answer.encrypted",
                "answer.encrypted-about",
                xml(asked.soap().response())),
            MessageDetails.html(
                texts,
                true,
                "soap-opened",
                "answer.opened",
                "answer.opened-about",
                Html.outline(asked.opened())),
            MessageDetails.html(
                texts,
                false,
                "soap-curl",
                "answer.signed-curl",
                "answer.signed-curl-about",
                plain(asked.signedAgain().curl(visit.origin()))),
            QuestionForm.about(visit, asked.number())));
  }

  private static Html link(Visit visit, KnownCitizen citizen) {
    return Html.of(
        " <a href=\"%s\">%s</a>",
        visit.link("demo/console/citizens/" + citizen.id()), visit.text("answer.citizen"));
  }

  private static Html verdict(Texts texts, Verdict verdict) {
    return Html.of(
        VERDICT,
        verdict.isGood() ? "yes" : "no",
        verdict.word(),
        verdict.code(),
        texts.get(verdict.textKey()));
  }

  private static Html plain(String text) {
    return Html.of("%s", text);
  }

  private static Html text(Message message) {
    return Html.of("%s\n\n%s", message.head(), message.body());
  }

  private static Html xml(Message message) {
    return Html.of("%s\n\n%s", message.head(), Html.outline(message.body()));
  }
}
