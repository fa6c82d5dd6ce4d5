package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples for Docker Compose and GitHub Actions, as far as no container engine is needed. */
class DeploymentExamplesTest {

  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLES = ROOT.resolve("examples");
  private static final Path PRODUCTION = EXAMPLES.resolve("compose/production");

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void everyVariableOfTheServiceIsOneOfItsKeys(String example) throws IOException {
    Path folder = EXAMPLES.resolve("compose").resolve(example);
    JsonNode service = services(folder).path("kontaktregister");
    List<String> variables = new ArrayList<>();
    service.path("environment").fieldNames().forEachRemaining(variables::add);
    for (JsonNode file : service.path("env_file")) {
      Files.readAllLines(folder.resolve(file.asText())).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.replaceFirst("=.*", ""))
          .forEach(variables::add);
    }

    assertThat(variables).isNotEmpty().doesNotHaveDuplicates();
    assertThat(documentedVariables()).hasSizeGreaterThan(20).containsAll(variables);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "production"})
  void imagesAreOfOneVersionAndMountedFilesExist(String example) throws IOException {
    Path folder = EXAMPLES.resolve("compose").resolve(example);
    JsonNode services = services(folder);

    assertThat(services).isNotEmpty();
    for (JsonNode service : services) {
      assertThat(service.path("image").asText()).matches(".*:v?[0-9]+(\\.[0-9]+)+");
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().replaceFirst(":.*", "");
        if (source.startsWith(".") && !source.equals("./secrets")) {
          assertThat(folder.resolve(source)).isRegularFile();
        }
      }
      for (JsonNode port : service.path("ports")) {
        assertThat(port.asText()).startsWith("127.0.0.1:");
      }
    }
    JsonNode build = services.at("/kontaktregister/build");
    assertThat(folder.resolve(build.path("context").asText()).toRealPath())
        .isEqualTo(ROOT.toRealPath());
    assertThat(Files.readString(ROOT.resolve(build.path("dockerfile").asText())))
        .containsPattern("(?m)^FROM .* AS " + build.path("target").asText() + "$");
  }

  @Test
  void everySecretOfTheExampleIsMadeByItsScript() throws IOException {
    Set<String> secrets =
        Pattern.compile("\\$\\{(\\w+)")
            .matcher(Files.readString(PRODUCTION.resolve("compose.yaml")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());

    assertThat(secrets).hasSizeGreaterThan(3);
    assertThat(Files.readAllLines(PRODUCTION.resolve("make-secrets.sh")))
        .extracting(line -> line.replaceFirst("=.*", ""))
        .containsAll(secrets);
  }

  @Test
  void prometheusAsksTheServiceAndTheDashboardAsksPrometheus() throws IOException {
    JsonNode services = services(PRODUCTION);
    JsonNode configuration = yaml(PRODUCTION.resolve("prometheus.yaml"));
    JsonNode prometheus = configuration.at("/scrape_configs/0");
    JsonNode source = yaml(PRODUCTION.resolve("grafana/datasource.yaml")).at("/datasources/0");
    JsonNode folder = yaml(PRODUCTION.resolve("grafana/dashboards.yaml")).at("/providers/0");
    JsonNode dashboard = yaml(PRODUCTION.resolve("grafana/kontaktregister.json"));

    assertThat(prometheus.at("/static_configs/0/targets/0").asText())
        .isEqualTo("kontaktregister:8080");
    assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
    assertThat(services.at("/prometheus/volumes").toString())
        .contains(":/etc/prometheus/" + configuration.at("/rule_files/0").asText() + ":");
    assertThat(dashboard.findValuesAsText("uid")).contains(source.path("uid").asText());
    assertThat(services.at("/grafana/volumes").toString())
        .contains(":" + folder.at("/options/path").asText() + "/kontaktregister.json:");
    for (JsonNode query : dashboard.path("panels").findValues("expr")) {
      assertThat(query.asText().replaceAll("job=\"" + prometheus.path("job_name").asText(), ""))
          .doesNotContain("job=");
    }
  }

  @Test
  void theWorkflowRunsAScriptThatIsThere() throws IOException {
    Path folder = EXAMPLES.resolve("github-actions");
    JsonNode job = yaml(folder.resolve("kontaktregister.yaml")).at("/jobs/test");

    assertThat(job.at("/services/kontaktregister/ports/0").asText()).isEqualTo("8080:8080");
    assertThat(folder.resolve(job.at("/steps/1/run").asText())).isExecutable();
  }

  /** The keys in docs/operations.md, as names of environment variables. */
  private static Set<String> documentedVariables() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/operations.md")).stream()
        .filter(line -> line.startsWith("| `kontaktregister."))
        .map(line -> line.split("\\|")[1])
        .flatMap(DeploymentExamplesTest::keys)
        .map(key -> key.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** A cell may have more keys, the others without what they share with the first. */
  private static Stream<String> keys(String cell) {
    List<String> keys =
        Pattern.compile("`(.*?)`").matcher(cell).results().map(it -> it.group(1)).toList();
    String shared = keys.get(0).replaceFirst("\\.[^.]*$", "");
    return keys.stream().map(key -> key.startsWith(".") ? shared + key : key);
  }

  private static JsonNode services(Path folder) throws IOException {
    return yaml(folder.resolve("compose.yaml")).path("services");
  }

  private static JsonNode yaml(Path file) throws IOException {
    return new YAMLMapper().readTree(file.toFile());
  }
}
