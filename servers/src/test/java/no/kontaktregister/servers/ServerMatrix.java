package no.kontaktregister.servers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.excludeTags;
import static org.junit.platform.launcher.TagFilter.includeTags;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.AcceptanceIT;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.ApplicationServer.Database;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.DemoKeys;
import no.kontaktregister.endtoend.service.DemoService;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the tests for all servers on one server after the other, and prints a table. {@code mvn
 * -Pservers} starts it for all, {@code -Dserver=wildfly} for one, and {@code -Djdks=} names the
 * JDKs.
 */
final class ServerMatrix {

  private static final int CALLS = Call.OPERATIONS.size() * Endpoint.values().length;

  private static Database database;

  private ServerMatrix() {}

  /** The registry's database of the service under test. */
  static Database database() {
    return database;
  }

  /**
   * @param arguments Maven's home; the JDKs' homes, separated by commas; the names of the servers
   *     to run, separated by commas; and all known servers, each as name=coordinates
   */
  public static void main(String[] arguments) {
    try {
      System.exit(run(arguments).stream().allMatch(Row::passed) ? 0 : 1);
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static List<Row> run(String[] arguments) throws Exception {
    List<Row> table = new ArrayList<>();
    List<String> notOn = new ArrayList<>();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(0).start()) {
      Path maven = Path.of(arguments[0]);
      List<Distribution> chosen = chosen(arguments);
      for (String jdk : arguments[1].split(",")) {
        for (Distribution distribution : chosen) {
          ApplicationServer server = distribution.server(maven);
          if (version(jdk) > server.newestJdk()) {
            notOn.add(
                distribution.name()
                    + " "
                    + distribution.version()
                    + " does not start on JDK "
                    + version(jdk));
          } else {
            table.add(attempt(postgres, Path.of(jdk), distribution, server));
          }
        }
      }
    }
    print(table);
    notOn.forEach(System.out::println);
    return table;
  }

  private static List<Distribution> chosen(String[] arguments) {
    List<Distribution> known = Stream.of(arguments).skip(3).map(Distribution::parse).toList();
    return Stream.of(arguments[2].split(","))
        .map(
            name ->
                known.stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "no server is called "
                                    + name
                                    + ": set -Dserver to some of "
                                    + known.stream()
                                        .map(Distribution::name)
                                        .collect(Collectors.joining(",")))))
        .toList();
  }

  /** Reads the version from the JDK's file {@code release}. */
  private static int version(String jdk) throws IOException {
    Properties release = new Properties();
    try (Reader content = Files.newBufferedReader(Path.of(jdk, "release"))) {
      release.load(content);
    }
    return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", "")).feature();
  }

  private static Row attempt(
      EmbeddedPostgres postgres, Path jdk, Distribution distribution, ApplicationServer server) {
    try {
      return run(postgres, jdk, distribution, server);
    } catch (Exception failure) {
      // The others are still worth a try.
      failure.printStackTrace();
      return new Row(
          distribution.name(), distribution.version(), jdk.getFileName().toString(), 0, 0, 0, 0, 0);
    }
  }

  private static Row run(
      EmbeddedPostgres postgres, Path jdk, Distribution distribution, ApplicationServer server)
      throws Exception {
    String name = distribution.name();
    String version = distribution.version();
    System.out.printf("%n%s %s on %s%n", name, version, jdk.getFileName());
    database = newDatabase(postgres);
    Map<String, String> configuration = new HashMap<>(server.configuration(database));
    configuration.put("kontaktregister.demo.keys", DemoKeys.folder().toString());
    Instant begin = Instant.now();
    try (Service service = Service.start(server, jdk, configuration)) {
      Duration start = Duration.between(begin, Instant.now());
      DemoService.use(service);
      Outcome outcome = new Outcome();
      LauncherDiscoveryRequestBuilder tests =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(
                  selectPackage(ServerMatrix.class.getPackageName()),
                  selectPackage(AcceptanceIT.class.getPackageName()))
              .filters(
                  server.jndiName().isPresent()
                      ? includeTags(OnEveryServer.TAG, FullServerChecks.TAG)
                      : includeTags(OnEveryServer.TAG));
      if (!server.letsGo()) {
        tests.filters(excludeTags(FullServerChecks.REDEPLOYMENTS_TAG));
      }
      LauncherFactory.create().execute(tests.build(), outcome);
      return new Row(
          name,
          version,
          jdk.getFileName().toString(),
          start.toMillis() / 1000.0,
          residentMegabytes(service.pid()),
          outcome.operationsPassed(),
          outcome.testsPassed,
          outcome.tests);
    }
  }

  /** Created again by database.sql, as an administrator would do it. */
  private static Database newDatabase(EmbeddedPostgres postgres) throws Exception {
    String script = Files.readString(ApplicationServer.files("database.sql"));
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute("drop database if exists kontaktregister with (force)");
      sql.execute("drop role if exists kontaktregister");
      // One by one, because PostgreSQL does not create a database among other statements.
      for (String statement : script.replaceAll("(?m)^--.*", "").split(";")) {
        if (!statement.isBlank()) {
          sql.execute(statement);
        }
      }
    }
    return new Database(
        "jdbc:postgresql://localhost:"
            + postgres.getPort()
            + "/kontaktregister?connectTimeout=2&socketTimeout=4",
        "kontaktregister",
        "secret");
  }

  private static long residentMegabytes(long pid) throws Exception {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    return Long.parseLong(new String(ps.getInputStream().readAllBytes()).trim()) / 1024;
  }

  private static void print(List<Row> table) {
    System.out.printf(
        "%n%-14s %-13s %-24s %8s %8s %12s %12s%n",
        "server", "version", "JDK", "start", "memory", "operations", "tests");
    for (Row row : table) {
      System.out.printf(
          "%-14s %-13s %-24s %6.1f s %5d MB %5d of %3d %5d of %3d%n",
          row.server(),
          row.version(),
          row.jdk(),
          row.startSeconds(),
          row.megabytes(),
          row.operations(),
          CALLS,
          row.testsPassed(),
          row.tests());
    }
  }

  /**
   * @param startSeconds the time to configure and start an installed server and deploy the archive,
   *     until it answers
   * @param megabytes resident memory after the tests
   * @param operations the operations that passed every row of the acceptance table, counted once
   *     for each endpoint
   */
  private record Row(
      String server,
      String version,
      String jdk,
      double startSeconds,
      long megabytes,
      int operations,
      int testsPassed,
      int tests) {

    boolean passed() {
      return operations == CALLS && testsPassed == tests;
    }
  }

  /** Counts tests, and the operations that they call at each endpoint. Prints failures. */
  private static final class Outcome implements TestExecutionListener {

    private final Map<String, String> operationOfTest = new HashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private TestPlan plan;
    private int tests;
    private int testsPassed;

    int operationsPassed() {
      asked.removeAll(failed);
      return asked.size();
    }

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
      plan = started;
    }

    @Override
    public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
      String operation = entry.getKeyValuePairs().get(AcceptanceIT.OPERATION);
      if (operation != null) {
        operationOfTest.put(test.getUniqueId(), operation);
        asked.add(operation);
      }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      boolean passed = result.getStatus() == Status.SUCCESSFUL;
      // A class itself fails when its clean-up fails.
      if (test.isTest() || !passed) {
        tests++;
        testsPassed += passed ? 1 : 0;
      }
      if (!passed) {
        failed.add(operationOfTest.getOrDefault(test.getUniqueId(), ""));
        System.out.printf(
            "FAILED %s %s%n%s%n",
            plan.getParent(test).map(TestIdentifier::getDisplayName).orElse(""),
            test.getDisplayName(),
            result.getThrowable().map(Throwable::toString).orElse("aborted"));
      }
    }
  }
}
