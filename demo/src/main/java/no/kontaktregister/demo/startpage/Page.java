package no.kontaktregister.demo.startpage;

import static org.owasp.encoder.Encode.forHtml;

import java.util.Optional;
import java.util.stream.Collectors;
import no.kontaktregister.demo.Citizen;

/** Writes the page, as HTML that needs no script and nothing from elsewhere. */
final class Page {

  private static final String DOCUMENT =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%s</title>
      <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect x='1' y='3' width='14' height='10' rx='2' fill='%%23255b8f'/%%3E%%3Cpath d='M3 5.5l5 4 5-4' fill='none' stroke='%%23fff' stroke-width='1.6'/%%3E%%3C/svg%%3E">
      <style>%s</style>
      </head>
      <body>
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
      <li><a href="openapi">OpenAPI</a> the same over REST</li>
      <li><a href="health/ready">Health</a> does the registry answer?</li>
      <li><a href="metrics">Metrics</a> how often was what answered?</li>
      </ul>
      </section>
      </main>
      </body>
      </html>
      """;

  private static final String FORM =
      """
      <section aria-labelledby="try">
      <h2 id="try">May this citizen choose a digital mailbox?</h2>
      <p>Choose a citizen and ask as the mailbox provider %s would, over REST and over SOAP. All \
      citizens here are invented: nobody has their numbers.</p>
      <form method="post" action="./#answer">
      <fieldset>
      <legend>Citizen, and their state when the demo started</legend>
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
      <h2>What went over the wire</h2>
      <p>The bodies are as they were, but for the line breaks that the page shows in XML. Headers \
      are sorted.</p>
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

  /** What everybody sees first. */
  String welcome() {
    return document("Kontaktregister", form(Optional.empty()));
  }

  /** The same, and why nobody was asked. */
  String refusal(String sentence) {
    return document(
        "Not asked – Kontaktregister", REFUSAL.formatted(sentence) + form(Optional.empty()));
  }

  /** The same, with an answer and how it came about. */
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
                    "The token says who asks. Here the demo gave it; else Maskinporten does.",
                    outcome.rest().request(),
                    forHtml(outcome.rest().request().body())),
                details(
                    true,
                    "Response",
                    "The header X-Correlation-Id names the question in the audit trail.",
                    outcome.rest().response(),
                    forHtml(outcome.rest().response().body())),
                details(
                    false,
                    "Request, signed",
                    "Timestamp and Body are signed with the provider’s virksomhetssertifikat,"
                        + " which comes along.",
                    outcome.soap().request(),
                    Html.outline(outcome.soap().request().body())),
                details(
                    false,
                    "Response, signed and encrypted",
                    "The Body can be read by the provider alone; SignatureConfirmation ties the"
                        + " response to the request.",
                    outcome.soap().response(),
                    Html.outline(outcome.soap().response().body())),
                details(
                    "What the Body of the response holds, decrypted",
                    "Verified with the registry’s certificate and decrypted with the provider’s"
                        + " key.",
                    Html.outline(outcome.opened()))));
  }

  private String document(String title, String content) {
    return DOCUMENT.formatted(forHtml(title), Style.SHEET, content);
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
    return REFUSAL.formatted("The REST endpoint gave no answer, but the status " + status + ".");
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
