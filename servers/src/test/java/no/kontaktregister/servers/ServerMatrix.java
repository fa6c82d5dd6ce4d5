package no.kontaktregister.servers;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.launcher.TagFilter.includeTags;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * -Pservers} starts it for all, {@code -Dserver=wildfly} for all generations of one, {@code
 * -Dserver=wildfly-39} for one generation, and {@code -Djdks=} names the JDKs.
 */
final class ServerMatrix {

  private static final int CALLS = Call.OPERATIONS.size() * Endpoint.values().length;

  private static Database database;
  private static ApplicationServer server;

  private ServerMatrix() {}

  /** The registry's database of the service under test. */
  static Database database() {
    return database;
  }

  /** The server under test. */
  static ApplicationServer server() {
    return server;
  }

  /**
   * @param arguments Maven's home; the JDKs' homes, separated by commas, or the word found for
   *     those that are found; the servers to run, separated by commas; and all known servers, each
   *     as {@link Distribution#parse} reads it
   */
  public static void main(String[] arguments) {
    // HttpsChecks asks for versions of TLS that the JDK no longer speaks.
    Security.setProperty("jdk.tls.disabledAlgorithms", "");
    try {
      List<Row> table = run(arguments);
      System.exit(!table.isEmpty() && table.stream().allMatch(Row::passed) ? 0 : 1);
    } catch (Exception failure) {
      failure.printStackTrace();
      System.exit(1);
    }
  }

  private static List<Row> run(String[] arguments) throws Exception {
    List<Row> table = new ArrayList<>();
    List<String> notRun = new ArrayList<>();
    Path maven = Path.of(arguments[0]);
    List<Jdk> jdks = jdks(arguments[1]);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().setPort(0).start()) {
      for (Distribution distribution : chosen(arguments)) {
        for (Jdk jdk : jdks) {
          if (distribution.startsOn(jdk)) {
            table.add(attempt(postgres, maven, jdk, distribution));
          } else {
            notRun.add(distribution.whyNotOn(jdk));
          }
        }
      }
    }
    print(table);
    notRun.forEach(System.out::println);
    return table;
  }

  private static List<Jdk> jdks(String homes) throws IOException {
    if (homes.equals("found")) {
      return Jdk.found();
    }
    List<Jdk> jdks = new ArrayList<>();
    for (String home : homes.split(",")) {
      jdks.add(Jdk.at(Path.of(home)));
    }
    return jdks;
  }

  /** A server's name stands for all its generations. */
  private static List<Distribution> chosen(String[] arguments) {
    List<Distribution> known = Stream.of(arguments).skip(3).map(Distribution::parse).toList();
    Set<String> names = Set.of(arguments[2].split(","));
    for (String name : names) {
      if (known.stream().noneMatch(it -> it.isCalled(name))) {
        throw new IllegalArgumentException(
            "no server is called "
                + name
                + ": set -Dserver to some of "
                + known.stream().map(Distribution::name).collect(Collectors.joining(",")));
      }
    }
    return known.stream().filter(it -> names.stream().anyMatch(it::isCalled)).toList();
  }

  private static Row attempt(
      EmbeddedPostgres postgres, Path maven, Jdk jdk, Distribution distribution) {
    try {
      return run(postgres, distribution.install(maven, jdk), jdk, distribution);
    } catch (Exception failure) {
      // The others are still worth a try.
      failure.printStackTrace();
      return new Row(
          distribution.name(), distribution.version(), jdk.version(), 0, 0, 0, 0, 0, "-");
    }
  }

  private static Row run(
      EmbeddedPostgres postgres, ApplicationServer installed, Jdk jdk, Distribution distribution)
      throws Exception {
    server = installed;
    String name = distribution.name();
    String version = distribution.version();
    System.out.printf("%n%s %s on JDK %s%n", name, version, jdk.version());
    database = newDatabase(postgres);
    Map<String, String> configuration = new HashMap<>(server.configuration(database));
    configuration.put("kontaktregister.demo.keys", DemoKeys.folder().toString());
    if (server.jndiName().isEmpty()) {
      configuration.putAll(httpsOfPayaraMicro(jdk));
    }
    Instant begin = Instant.now();
    try (Service service = Service.start(server, jdk.home(), configuration)) {
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
                      ? includeTags(OnEveryServer.TAG, HttpsChecks.TAG, FullServerChecks.TAG)
                      : includeTags(OnEveryServer.TAG, HttpsChecks.TAG));
      LauncherFactory.create().execute(tests.build(), outcome);
      return new Row(
          name,
          version,
          jdk.version(),
          start.toMillis() / 1000.0,
          residentMegabytes(service.pid()),
          outcome.operationsPassed(),
          outcome.testsPassed,
          outcome.tests,
          outcome.classLoaders);
    }
  }

  private static Map<String, String> httpsOfPayaraMicro(Jdk jdk) throws Exception {
    return Map.of(
        "kontaktregister.https.port", ApplicationServer.freePorts(1).get(0).toString(),
        "kontaktregister.https.keystore", TlsKeys.file(jdk.home()).toString(),
        "kontaktregister.https.keystore-password", TlsKeys.PASSWORD);
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
        "%n%-15s %-13s %-8s %8s %8s %12s %12s %14s%n",
        "server", "version", "JDK", "start", "memory", "operations", "tests", "class loaders");
    for (Row row : table) {
      System.out.printf(
          "%-15s %-13s %-8s %6.1f s %5d MB %5d of %3d %5d of %3d %14s%n",
          row.server(),
          row.version(),
          row.jdk(),
          row.startSeconds(),
          row.megabytes(),
          row.operations(),
          CALLS,
          row.testsPassed(),
          row.tests(),
          row.classLoaders());
    }
  }

  /**
   * @param startSeconds the time to configure and start an installed server and deploy the archive,
   *     until it answers
   * @param megabytes resident memory after the tests
   * @param operations the operations that passed every row of the acceptance table, counted once
   *     for each endpoint
   * @param classLoaders those of the application after ten redeployments, or a hyphen if the server
   *     does not redeploy
   */
  private record Row(
      String server,
      String version,
      String jdk,
      double startSeconds,
      long megabytes,
      int operations,
      int testsPassed,
      int tests,
      String classLoaders) {

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
    private String classLoaders = "-";

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
      classLoaders =
          entry.getKeyValuePairs().getOrDefault(FullServerChecks.CLASS_LOADERS, classLoaders);
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
