package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request to the registry, or its answer, as it went over the wire.
 *
 * @param headers by name, in any case. Authorization lacks the token's signature, and Cookie is
 *     left out
 * @param body as text, decompressed; empty if there was none
 * @param isTruncated whether the body was longer: its first 256 KiB are kept
 */
public record Message(Map<String, String> headers, String body, boolean isTruncated) {

  static Message of(JsonNode message) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    message
        .path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().textValue()));
    return new Message(
        headers, message.path("body").asText(""), message.path("truncated").booleanValue());
  }

  /** The value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** The header Content-Type. */
  public Optional<String> contentType() {
    return header("Content-Type");
  }

  /** Leaves out the body. */
  @Override
  public String toString() {
    return "Message[" + body.length() + " characters]";
  }
}
