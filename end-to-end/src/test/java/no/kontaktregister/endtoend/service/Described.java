package no.kontaktregister.endtoend.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Compares answers with an OpenAPI description. */
public final class Described {

  private Described() {}

  /** The fields of a value that the schema does not know, and values that it does not list. */
  public static List<String> undescribed(JsonNode description, JsonNode schema, JsonNode value) {
    if (schema.has("$ref")) {
      return undescribed(
          description, description.at(schema.get("$ref").asText().substring(1)), value);
    }
    List<String> found = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> found.addAll(undescribed(description, schema.path("items"), item)));
    }
    value
        .properties()
        .forEach(
            field -> {
              JsonNode own = schema.path("properties").path(field.getKey());
              if (own.isMissingNode() && schema.has("additionalProperties")) {
                own = schema.get("additionalProperties");
              }
              if (own.isMissingNode()) {
                found.add(field.getKey());
              } else if (own.has("enum")
                  && !own.get("enum").toString().contains(field.getValue().toString())) {
                found.add(field.getKey() + ": " + field.getValue().asText());
              } else {
                found.addAll(undescribed(description, own, field.getValue()));
              }
            });
    return found;
  }
}
