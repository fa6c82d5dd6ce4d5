package no.kontaktregister.adapters.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What the endpoints answered.
 *
 * @param status of HTTP
 * @param headers as they would be sent
 * @param body as it would be sent
 */
public record Answer(int status, MultivaluedMap<String, String> headers, byte[] body) {

  /** The one value of a header; null where the header is absent. */
  public String header(String name) {
    return headers.getFirst(name);
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(text());
    } catch (JsonProcessingException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  /** The status and the type of the problem in the body: {@code 400 missing-field}. */
  public String problem() {
    return header("Content-Type").equals("application/problem+json")
        ? json().path("status").asInt()
            + " "
            + json().path("type").asText().replace("urn:kontaktregister:problem:", "")
        : "no problem: " + status;
  }
}
