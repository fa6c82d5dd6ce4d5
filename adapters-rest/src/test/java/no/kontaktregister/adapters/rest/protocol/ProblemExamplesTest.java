package no.kontaktregister.adapters.rest.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.description.Description;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Describes problems that a test cannot provoke in a running service. */
class ProblemExamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The problems of each type. */
  static Stream<List<Problem>> problems() {
    return Stream.of(
        List.of(Problem.bodyNotReceived()),
        List.of(Problem.internalError()),
        List.of(Problem.registryUnavailable(), Problem.ownCertificateExpired()),
        List.of(Problem.issuerUnavailable()),
        List.of(Problem.overloaded()));
  }

  @ParameterizedTest
  @MethodSource("problems")
  void problemsAreDescribedAsTheyAreWritten(List<Problem> ofOneType) throws IOException {
    List<JsonNode> written = new ArrayList<>();
    for (Problem problem : ofOneType) {
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      JsonMessageBodyProvider.write(problem, json);
      written.add(JSON.readTree(json.toByteArray()));
    }

    Map<String, JsonNode> described =
        new Description()
            .bodies().stream()
                .flatMap(body -> body.examples().values().stream())
                .filter(example -> example.path("type").asText().equals(ofOneType.get(0).type()))
                .collect(Collectors.toMap(JsonNode::toString, example -> example, (a, b) -> a));

    assertThat(described.values()).containsExactlyInAnyOrderElementsOf(written);
  }
}
