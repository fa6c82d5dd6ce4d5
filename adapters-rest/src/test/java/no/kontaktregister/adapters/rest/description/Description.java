package no.kontaktregister.adapters.rest.description;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI document as {@code /openapi} serves it. */
public final class Description {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final JsonNode document;

  /** The document of a service whose callers bring their tokens. */
  public Description() throws IOException {
    ByteArrayOutputStream yaml = new ByteArrayOutputStream();
    FileServlet.copy("openapi.yaml", yaml);
    document =
        new YAMLMapper().readTree(yaml.toString(UTF_8).concat(DescriptionSettings.BEARER_TOKENS));
  }

  JsonNode document() {
    return document;
  }

  /**
   * A body that is described.
   *
   * @param where operation, and request or status
   * @param mediaType its media type
   * @param schema what it must be
   * @param examples some bodies, by name
   */
  public record Body(
      String where, String mediaType, JsonNode schema, Map<String, JsonNode> examples) {

    @Override
    public String toString() {
      return where + " " + mediaType;
    }
  }

  /** All bodies of all operations. */
  public List<Body> bodies() {
    List<Body> bodies = new ArrayList<>();
    for (JsonNode path : document.path("paths")) {
      for (Map.Entry<String, JsonNode> method : path.properties()) {
        if (!method.getKey().equals("$ref")) {
          JsonNode operation = method.getValue();
          String name = operation.path("operationId").asText();
          bodies(name + " request", operation.path("requestBody")).forEach(bodies::add);
          for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            bodies(name + " " + answer.getKey(), resolved(answer.getValue())).forEach(bodies::add);
          }
        }
      }
    }
    return bodies;
  }

  private static Stream<Body> bodies(String where, JsonNode message) {
    return message.path("content").properties().stream()
        .map(
            content ->
                new Body(
                    where,
                    content.getKey(),
                    content.getValue().path("schema"),
                    content.getValue().path("examples").properties().stream()
                        .collect(
                            Collectors.toMap(
                                Map.Entry::getKey, it -> it.getValue().path("value")))));
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** What keeps a value from fitting a schema of the document. */
  List<Error> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.path("components"));
    return SCHEMAS.getSchema(whole).validate(value);
  }
}
