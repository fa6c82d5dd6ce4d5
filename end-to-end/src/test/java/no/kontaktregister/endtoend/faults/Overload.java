package no.kontaktregister.endtoend.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.endtoend.RelationalRegistry;
import no.kontaktregister.endtoend.faults.Traffic.Outcome;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.DemoCertificates;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The production archive gets three times the requests that it can answer, at each endpoint. {@code
 * mvn -Pendurance -Dit.test=Overload} runs it; it prints a table. A rate says more about the
 * machine than about the service, so that each is compared with the best rate of the same minute.
 * {@code -Dunlimited=true} takes the limits away, {@code -Drounds} and {@code -Dseconds} make it
 * longer. It needs Linux with {@code taskset}, and two cores.
 *
 * <p>A few callers find the best rate: each asks again when it has its answer. After that, requests
 * are due at three times that rate, and more callers than have a place to wait send them.
 *
 * <p>The service and its database have a core, and the load generator has the others: it takes
 * nothing from them, however much it sends.
 */
class Overload {

  private static final String CROWD =
      """
      | endpoint | best, answers/s | due/s | sent/s | answered/s | to best | the same, a second of processor time | refused | median, p99, longest | health down, longest |
      |---|---|---|---|---|---|---|---|---|---|
      """;

  private static final String GREEDY =
      """
      | endpoint | greedy sends/s | of it answered | quiet sends/s | of it answered | median, p99, longest |
      |---|---|---|---|---|---|
      """;

  private static final String ENVELOPE =
      Endpoint.envelope(
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>20914695016"
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>");

  private static final String OTHER_PROVIDER = "922020175";
  private static final String CITIZEN = "20914695016";
  private static final int TIMES_CAPACITY = 3;
  private static final int CALLERS = 16;

  /** More than the service answers, lets wait and refuses after a pause. */
  private static final int MANY_CALLERS = 512;

  private static final String REFUSED = "refused";

  /** The core of the service. */
  private static final String SERVICE = "0";

  private static final double FIRST_GUESS = 40;

  /** It is warm when some rounds in a row answer less than this times the most before. */
  private static final double STEADY = 1.05;

  private static final int STEADY_ROUNDS = 2;
  private static final int HEALTH_INTERVAL_MILLIS = 100;

  /** For how long Kubernetes waits for an answer, if it is told to be patient. */
  private static final Duration PROBE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  /** A signed message is accepted for two minutes. */
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("seconds", 15));

  /** Whether the limits are off, to compare. */
  private static final boolean UNLIMITED = Boolean.getBoolean("unlimited");

  static {
    // Each caller keeps its connection.
    System.setProperty("http.maxConnections", Integer.toString(MANY_CALLERS));
  }

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Service service;

  /** A request. {@link HttpURLConnection} takes less of the processor than the newer client. */
  private record Message(URL url, String type, String authorization, byte[] body) {

    /** Sends the head before the body, as many clients do, and does not repeat it. */
    String send() throws IOException {
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      connection.setReadTimeout((int) PATIENCE.toMillis());
      connection.setRequestProperty("Content-Type", type);
      connection.setRequestProperty("Authorization", authorization);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      try {
        try (OutputStream stream = connection.getOutputStream()) {
          stream.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream answer =
            status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
          answer.readAllBytes();
        }
        if (status == 200) {
          return Traffic.ANSWERED;
        }
        return connection.getHeaderField("Retry-After") == null ? "status " + status : REFUSED;
      } catch (IOException noAnswer) {
        return noAnswer.toString();
      }
    }
  }

  /** What some requests came to, and what that cost the service. */
  private static final class Sum {

    private final Outcome outcome = new Outcome();
    private double processorSeconds;

    void add(Sum other) {
      outcome.add(other.outcome);
      processorSeconds += other.processorSeconds;
    }

    double answeredPercent() {
      return 100.0 * outcome.answered() / outcome.sent();
    }

    double answeredPerProcessorSecond() {
      return outcome.answeredInAll() / processorSeconds;
    }
  }

