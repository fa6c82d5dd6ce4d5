package no.kontaktregister.demo.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.demo.site.Html;

/** Asks at both endpoints. The last answers are kept, so that each has an address to return to. */
@ApplicationScoped
class AskPage {

  private static final Logger LOG = System.getLogger(AskPage.class.getName());

  private static final int MOST = 50;
  private static final int ID_BYTES = 12;
  private static final int NOT_FOUND = 404;

  private final ControlApi control;
  private final Endpoints endpoints;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Asked> last = new LinkedHashMap<>();

  @Inject
  AskPage(ControlApi control, Endpoints endpoints) {
    this.control = control;
    this.endpoints = endpoints;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  AskPage() {
    this(null, null);
  }

  Answer form(Visit visit) {
    return form(200, visit, Html.NONE);
  }

  Answer ask(Visit visit) {
    Optional<Question> question = Question.of(visit.form().text("question"));
    if (question.isEmpty()) {
      return refused(400, visit, "refused.question");
    }
    String number = visit.form().text("personidentifikator");
    ControlApi.Result known = control.find(number);
    if (known.isRefused() && known.status() != NOT_FOUND) {
      return refused(known.status(), visit, Refusals.keyOf(known, "refused.number"));
    }
    return ask(visit, question.get(), number)
        .map(asked -> Answer.seeOther(visit.link("demo/console/ask/" + keep(asked))))
        .orElseGet(() -> refused(503, visit, "refused.no-answer"));
  }

  Answer answer(Visit visit) {
    return kept(visit.id())
        .map(asked -> AskedPage.of(visit, asked, citizen(asked.number())))
        .orElseGet(() -> refused(NOT_FOUND, visit, "refused.forgotten"));
  }

  private Optional<KnownCitizen> citizen(String number) {
    return Optional.of(control.find(number))
        .filter(found -> !found.isRefused())
        .map(ControlApi.Result::citizen);
  }

  private Optional<Asked> ask(Visit visit, Question question, String number) {
    try {
      return Optional.of(endpoints.ask(visit.service(), question, number));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "The console got no answer from the endpoints: {0}", failure);
      return Optional.empty();
    }
  }

  private synchronized String keep(Asked asked) {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    String text = HexFormat.of().formatHex(id);
    last.put(text, asked);
    if (last.size() > MOST) {
      last.remove(last.keySet().iterator().next());
    }
    return text;
  }

  private synchronized Optional<Asked> kept(String id) {
    return Optional.ofNullable(last.get(id));
  }

  private static Answer refused(int status, Visit visit, String textKey) {
    return form(status, visit, Notice.refusal(visit.text(textKey)));
  }

  private static Answer form(int status, Visit visit, Html notice) {
    return Layout.page(
        status,
        visit,
        Section.ASK,
        visit.text("ask.title"),
        Html.all(
            notice,
            Html.of("<p class=\"lead\">%s</p>\n", visit.text("ask.lead")),
            QuestionForm.aboutAnybody(visit)));
  }
}
