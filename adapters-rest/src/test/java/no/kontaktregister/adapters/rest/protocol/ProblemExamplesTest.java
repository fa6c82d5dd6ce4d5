package no.kontaktregister.adapters.rest.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.description.Description;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Describes problems that a test cannot provoke in a running service. */
class ProblemExamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Problem> problems() {
    return Stream.of(
        Problem.bodyNotReceived(),
        Problem.internalError(),
        Problem.registryUnavailable(),
        Problem.issuerUnavailable(),
        Problem.overloaded());
  }

  @ParameterizedTest
  @MethodSource("problems")
  void aProblemIsDescribedAsItIsWritten(Problem problem) throws IOException {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    JsonMessageBodyProvider.write(problem, written);

    Map<String, JsonNode> described =
        new Description()
            .bodies().stream()
                .flatMap(body -> body.examples().values().stream())
                .filter(example -> example.path("type").asText().equals(problem.type()))
                .collect(Collectors.toMap(JsonNode::toString, example -> example, (a, b) -> a));

    assertThat(described.values()).containsExactly(JSON.readTree(written.toByteArray()));
  }
}