  @Test
  void whatIsMoreThanTheServiceCanAnswerIsRefusedAndAllElseIsAnswered() throws Exception {
    Path data = folder.resolve("data");
    try (Server database = Server.start(data)) {
      fill(database.url());
      // PostgreSQL's processes inherit it.
      pin(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)), SERVICE);
      try (Service production = production(database.url())) {
        pin(production.pid(), SERVICE);
        pin(ProcessHandle.current().pid(), "1-" + (Runtime.getRuntime().availableProcessors() - 1));
        service = production;
        List<String> crowd = new ArrayList<>();
        List<String> greedy = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
          double rate = warmUp(endpoint);
          crowd.add(crowd(endpoint, rate));
          greedy.add(greedy(endpoint, rate));
        }
        print(CROWD + String.join("", crowd) + "\n" + GREEDY + String.join("", greedy));
      }
    } finally {
      timer.shutdownNow();
      threads.shutdownNow();
    }
  }

  private static void fill(String url) {
    try (Registry registry = RelationalRegistry.at(url)) {
      registry.register(DemoRegistry.virksomheter(DemoCertificates::sertifikat));
      registry.add(DemoRegistry.persons(Instant.now()).iterator());
    }
  }

  private static Service production(String url) throws Exception {
    Map<String, String> keys = new HashMap<>();
    keys.put("kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    keys.put("kontaktregister.database.url", url);
    // Other processes may keep the machine busy while the service starts.
    keys.put("kontaktregister.database.timeout-seconds", "10");
    keys.put("kontaktregister.person.synthetic-numbers", "accepted");
    if (UNLIMITED) {
      keys.put("kontaktregister.http.max-concurrent-requests", "10000");
    } else {
      keys.put("kontaktregister.http.max-share-percent-per-enterprise", "75");
    }
    return Service.start(
        new PayaraMicro(
            List.of(
                "java",
                "-Xmx512m",
                "-XX:TieredStopAtLevel=4",
                "-jar",
                PayaraMicro.PRODUCTION.toString()),
            Path.of("")),
        Path.of(System.getProperty("java.home")),
        keys);
  }

  private static void pin(long process, String cores) throws Exception {
    assertThat(
            new ProcessBuilder("taskset", "-acp", cores, Long.toString(process))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor())
        .as("taskset lets a process use some cores only")
        .isZero();
  }

  /**
   * Lets the compilers do their work, on refusals too, and gives the rate that has been reached.
   */
  private double warmUp(Endpoint endpoint) throws Exception {
    double most = 0;
    double rate = FIRST_GUESS;
    for (int steady = 0; steady < STEADY_ROUNDS; ) {
      rate = best(endpoint, rate).outcome.answeredPerSecond();
      System.out.printf(Locale.ROOT, "%s, warm-up: %.0f answers/s%n", endpoint, rate);
      steady = rate < STEADY * most ? steady + 1 : 0;
      most = Math.max(most, rate);
      offer(endpoint, TIMES_CAPACITY * rate, PROVIDER, OTHER_PROVIDER);
    }
    return rate;
  }

  /** Several enterprises offer more than can be answered. */
  private String crowd(Endpoint endpoint, double rate) throws Exception {
    double expected = rate;
    Sum best = new Sum();
    Sum overload = new Sum();
    Health health = new Health();
    for (int round = 0; round < ROUNDS; round++) {
      Sum ofRound = best(endpoint, expected);
      expected = ofRound.outcome.answeredPerSecond();
      best.add(ofRound);
      Future<?> watching = watch(health);
      overload.add(offer(endpoint, TIMES_CAPACITY * expected, PROVIDER, OTHER_PROVIDER));
      watching.cancel(false);
    }
    String row =
        row(
            "| %s | %.0f | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f %% | %.0f, %.0f, %.0f ms | %d of %d, %d ms |",
            endpoint,
            best.outcome.answeredPerSecond(),
            TIMES_CAPACITY * best.outcome.answeredPerSecond(),
            overload.outcome.sentPerSecond(),
            overload.outcome.answeredPerSecond(),
            overload.outcome.answeredPerSecond() / best.outcome.answeredPerSecond(),
            overload.answeredPerProcessorSecond() / best.answeredPerProcessorSecond(),
            100 - overload.answeredPercent(),
            overload.outcome.millis(0.5),
            overload.outcome.millis(0.99),
            overload.outcome.millis(1),
            health.down,
            health.asked,
            health.longest.toMillis());
    check(overload, health);
    return row;
  }

  /** One enterprise offers more than can be answered, and another a tenth of it. */
  private String greedy(Endpoint endpoint, double expected) throws Exception {
    double rate = expected;
    Sum greedy = new Sum();
    Sum quiet = new Sum();
    Health health = new Health();
    for (int round = 0; round < ROUNDS; round++) {
      rate = best(endpoint, rate).outcome.answeredPerSecond();
      double capacity = rate;
      Future<?> watching = watch(health);
      Future<Sum> flood =
          threads.submit(() -> offer(endpoint, TIMES_CAPACITY * capacity, PROVIDER));
      quiet.add(offer(endpoint, capacity / 10, OTHER_PROVIDER));
      greedy.add(flood.get());
      watching.cancel(false);
    }
    String row =
        row(
            "| %s | %.0f | %.0f %% | %.0f | %.0f %% | %.0f, %.0f, %.0f ms |",
            endpoint,
            greedy.outcome.sentPerSecond(),
            greedy.answeredPercent(),
            quiet.outcome.sentPerSecond(),
            quiet.answeredPercent(),
            quiet.outcome.millis(0.5),
            quiet.outcome.millis(0.99),
            quiet.outcome.millis(1));
    check(greedy, health);
    check(quiet, health);
    return row;
  }

  private static void check(Sum sum, Health health) {
    if (!UNLIMITED) {
      assertThat(sum.outcome.counts().keySet()).isSubsetOf(Traffic.ANSWERED, REFUSED);
      assertThat(health.down).isZero();
    }
    assertThat(sum.outcome.answered()).isPositive();
  }

  /** The rate of callers who wait for their answers. */
  private Sum best(Endpoint endpoint, double expected) throws Exception {
    List<Message> messages = messages(endpoint, 1.3 * expected, PROVIDER, OTHER_PROVIDER);
    Sum sum =
        measured(
            () ->
                Traffic.closed(
                    CALLERS, ROUND, messages.size(), (caller, turn) -> messages.get(turn).send()));
    assertThat(sum.outcome.counts()).containsOnlyKeys(Traffic.ANSWERED);
    return sum;
  }

  /** Sends requests at a rate, as far as there are callers who do not wait for an answer. */
  private Sum offer(Endpoint endpoint, double perSecond, String... enterprises) throws Exception {
    List<Message> messages = messages(endpoint, perSecond, enterprises);
    return measured(
        () ->
            Traffic.flood(
                MANY_CALLERS, perSecond, ROUND, (caller, turn) -> messages.get(turn).send()));
  }

  private Sum measured(Callable<Outcome> requests) throws Exception {
    double before = processorSeconds();
    Sum sum = new Sum();
    sum.outcome.add(requests.call());
    sum.processorSeconds = processorSeconds() - before;
    return sum;
  }

  /** The processor time that the service has used. */
  private double processorSeconds() {
    return ProcessHandle.of(service.pid())
            .flatMap(process -> process.info().totalCpuDuration())
            .orElseThrow()
            .toMillis()
        / 1e3;
  }

  /** Requests for one round, by enterprises in turn. SOAP messages are signed for it. */
  private List<Message> messages(Endpoint endpoint, double perSecond, String... enterprises)
      throws Exception {
    Map<String, Message> ofRest = new HashMap<>();
    for (String enterprise : enterprises) {
      ofRest.put(
          enterprise,
          message(
              Endpoint.REST_PATH,
              "application/json",
              "{\"personidentifikator\":\"" + CITIZEN + "\"}",
              "Bearer " + service.issuer().token(enterprise)));
    }
    return IntStream.range(0, (int) Math.ceil(perSecond * ROUND.toSeconds()))
        .mapToObj(i -> enterprises[i % enterprises.length])
        .map(each -> endpoint == Endpoint.REST ? ofRest.get(each) : signed(each))
        .toList();
  }

  private Message signed(String enterprise) {
    try {
      return message(
          Endpoint.SOAP_PATH,
          "application/soap+xml",
          service.soap(enterprise).sign(ENVELOPE),
          "none");
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Message message(String path, String type, String body, String authorization)
      throws IOException {
    return new Message(service.uri(path).toURL(), type, authorization, body.getBytes(UTF_8));
  }

  private Future<?> watch(Health health) {
    return timer.scheduleWithFixedDelay(health, 0, HEALTH_INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Asks whether the service is ready. */
  private final class Health implements Runnable {

    private int asked;
    private int down;
    private Duration longest = Duration.ZERO;

    @Override
    public synchronized void run() {
      long start = System.nanoTime();
      asked++;
      if (!isReady()) {
        down++;
      }
      Duration taken = Duration.ofNanos(System.nanoTime() - start);
      longest = taken.compareTo(longest) > 0 ? taken : longest;
    }

    /** On a connection of its own, as orchestrators ask. */
    private boolean isReady() {
      try {
        HttpURLConnection connection =
            (HttpURLConnection) service.uri("/health/ready").toURL().openConnection();
        connection.setRequestProperty("Connection", "close");
        connection.setReadTimeout((int) PROBE.toMillis());
        return connection.getResponseCode() == 200;
      } catch (IOException tooLate) {
        return false;
      }
    }
  }

  private static String row(String format, Object... values) {
    String row = String.format(Locale.ROOT, format, values);
    System.out.println(row);
    return row + "\n";
  }

  private static void print(String tables) throws IOException {
    Files.writeString(Path.of("target", "overload.md"), tables);
    System.out.println(tables);
  }
}
