package no.kontaktregister.servers;

import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.endtoend.AcceptanceTable;
import no.kontaktregister.endtoend.AcceptanceTable.Row;
import no.kontaktregister.endtoend.MoreKeys;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.ApplicationServer.Database;
import no.kontaktregister.endtoend.server.ApplicationServer.DeploymentRefused;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.DemoService;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Administration, and its mistakes, on a server with several archives and its own DataSource.
 * {@link ServerMatrix} runs these tests; the build's own server has neither.
 */
@Tag(FullServerChecks.TAG)
@ExtendWith(DemoService.class)
class FullServerChecks {

  static final String TAG = "on-full-servers";

  /** What the test of redeployments reports. */
  static final String CLASS_LOADERS = "class loaders";

  private static final String COPY = "copy";

  /** A class that only the application has. */
  private static final String APPLICATION = "no.kontaktregister.bootstrap.UseCases";

  private static final int REDEPLOYMENTS = 10;

  /** More than the connections in the server's pool. */
  private static final int CALLERS = 40;

  @TempDir Path folder;

  @AfterEach
  void theFirstCopyStillAnswers(Service service) throws Exception {
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(endpoint.answer(service, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
    }
  }

  /** The first name does not exist; the second is a String. */
  @ParameterizedTest
  @ValueSource(strings = {"jdbc/none", "java:app/AppName"})
  void aNameThatIsNotADataSourceStopsTheDeploymentWithASentence(String name, Service service)
      throws Exception {
    Path archive = archive(Map.of("kontaktregister.database.jndi-name", name));

    assertThatExceptionOfType(DeploymentRefused.class)
        .isThrownBy(() -> service.deployments().deploy(archive, "refused"))
        .withMessageContaining(
            "kontaktregister.database.jndi-name: the server has no DataSource of this name; expected the"
                + " JNDI name of a DataSource of the server");
    for (String path : List.of("/", "/health/live", "/ws/postkasseleverandoer/v5?wsdl")) {
      assertThat(service.below("/refused").get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aSecondCopyAnswersBelowItsOwnPath(Service service) throws Exception {
    service.deployments().deploy(archive(Map.of()), COPY);
    try {
      Service copy = service.below("/" + COPY);
      for (Row row : AcceptanceTable.rows()) {
        for (Endpoint endpoint : Endpoint.values()) {
          assertThat(endpoint.answer(copy, row.call()))
              .as(row.toString())
              .isEqualTo(row.answer(endpoint));
          assertThat(endpoint.answer(service, row.call()))
              .as(row.toString())
              .isEqualTo(row.answer(endpoint));
        }
      }
      assertThat(copy.get("/").body())
          .contains("<a href=\"/copy/openapi\">")
          .doesNotContainPattern("(href|action)=\"/(?!copy/)");
      assertThat(copy.get("/openapi").body()).contains("- url: .\n");
      assertThat(copy.get("/ws/oppslagstjenesten/v5?wsdl").body())
          .contains("/copy/ws/oppslagstjenesten/v5\"");
      assertThat(copy.get("/health/ready").statusCode()).isEqualTo(200);
      assertThat(copy.get("/none").body()).contains("urn:kontaktregister:problem:not-found");
    } finally {
      service.deployments().undeploy(COPY);
    }
    assertThat(service.below("/" + COPY).get("/").statusCode()).isEqualTo(404);
  }

  @Test
  void behindAProxyTheWsdlHasTheConfiguredAddress(Service service) throws Exception {
    String known = "https://registry.example/krr";
    service.deployments().deploy(archive(Map.of("kontaktregister.http.public-url", known)), COPY);
    try {
      for (String path : List.of("/ws/postkasseleverandoer/v5", "/ws/oppslagstjenesten/v5")) {
        assertThat(asStranger(service, "/" + COPY + path + "?wsdl"))
            .startsWith("HTTP/1.1 200")
            .contains("location=\"" + known + path + "\"")
            .doesNotContain("stranger");
      }
    } finally {
      service.deployments().undeploy(COPY);
    }
  }

  private static String asStranger(Service service, String path) throws IOException {
    try (Socket socket = new Socket("localhost", service.port())) {
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: stranger.example\r\nConnection: close\r\n"
                      + "X-Forwarded-Host: stranger.example\r\nX-Forwarded-Proto: gopher\r\n"
                      + "X-Forwarded-Port: 1\r\nX-Forwarded-Prefix: /stranger\r\n"
                      + "X-Forwarded-For: stranger\r\n"
                      + "Forwarded: host=stranger.example;proto=gopher\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whileTheServersPoolIsExhaustedCallersAreAskedToRepeatTheRequest(
      Endpoint endpoint, Service service) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (Connection registry = registry();
        Statement statement = registry.createStatement()) {
      registry.setAutoCommit(false);
      statement.execute("set idle_in_transaction_session_timeout = 0");
      statement.execute("lock table person in access exclusive mode");
      Callable<String> call =
          () -> {
            var answer = endpoint.ask(service, Call.kanVelge(SECRET));
            Discretion.assertTellsNothing(answer);
            return endpoint.read(service, Call.kanVelge(SECRET), answer.body());
          };
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : callers.invokeAll(Collections.nCopies(CALLERS, call))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnly(Endpoint.UNAVAILABLE);
      registry.rollback();
    } finally {
      callers.shutdownNow();
    }
  }

  /** With the archive's, the pool fails after an upgrade: the archive of the driver has stopped. */
  @Test
  void theServersPoolHasTheServersDriver(Service service) throws Exception {
    assertThat(classLoadersOf(service, "org.postgresql.jdbc.PgConnection"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(classLoadersOf(service, APPLICATION));
  }

  /** A server may keep class loaders itself: at most one for each redeployment. */
  @Test
  void tenRedeploymentsLeaveNothingBehind(Service service, TestReporter reporter) throws Exception {
    Path archive = archive(Map.of());
    redeploy(service, archive);
    Footprint once = Footprint.of(service);
    for (int i = 0; i < REDEPLOYMENTS; i++) {
      redeploy(service, archive);
    }
    Footprint often = Footprint.of(service);
    System.out.println("after one redeployment " + once + ", after eleven " + often);
    reporter.publishEntry(CLASS_LOADERS, Long.toString(often.applications()));

    assertThat(often.threads().own()).isEqualTo(once.threads().own());
    // Those of the server's pools end a minute after they were last needed.
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () ->
                assertThat(Threads.of(service).all())
                    .isLessThanOrEqualTo(once.threads().all() + 10));
    assertThat(often.connections()).isLessThanOrEqualTo(20);
    // The JDK's caches of record methods may keep one undeployed application, of some 20 MB.
    if (ServerMatrix.server().letsGo()) {
      assertThat(often.applications()).isLessThanOrEqualTo(once.applications() + 1);
      assertThat(often.heapMegabytes()).isLessThanOrEqualTo(once.heapMegabytes() + 30);
    } else {
      assertThat(often.applications()).isLessThanOrEqualTo(once.applications() + REDEPLOYMENTS);
    }
  }

  /** Deploys, calls both endpoints so that everything is loaded, and undeploys. */
  private static void redeploy(Service service, Path archive) throws Exception {
    service.deployments().deploy(archive, COPY);
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(endpoint.answer(service.below("/" + COPY), Call.kanVelge(SECRET)))
          .isEqualTo("NEI RESERVERT");
    }
    service.deployments().undeploy(COPY);
  }

  /**
   * A server's use of resources.
   *
   * @param applications the number of class loaders that have loaded the application
   * @param heapMegabytes the reachable part of the heap
   * @param connections connections to the registry's database
   */
  private record Footprint(
      long applications, Threads threads, long heapMegabytes, long connections) {

    static Footprint of(Service service) throws Exception {
      // The second run also collects objects that the first one released.
      jcmd(service, "GC.run");
      jcmd(service, "GC.run");
      String histogram = jcmd(service, "GC.class_histogram");
      return new Footprint(
          classLoadersOf(service, APPLICATION).size(),
          Threads.of(service),
          Long.parseLong(histogram.strip().replaceAll("(?s).*Total +\\d+ +(\\d+)$", "$1")) >> 20,
          openConnections());
    }

    private static long openConnections() throws Exception {
      try (Connection registry = registry();
          Statement statement = registry.createStatement();
          ResultSet count =
              statement.executeQuery(
                  "select count(*) from pg_stat_activity where datname = current_database()"
                      + " and pid <> pg_backend_pid()")) {
        count.next();
        return count.getLong(1);
      }
    }
  }

  /**
   * A server's threads.
   *
   * @param own those that the application has started
   */
  private record Threads(long all, long own) {

    static Threads of(Service service) throws Exception {
      List<String> names =
          jcmd(service, "Thread.print").lines().filter(line -> line.startsWith("\"")).toList();
      return new Threads(
          names.size(),
          names.stream().filter(name -> name.startsWith("\"kontaktregister")).count());
    }
  }

  /** The addresses of the class loaders that have loaded a class. */
  private static List<String> classLoadersOf(Service service, String name) throws Exception {
    String beforeAddress = name + "/";
    return jcmd(service, "VM.class_hierarchy", name)
        .lines()
        .filter(line -> line.contains(beforeAddress))
        .map(line -> line.substring(line.indexOf(beforeAddress) + beforeAddress.length()))
        .toList();
  }

  private static String jcmd(Service service, String... command) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(Long.toString(service.pid()));
    line.addAll(List.of(command));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static Connection registry() throws Exception {
    Database database = ServerMatrix.database();
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  /** The archive, with keys that override the environment. */
  private Path archive(Map<String, String> keys) throws Exception {
    Path archive = Files.copy(ApplicationServer.ARCHIVE, folder.resolve("kontaktregister.war"));
    try (FileSystem inside = FileSystems.newFileSystem(archive)) {
      Files.write(inside.getPath("WEB-INF", "lib", "more-keys.jar"), MoreKeys.jar(keys));
    }
    return archive;
  }
}
