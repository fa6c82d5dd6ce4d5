package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A call that came in at the registry's endpoints.
 *
 * @param time when the registry answered, by its own clock
 * @param operasjon the operation
 * @param outcome the code of the answer, {@code OK}, or why there was none: {@code ACCESS_DENIED},
 *     {@code INVALID_REQUEST}, {@code REGISTRY_UNAVAILABLE}
 * @param signer the enterprise that signed the message, or holds the token
 * @param virksomhet the enterprise that it acted for
 * @param innbygger the id of the citizen who called
 * @param citizens the ids of the citizens who were asked about
 */
public record Call(
    Instant time,
    Operasjon operasjon,
    String outcome,
    Optional<String> signer,
    Optional<String> virksomhet,
    Optional<String> innbygger,
    List<String> citizens) {

  static Call of(JsonNode call) {
    return new Call(
        Instant.parse(call.path("time").textValue()),
        Operasjon.valueOf(call.path("operation").textValue()),
        call.path("outcome").textValue(),
        text(call, "signer"),
        text(call, "virksomhet"),
        text(call, "innbygger"),
        StreamSupport.stream(call.path("citizens").spliterator(), false)
            .map(JsonNode::textValue)
            .toList());
  }

  private static Optional<String> text(JsonNode call, String field) {
    return Optional.ofNullable(call.path(field).textValue());
  }
}
