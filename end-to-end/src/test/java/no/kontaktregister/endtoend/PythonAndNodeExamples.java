package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.ClientsPage;
import no.kontaktregister.endtoend.service.DemoKeys;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in docs/clients.md for Python and Node, and the projects in examples. They need
 * {@code python3}, {@code node} and {@code npm}, and some fetch libraries from the internet, so
 * {@code mvn verify} leaves them out: {@code mvn -Pclients} runs them, and so does {@code .ci/run}.
 */
@OnTheRunningDemo
class PythonAndNodeExamples {

  @Test
  void pythonGetsAToken(Service demo, @TempDir Path folder) throws Exception {
    ClientsPage.run(folder, "python3", "-m", "venv", "python");
    String python = folder.resolve("python/bin/python").toString();
    ClientsPage.run(folder, python, "-m", "pip", "install", "pyjwt[crypto]==2.15.1");

    assertLooksUp(demo, ClientsPage.run(folder, python, "-c", ClientsPage.code("python", demo)));
  }

  @Test
  void nodeGetsAToken(Service demo, @TempDir Path folder) throws Exception {
    ClientsPage.run(folder, "npm", "install", "--no-audit", "--no-fund", "jose@6.2.18");
    ClientsPage.run(
        folder,
        "openssl",
        "pkcs12",
        "-in",
        DemoKeys.folder().resolve("974761076.p12").toString(),
        "-passin",
        "pass:demo-demo",
        "-nodes",
        "-nocerts",
        "-out",
        DemoKeys.folder().resolve("974761076.key").toString());
    Files.writeString(folder.resolve("token.mjs"), ClientsPage.code("js", demo));

    assertLooksUp(demo, ClientsPage.run(folder, "node", "token.mjs"));
  }

  @Test
  void theTestsOfTheProjectInPythonPass(@TempDir Path folder) throws Exception {
    assertThat(runExample("python", folder, "python3 -m unittest")).contains("Ran 2 tests", "OK");
  }

  @Test
  void theTestsOfTheProjectInNodePass(@TempDir Path folder) throws Exception {
    assertThat(runExample("node", folder, "npm test")).contains("# pass 2", "# fail 0");
  }

  /** Runs a copy of a project, because tests leave files behind. */
  private static String runExample(String name, Path folder, String command) throws Exception {
    try (Stream<Path> files = Files.list(Path.of("..", "examples", name))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return ClientsPage.run(
        folder,
        "env",
        "KONTAKTREGISTER_DEMO_JAR=" + PayaraMicro.DEMO,
        "sh",
        "-c",
        command + " 2>&1");
  }

  private static void assertLooksUp(Service demo, String token) throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/rest/v2/personer"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.strip())
                .POST(BodyPublishers.ofString("{\"personidentifikatorer\":[\"20914695016\"]}")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"epostadresse\":\"ola.nordmann@example.com\"");
  }
}
