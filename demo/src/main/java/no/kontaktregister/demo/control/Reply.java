package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer of the control API.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body empty if there is none
 */
public record Reply(int status, String contentType, byte[] body) {

  private static final int NO_CONTENT = 204;

  static Reply json(int status, JsonNode json) {
    return new Reply(status, "application/json", json.toString().getBytes(UTF_8));
  }

  static Reply ok(JsonNode json) {
    return json(200, json);
  }

  static Reply none() {
    return new Reply(NO_CONTENT, null, new byte[0]);
  }

  /** A problem of RFC 9457, with the types of the REST endpoints. */
  static Reply problem(int status, String type, String detail, String field) {
    ObjectNode problem =
        Fields.newObject()
            .put("type", "urn:kontaktregister:problem:" + type)
            .put("title", title(type))
            .put("status", status)
            .put("detail", detail);
    if (field != null) {
      problem.put("field", field);
    }
    return new Reply(status, "application/problem+json", problem.toString().getBytes(UTF_8));
  }

  private static String title(String type) {
    String words = type.replace('-', ' ').replace("json", "JSON");
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
