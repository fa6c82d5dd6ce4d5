package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import no.kontaktregister.endtoend.server.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The service refuses calls whose record it cannot write. */
@EnabledOnOs(OS.LINUX)
class AuditTrailLossIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir private Path folder;

  @Test
  void whenTheLogIsFullNoFurtherCallIsAnswered() throws Exception {
    Path ready = folder.resolve("ready");
    Process demo =
        new ProcessBuilder(
                JAVA.toString(),
                "-jar",
                PayaraMicro.DEMO.toString(),
                "--port",
                "0",
                "--ready-file",
                ready.toString())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(new File("/dev/full"))
            .start();
    try {
      await().atMost(Duration.ofSeconds(120)).until(() -> Files.exists(ready));
      String url = Files.readString(ready).strip();

      // Nobody knows that the log is full before the first line.
      assertThat(get(url + "/rest/v1/printSertifikat").statusCode()).isEqualTo(200);
      HttpResponse<String> answer = get(url + "/rest/v1/printSertifikat");
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(get(url + "/health/ready").statusCode()).isEqualTo(503);
      assertThat(get(url + "/health/live").statusCode()).isEqualTo(200);
    } finally {
      demo.destroy();
      demo.waitFor();
    }
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }
}
