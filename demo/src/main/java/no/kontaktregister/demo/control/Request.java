package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request to the control API, without the server's types.
 *
 * @param method the HTTP method
 * @param path the segments below {@code /demo/v1}
 * @param query the parameters of the URL
 * @param contentType the header Content-Type
 * @param accept the header Accept; empty text when there is none
 * @param body the body; empty when there is none
 */
record Request(
    String method,
    List<String> path,
    Map<String, String> query,
    Optional<String> contentType,
    String accept,
    byte[] body) {

  private static final String JSON = "application/json";
  static final String CSV = "text/csv";

  /** The opaque id in the path of a request about one citizen or one call. */
  String id() {
    return path.get(1);
  }

  /** The fields of the body, which must be one JSON object with these fields only. */
  Fields fields(String... known) {
    requireJson();
    return Fields.read(body, known);
  }

  /** The same, where a request without a body means an object without fields. */
  Fields optionalFields(String... known) {
    return body.length == 0 ? Fields.none() : fields(known);
  }

  void requireJson() {
    if (!hasType(JSON)) {
      throw new Refused(
          415,
          "unsupported-media-type",
          "The body is not JSON. Send it with Content-Type " + JSON + ".",
          null);
    }
  }

  /** Whether the body is CSV; refuses one that is neither CSV nor JSON. */
  boolean isCsv() {
    if (!hasType(CSV) && !hasType(JSON)) {
      throw new Refused(
          415,
          "unsupported-media-type",
          "The body is neither JSON nor CSV. Send it with Content-Type "
              + JSON
              + " or "
              + CSV
              + ".",
          null);
    }
    return hasType(CSV);
  }

  boolean hasType(String type) {
    return contentType.filter(it -> it.split(";", 2)[0].trim().equalsIgnoreCase(type)).isPresent();
  }

  /** The parameters of the URL, which has no others than these. */
  Fields parameters(String... known) {
    requireParameters(Set.of(known));
    ObjectNode object = Fields.newObject();
    query.forEach(object::put);
    return Fields.of(object, known);
  }

  /** A parameter of the URL that is a whole number. */
  int number(String name, int otherwise, int min, int max) {
    String text = query.get(name);
    if (text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Refused below, like a number that is out of range.
    }
    throw Refused.invalid(name, "a whole number from " + min + " to " + max);
  }

  /** Refuses an unknown parameter. Its name may be a citizen's number, so it is not repeated. */
  void requireParameters(Set<String> known) {
    if (!known.containsAll(query.keySet())) {
      throw Refused.because(
          "A parameter of the URL is not known here. "
              + (known.isEmpty()
                  ? "Send none."
                  : "The known ones are "
                      + String.join(", ", known.stream().sorted().toList())
                      + "."));
    }
  }

  /** Shows nothing that a caller sent. */
  @Override
  public String toString() {
    return method;
  }
}
