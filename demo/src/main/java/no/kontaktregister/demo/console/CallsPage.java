package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** The last calls of the endpoints with their outcomes, and each call with its messages. */
@Dependent
class CallsPage {

  private static final String MOST = "50";

  private static final String CALL =
      """
      %s<h2>%s</h2>
      %s%s""";

  private static final String AUDIT =
      """
      <h2>%s</h2>
      <p><code>%s</code></p>
      """;

  private final ControlApi control;
  private final CallTable table;

  @Inject
  CallsPage(ControlApi control, CallTable table) {
    this.control = control;
    this.table = table;
  }

  Answer show(Visit visit) {
    JsonNode calls = control.get("calls", Map.of("size", MOST)).json().path("calls");
    Html content =
        calls.isEmpty()
            ? Html.of("<p>%s</p>\n", visit.text("calls.none"))
            : table.html(visit, calls);
    return Layout.page(
        visit,
        Section.CALLS,
        visit.text("calls.title"),
        Html.all(
            Html.of("<p class=\"lead\">%s</p>\n", visit.text("calls.lead")),
            Live.html(visit, Section.CALLS, content)));
  }

  /** One call; the last segment of the path is its id. */
  Answer call(Visit visit) {
    ControlApi.Result found = control.get("calls/" + visit.id(), Map.of());
    if (found.isRefused()) {
      return Layout.page(
          found.status(),
          visit,
          Section.CALLS,
          visit.text("calls.gone"),
          Html.of("<p>%s</p>\n", visit.text("calls.gone-about")));
    }
    return Layout.page(
        visit,
        Section.CALLS,
        visit.text("calls.call"),
        Html.all(
            table.html(visit, JsonNodeFactory.instance.arrayNode().add(found.json())),
            messages(visit.texts(), found.json())));
  }

  /** What was sent and received. Whatever a caller sent is shown as text. */
  static Html messages(Texts texts, JsonNode call) {
    JsonNode request = call.path("request");
    JsonNode answer = call.path("answer");
    return Html.of(
        CALL,
        call.has("audit")
            ? Html.of(AUDIT, texts.get("calls.audit"), call.path("audit").asText())
            : Html.NONE,
        texts.get("answer.messages"),
        MessageDetails.html(
            texts,
            true,
            "request",
            "answer.request",
            "calls.request-about",
            message(
                texts,
                request.path("method").asText() + " " + request.path("path").asText(),
                request)),
        MessageDetails.html(
            texts,
            true,
            "response",
            "answer.response",
            "calls.response-about",
            message(texts, answer.path("status").asText(), answer)));
  }

  private static Html message(Texts texts, String firstLine, JsonNode message) {
    String headers =
        message.path("headers").properties().stream()
            .map(header -> "\n" + header.getKey() + ": " + header.getValue().asText())
            .collect(Collectors.joining());
    String body = message.path("body").asText();
    return Html.of(
        "%s%s\n\n%s%s",
        firstLine,
        headers,
        body.startsWith("<") ? Html.outline(body) : body,
        message.path("truncated").asBoolean() ? "\n\n" + texts.get("calls.cut") : "");
  }
}
