package no.kontaktregister.adapters.rest.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.description.Description.Body;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DescriptionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Description description;

  @BeforeAll
  static void read() throws IOException {
    description = new Description();
  }

  static List<Body> bodies() {
    return description.bodies();
  }

  static Stream<Body> signedBodies() {
    return bodies().stream().filter(body -> body.mediaType().equals("application/jose"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void everyBodyHasExamplesThatFitItsSchema(Body body) {
    assertThat(body.examples()).isNotEmpty();
    body.examples()
        .forEach(
            (name, value) ->
                assertThat(description.faults(body.schema(), value)).as(name).isEmpty());
  }

  @Test
  void anExampleThatDoesNotFitItsSchemaIsFound() throws IOException {
    JsonNode schema = JSON.readTree("{\"$ref\":\"#/components/schemas/PersonerResponse\"}");

    assertThat(
            description.faults(
                schema,
                JSON.readTree(
                    """
                    {"personer": [{"personidentifikator": 1, "reservasjon": "KANSKJE"}]}
                    """)))
        .extracting(fault -> fault.getInstanceLocation() + " " + fault.getKeyword())
        .containsExactlyInAnyOrder(
            "/personer/0 required",
            "/personer/0/personidentifikator type",
            "/personer/0/reservasjon enum");
  }

  @ParameterizedTest
  @MethodSource("signedBodies")
  void aSignedExampleHoldsOneOfTheOthers(Body signed) throws Exception {
    Body plain =
        bodies().stream()
            .filter(body -> body.where().equals(signed.where()))
            .filter(body -> body.mediaType().equals("application/json"))
            .findFirst()
            .orElseThrow();

    for (String name : signed.examples().keySet()) {
      JWSObject jws = JWSObject.parse(signed.examples().get(name).asText());
      assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
      assertThat(jws.getHeader().getX509CertChain()).isNotEmpty();
      assertThat(JSON.readTree(jws.getPayload().toBytes())).isEqualTo(plain.examples().get(name));
    }
  }

  @Test
  void everyKindOfProblemHasAnExample() {
    Set<String> shown = new TreeSet<>();
    for (Body body : description.bodies()) {
      body.examples().values().forEach(value -> shown.add(value.path("type").asText()));
    }
    Set<String> kinds = new TreeSet<>();
    description
        .document()
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(kind -> kinds.add(kind.asText()));

    // There are no others: a problem that a server makes of its own is a bad request to no
    // operation.
    kinds.remove("urn:kontaktregister:problem:bad-request");
    assertThat(shown).containsAll(kinds);
  }

  @Test
  void everyOperationThatNeedsATokenSaysWhichOfTheTwoItIs() {
    Set<String> schemes = new TreeSet<>();
    description
        .document()
        .path("paths")
        .findValues("security")
        .forEach(
            alternatives ->
                alternatives.forEach(
                    alternative -> alternative.fieldNames().forEachRemaining(schemes::add)));

    assertThat(schemes).containsExactly("idporten", "maskinporten");
    assertThat(description.document().at("/components/securitySchemes").properties())
        .allSatisfy(
            scheme -> {
              assertThat(schemes).contains(scheme.getKey());
              assertThat(scheme.getValue().path("scheme").asText()).isEqualTo("bearer");
            })
        .hasSize(2);
  }
}
