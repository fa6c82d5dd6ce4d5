package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.demo.idporten.IdPorten;
import no.kontaktregister.demo.site.Html;

/** A citizen: their state, what they can do, and questions about them. */
@Dependent
class CitizenPage {

  private static final String[] SCOPES = {
    "krr:user/kontaktinformasjon.read",
    "krr:user/digitalpost.read",
    "krr:user/spraak.write",
    "krr:user/kontaktinformasjon.write",
    "krr:user/reservasjon.write"
  };

  /** A value was malformed, or against a rule of the registry. */
  private static final Set<Integer> REFUSED = Set.of(400, 409);

  private static final String PAGE =
      """
      %s<p>%s</p>
      %s%s%s<section aria-labelledby="token">
      <h2 id="token">%s</h2>
      <p>%s</p>
      <form method="post" action="%s"><button type="submit" class="second">%s</button></form>
      </section>
      """;

  private final ControlApi control;
  private final IdPorten idPorten;

  @Inject
  CitizenPage(ControlApi control, IdPorten idPorten) {
    this.control = control;
    this.idPorten = idPorten;
  }

  Answer show(Visit visit) {
    return control
        .citizen(visit.id())
        .map(citizen -> show(200, visit, citizen, done(visit, citizen)))
        .orElseGet(() -> nobody(visit));
  }

  /** Lets the citizen do something; the last segment of the path says what. */
  Answer act(Visit visit) {
    Optional<Act> act = Act.at(visit.path().get(4));
    Optional<KnownCitizen> before = control.citizen(visit.id());
    if (act.isEmpty() || before.isEmpty()) {
      return nobody(visit);
    }
    ControlApi.Result result = act.get().on(control, visit.id(), visit.form());
    if (result.isRefused()) {
      String key = REFUSED.contains(result.status()) ? act.get().refusedKey() : "refused.other";
      return show(
          result.status(),
          visit,
          before.get(),
          Notice.refusal(visit.text(Refusals.keyOf(result, key))));
    }
    boolean changed = result.citizen().endringsnummer() != before.get().endringsnummer();
    return Answer.seeOther(
        visit.link(
            "demo/console/citizens/"
                + visit.id()
                + "?done="
                + (changed ? act.get().path() : "nothing")));
  }

  /** A token with which the citizen may call the REST endpoint. */
  Answer token(Visit visit) {
    return control
        .citizen(visit.id())
        .map(
            citizen ->
                Answer.file(
                    "innbygger.jwt",
                    "application/jwt",
                    idPorten.token(citizen.number()).scopes(SCOPES).serialize().getBytes(US_ASCII)))
        .orElseGet(() -> nobody(visit));
  }

  private static Html done(Visit visit, KnownCitizen citizen) {
    String done = visit.query("done");
    return switch (done) {
      case "" -> Html.NONE;
      case "nothing" -> Notice.done(visit.text("done.nothing"));
      case "register" -> done(visit, citizen, "done.registered");
      default -> Act.at(done).map(act -> done(visit, citizen, act.doneKey())).orElse(Html.NONE);
    };
  }

  private static Html done(Visit visit, KnownCitizen citizen, String textKey) {
    return Notice.done(
        visit.text(textKey) + " " + visit.text("done.change", citizen.endringsnummer()));
  }

  private static Answer nobody(Visit visit) {
    return Layout.page(
        404,
        visit,
        Section.CITIZENS,
        visit.text("citizen.nobody"),
        Html.of("<p>%s</p>\n", visit.text("citizen.nobody-about")));
  }

  private Answer show(int status, Visit visit, KnownCitizen citizen, Html notice) {
    return Layout.page(
        status,
        visit,
        Section.CITIZENS,
        citizen.number(),
        Html.of(
            PAGE,
            notice,
            Cells.marks(visit.texts(), citizen),
            CitizenDetails.html(visit, citizen),
            ActForms.html(visit, citizen, control.providers()),
            QuestionForm.about(visit, citizen.number()),
            visit.text("token.citizen"),
            visit.text("token.citizen-about"),
            visit.link("demo/console/citizens/" + citizen.id() + "/token"),
            visit.text("token.download")));
  }
}
