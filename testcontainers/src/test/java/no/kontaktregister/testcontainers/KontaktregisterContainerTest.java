package no.kontaktregister.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.wait.strategy.WaitStrategyTarget;

/** What the container tells its engine, without an engine. The image itself: {@code .ci/image}. */
// Testcontainers has no other way to see which files it copies.
@SuppressWarnings("deprecation")
class KontaktregisterContainerTest {

  @Test
  void theImageStartsWithItsOwnCommandAndGetsOnePort() {
    try (KontaktregisterContainer container = new KontaktregisterContainer()) {
      assertThat(container.getExposedPorts()).containsExactly(8080);
      assertThat(container.getCommandParts()).isEmpty();
      assertThat(container.getCopyToFileContainerPathMap()).isEmpty();
      assertThat(container.getEnvMap()).isEmpty();
    }
  }

  @Test
  void aFileOfCitizensIsCopiedAndNamedInTheCommand(@TempDir Path folder) throws Exception {
    Path citizens = Files.writeString(folder.resolve("citizens.json"), "[]");

    try (KontaktregisterContainer container = new KontaktregisterContainer().withSeed(citizens)) {
      assertThat(container.getCommandParts())
          .containsExactly("--seed", "/opt/kontaktregister/citizens.json");
      assertThat(container.getCopyToFileContainerPathMap())
          .hasSize(1)
          .allSatisfy(
              (file, place) -> {
                assertThat(file.getResolvedPath()).isEqualTo(citizens.toString());
                assertThat(file.getFileMode() & 0777).isEqualTo(0444);
                assertThat(place).isEqualTo("/opt/kontaktregister/citizens.json");
              });
    }
  }

  @Test
  void theDemoIsToldTheNameOfTheEnginesMachine() {
    try (KontaktregisterContainer container = new KontaktregisterContainer()) {
      container.answerTo("docker.example");

      assertThat(container.getEnvMap())
          .containsEntry("KONTAKTREGISTER_HTTP_PUBLIC_URL", "http://docker.example:8080");
    }
  }

  @Test
  void theContainerHasStartedWhenTheRegistryIsReady() throws Exception {
    AtomicInteger questions = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/health/ready",
        question -> {
          question.sendResponseHeaders(questions.incrementAndGet() < 2 ? 503 : 200, -1);
          question.close();
        });
    server.start();
    try {
      KontaktregisterContainer.readiness()
          .waitUntilReady(new Target(server.getAddress().getPort()));

      assertThat(questions).hasValue(2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aContainerThatIsNotReadyIsGivenUp() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    try {
      Target other = new Target(server.getAddress().getPort());

      assertThatThrownBy(
              () ->
                  KontaktregisterContainer.readiness()
                      .withStartupTimeout(Duration.ofSeconds(1))
                      .waitUntilReady(other))
          .isInstanceOf(ContainerLaunchException.class);
    } finally {
      server.stop(0);
    }
  }

  /** Where a server on this machine stands for the one in the container. */
  private record Target(int port) implements WaitStrategyTarget {

    @Override
    public List<Integer> getExposedPorts() {
      return List.of(8080);
    }

    @Override
    public Set<Integer> getLivenessCheckPortNumbers() {
      return Set.of(port);
    }

    @Override
    public Integer getMappedPort(int original) {
      assertThat(original).isEqualTo(8080);
      return port;
    }

    @Override
    public String getHost() {
      return "localhost";
    }

    @Override
    public InspectContainerResponse getContainerInfo() {
      return new InspectContainerResponse();
    }
  }
}
