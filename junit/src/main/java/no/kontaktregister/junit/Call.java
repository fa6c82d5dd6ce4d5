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
 * @param operasjon the operation; empty if the request was refused before it was known
 * @param outcome the code of the answer, {@code OK}, or why there was none: {@code ACCESS_DENIED},
 *     {@code INVALID_REQUEST}, {@code REGISTRY_UNAVAILABLE}, or {@code REFUSED} if the request had
 *     no accepted token or signature, or was no call of an operation
 * @param signer the enterprise that signed the message, or holds the token
 * @param virksomhet the enterprise that it acted for
 * @param innbygger the id of the citizen who called
 * @param citizens the ids of the citizens who were asked about
 * @param audit the line of the audit trail
 * @param method the request's HTTP method
 * @param path the request's path, with its query
 * @param request what your client sent
 * @param status the answer's HTTP status
 * @param answer what your client got
 */
public record Call(
    Instant time,
    Optional<Operasjon> operasjon,
    String outcome,
    Optional<String> signer,
    Optional<String> virksomhet,
    Optional<String> innbygger,
    List<String> citizens,
    Optional<String> audit,
    String method,
    String path,
    Message request,
    int status,
    Message answer) {

  static Call of(JsonNode call) {
    return new Call(
        Instant.parse(call.path("time").textValue()),
        text(call, "operation").map(Operasjon::valueOf),
        call.path("outcome").textValue(),
        text(call, "signer"),
        text(call, "virksomhet"),
        text(call, "innbygger"),
        StreamSupport.stream(call.path("citizens").spliterator(), false)
            .map(JsonNode::textValue)
            .toList(),
        text(call, "audit"),
        call.path("request").path("method").textValue(),
        call.path("request").path("path").textValue(),
        Message.of(call.path("request")),
        call.path("answer").path("status").intValue(),
        Message.of(call.path("answer")));
  }

  private static Optional<String> text(JsonNode call, String field) {
    return Optional.ofNullable(call.path(field).textValue());
  }
}
