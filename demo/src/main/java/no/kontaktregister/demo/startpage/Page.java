package no.kontaktregister.demo.startpage;

import static org.owasp.encoder.Encode.forHtml;

import java.util.Optional;
import java.util.stream.Collectors;
import no.kontaktregister.demo.Citizen;
import no.kontaktregister.demo.site.SitePage;

/** Writes the page. */
final class Page {

  private static final String BODY =
      """
      <header>
      <h1>Kontaktregister</h1>
      <p class="lead">A reference implementation of Norway’s contact and reservation registry, \
      <span lang="nb">Kontakt- og reservasjonsregisteret</span>. Mailbox providers ask it whether a \
      citizen may choose a digital mailbox for public mail; public bodies ask it how a citizen can \
      be reached.</p>
      </header>
      <main>
      %s<section aria-labelledby="endpoints">
      <h2 id="endpoints">Descriptions, health and metrics</h2>
      <ul class="endpoints">
      <li><a href="ws/postkasseleverandoer/v5?wsdl">WSDL for mailbox providers</a> may a citizen \
      choose a mailbox?</li>
      <li><a href="ws/oppslagstjenesten/v5?wsdl">WSDL for public bodies</a> how can a citizen be \
      reached?</li>
      <li><a href="swagger-ui/index.html">Swagger UI</a> the same over REST, to read and to try</li>
      <li><a href="openapi">OpenAPI</a> the description that Swagger UI shows</li>
      <li><a href="health/ready">Health</a> does the registry answer?</li>
      <li><a href="metrics">Metrics</a> how many calls, and their outcomes</li>
      </ul>
      </section>
      </main>
      """;

  private static final String FORM =
      """
      <section aria-labelledby="try">
      <h2 id="try">May this citizen choose a digital mailbox?</h2>
      <p>Choose a citizen and ask as the mailbox provider %s would, over REST and over SOAP. All \
      citizens here are synthetic: nobody has their numbers.</p>
      <form method="post" action="./#answer">
      <fieldset>
      <legend>Citizen, and state when the demo started</legend>
      %s</fieldset>
      <button type="submit">Ask</button>
      </form>
      </section>
      """;

  private static final String CHOICE =
      """
      <label><input type="radio" name="%s" value="%s" required%s> <span class="number">%s</span> \
      <span class="who">%s</span></label>
      """;

  private static final String REFUSAL =
      """
      <p class="refusal" id="answer" role="alert">%s</p>
      """;

  private static final String ANSWER =
      """
      <section id="answer" aria-labelledby="says">
      <h2 id="says">The answer</h2>
      %s<p class="asked">%s asked about <span class="number">%s</span>: %s.</p>
      <h2>What was sent and received</h2>
      <p>Bodies are unchanged; the page only adds line breaks to XML. Headers are sorted.</p>
      <h3>At the REST endpoint</h3>
      %s%s<h3>At the SOAP endpoint</h3>
      %s%s%s</section>
      """;

  private static final String VERDICT =
      """
      <p class="verdict %s"><strong>%s</strong> <code>%s</code> <span>%s</span></p>
      """;

  private static final String DETAILS =
      """
      <details%s>
      <summary>%s</summary>
      <p>%s</p>
      <pre>%s</pre>
      </details>
      """;

  private final TryOut tryOut;

  Page(TryOut tryOut) {
    this.tryOut = tryOut;
  }

  /** The page before a question. */
  String welcome() {
    return document("Kontaktregister", form(Optional.empty()));
  }

  /** The same, with the reason why no question was asked. */
  String refusal(String sentence) {
    return document(
        "Not asked – Kontaktregister", REFUSAL.formatted(sentence) + form(Optional.empty()));
  }

  /** The same, with an answer and the messages behind it. */
  String answer(Outcome outcome) {
    Optional<Answer> answer = Answer.of(outcome.rest());
    return document(
        answer.map(it -> it.status() + " " + it.beskrivelse()).orElse("No answer").strip()
            + " – Kontaktregister",
        form(Optional.of(outcome.citizen()))
            + ANSWER.formatted(
                answer.map(Page::verdict).orElseGet(() -> noAnswer(outcome.rest().status())),
                DemoCaller.ORGANISATION_NUMBER,
                outcome.citizen().number().value(),
                forHtml(outcome.citizen().description()),
                details(
                    true,
                    "Request",
                    "The token says who is asking. Here the demo issued it; in production,"
                        + " Maskinporten does.",
                    outcome.rest().request(),
                    forHtml(outcome.rest().request().body())),
                details(
                    true,
                    "Response",
                    "The header X-Correlation-Id identifies the call in the audit trail.",
                    outcome.rest().response(),
                    forHtml(outcome.rest().response().body())),
                details(
                    false,
                    "Request, signed",
                    "Timestamp and Body are signed with the provider’s virksomhetssertifikat,"
                        + " which is included.",
                    outcome.soap().request(),
                    Html.outline(outcome.soap().request().body())),
                details(
                    false,
                    "Response, signed and encrypted",
                    "Only the provider can read the Body. SignatureConfirmation ties the response"
                        + " to the request.",
                    outcome.soap().response(),
                    Html.outline(outcome.soap().response().body())),
                details(
                    "The Body of the response, decrypted",
                    "Verified with the registry’s certificate and decrypted with the provider’s"
                        + " key.",
                    Html.outline(outcome.opened()))));
  }

  private String document(String title, String content) {
    return SitePage.document(title, BODY.formatted(content));
  }

  private String form(Optional<Citizen> chosen) {
    return FORM.formatted(
        DemoCaller.ORGANISATION_NUMBER,
        tryOut.citizens().stream()
            .map(citizen -> choice(citizen, chosen))
            .collect(Collectors.joining()));
  }

  private static String choice(Citizen citizen, Optional<Citizen> chosen) {
    String number = forHtml(citizen.number().value());
    return CHOICE.formatted(
        Form.FIELD,
        number,
        chosen.filter(citizen::equals).isPresent() ? " checked" : "",
        number,
        forHtml(citizen.description()));
  }

  private static String verdict(Answer answer) {
    return VERDICT.formatted(
        answer.status().equals("JA") ? "yes" : "no",
        forHtml(answer.status()),
        forHtml(answer.beskrivelse()),
        forHtml(answer.words()));
  }

  private static String noAnswer(int status) {
    return REFUSAL.formatted("The REST endpoint gave no answer. Its status is " + status + ".");
  }

  private static String details(
      boolean open, String title, String caption, Message message, String body) {
    return details(open, title, caption, forHtml(message.head()) + "\n\n" + body);
  }

  private static String details(String title, String caption, String text) {
    return details(true, title, caption, text);
  }

  private static String details(boolean open, String title, String caption, String text) {
    return DETAILS.formatted(open ? " open" : "", title, caption, text);
  }
}
