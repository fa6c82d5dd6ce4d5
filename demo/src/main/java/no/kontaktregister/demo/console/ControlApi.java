package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import no.kontaktregister.demo.control.Control;
import no.kontaktregister.demo.control.Reply;

/**
 * The control API as the console's pages use it: what a button does is what a test pipeline can do,
 * through the same use cases.
 */
@Dependent
class ControlApi {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NUMBER = "personidentifikator";

  private final Control control;

  @Inject
  ControlApi(Control control) {
    this.control = control;
  }

  /**
   * An answer of the control API.
   *
   * @param json the state, or the problem
   */
  record Result(int status, JsonNode json) {

    boolean isRefused() {
      return status >= 400;
    }

    /** The citizen whose state it is. */
    KnownCitizen citizen() {
      return new KnownCitizen(json);
    }
  }

  static ObjectNode body() {
    return JsonNodeFactory.instance.objectNode();
  }

  Result get(String path, Map<String, String> query) {
    return result(control.call("GET", path, query, null, ""));
  }

  Result post(String path, JsonNode body) {
    return result(control.call("POST", path, Map.of(), body, ""));
  }

  Result delete(String path) {
    return result(control.call("DELETE", path, Map.of(), null, ""));
  }

  /** The approved mailbox providers, by their organisation numbers. */
  List<Choice> providers() {
    return StreamSupport.stream(
            get("providers", Map.of()).json().path("providers").spliterator(), false)
        .map(
            provider -> {
              String number = provider.path("virksomhetsidentifikator").asText();
              return new Choice(number, number + " " + provider.path("navn").asText());
            })
        .toList();
  }

  /** An answer that is no JSON. */
  Reply download(String path, JsonNode body, String mediaType) {
    return control.call("POST", path, Map.of(), body, mediaType);
  }

  /** The citizen with an id; empty if there is none. */
  Optional<KnownCitizen> citizen(String id) {
    return Optional.of(get("citizens/" + id, Map.of()))
        .filter(result -> !result.isRefused())
        .map(Result::citizen);
  }

  /** Looks a number up: 404 if it is a synthetic number that the registry does not have. */
  Result find(String number) {
    return post("citizens/find", body().put(NUMBER, number));
  }

  private static Result result(Reply reply) {
    try {
      return new Result(reply.status(), JSON.readTree(reply.body()));
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }
}
