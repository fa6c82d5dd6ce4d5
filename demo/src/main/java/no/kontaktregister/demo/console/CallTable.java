package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** Calls of the endpoints: who asked what about whom, and the outcome. */
@Dependent
class CallTable {

  private static final int MOST_CITIZENS = 3;

  /** The outcomes of a call that was refused, or that failed. */
  private static final Set<String> FAILED =
      Set.of(
          "ACCESS_DENIED",
          "INVALID_REQUEST",
          "OVERLOADED",
          "REGISTRY_UNAVAILABLE",
          "FAILED",
          "REFUSED");

  private final ControlApi control;

  @Inject
  CallTable(ControlApi control) {
    this.control = control;
  }

  /** The calls, newest first. */
  Html html(Visit visit, JsonNode calls) {
    Texts texts = visit.texts();
    Table table =
        new Table(
            texts.get("calls.title"),
            texts.get("calls.time"),
            texts.get("calls.operation"),
            texts.get("calls.outcome"),
            texts.get("calls.caller"),
            texts.get("calls.citizens"));
    Map<String, Html> links = new HashMap<>();
    for (int i = calls.size() - 1; i >= 0; i--) {
      JsonNode call = calls.get(i);
      String outcome = call.path("outcome").asText();
      table.row(
          Html.of(
              "<a href=\"%s\">%s</a>",
              visit.link("demo/console/calls/" + call.path("id").asText()),
              texts.time(Instant.parse(call.path("time").asText()))),
          operation(call.path("operation").asText()),
          Html.of(
              "<code%s>%s</code>",
              FAILED.contains(outcome) ? Html.of(" class=\"failed\"") : Html.NONE, outcome),
          caller(visit, call, links),
          citizens(visit, call.path("citizens"), links));
    }
    return table.html();
  }

  /** A request may be refused before anybody knows what it asks for. */
  private static Html operation(String name) {
    return name.isEmpty() ? Cells.orDash(name) : Html.of("<code>%s</code>", name);
  }

  private Html caller(Visit visit, JsonNode call, Map<String, Html> links) {
    if (call.has("innbygger")) {
      return link(visit, call.path("innbygger").asText(), links);
    }
    if (call.has("anybody")) {
      return Html.of("%s", visit.text("calls.anybody"));
    }
    String signer = call.path("signer").asText();
    String virksomhet = call.path("virksomhet").asText();
    return signer.equals(virksomhet)
        ? Cells.orDash(signer)
        : Html.of("%s", visit.text("calls.on-behalf-of", signer, virksomhet));
  }

  private Html citizens(Visit visit, JsonNode ids, Map<String, Html> links) {
    if (ids.isEmpty()) {
      return Cells.orDash("");
    }
    Html shown = Html.NONE;
    for (int i = 0; i < ids.size() && i < MOST_CITIZENS; i++) {
      shown = Html.all(shown, link(visit, ids.get(i).asText(), links), Html.of(" "));
    }
    return ids.size() <= MOST_CITIZENS
        ? shown
        : Html.all(
            shown,
            Html.of("%s", visit.text("calls.more", Integer.toString(ids.size() - MOST_CITIZENS))));
  }

  private Html link(Visit visit, String id, Map<String, Html> links) {
    return links.computeIfAbsent(
        id,
        key ->
            control
                .citizen(key)
                .map(citizen -> Cells.link(visit, citizen))
                .orElseGet(() -> Html.of("%s", visit.text("calls.unknown"))));
  }
}
