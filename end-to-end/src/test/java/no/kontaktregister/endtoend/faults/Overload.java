package no.kontaktregister.endtoend.faults;

import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.endtoend.RelationalRegistry;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The production archive gets three times the requests that it can answer, at each endpoint. {@code
 * mvn -Pendurance -Dit.test=Overload} runs it; it prints a table. A rate says more about the
 * machine than about the service, so that each is compared with the best rate of the same minute.
 * {@code -Dunlimited=true} takes the limits away, {@code -Drounds} and {@code -Dseconds} make it
 * longer. It needs Linux with {@code taskset}.
 *
 * <p>Callers ask one after the other to find the best rate: each waits for its answer. After that,
 * requests are sent at their time whether the ones before are answered or not, and a latency counts
 * from that time.
 */
class Overload {

  private static final String CROWD =
      """
      | endpoint | best, answers/s | offered/s | answered/s | to best | the same, a second of processor time | refused | median, p99, longest | health down, longest |
      |---|---|---|---|---|---|---|---|---|
      """;

  private static final String GREEDY =
      """
      | endpoint | greedy offers/s | of it answered | quiet offers/s | of it answered | median, p99, longest |
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
  private static final double FIRST_GUESS = 40;
  private static final int WARM_UPS = 4;
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
    // Less than the time after which the server closes a connection that nobody uses.
    System.setProperty("jdk.httpclient.keepalive.timeout", "2");
  }

  @TempDir private Path folder;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private Service service;

  /** What came of some requests. */
  private static final class Outcome {

    private final List<Long> nanos = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private int refused;
    private double seconds;
    private double processorSeconds;

    synchronized void add(HttpResponse<Void> answer, Throwable failure, long taken) {
      if (failure != null) {
        unexpected.add(failure.toString());
      } else if (answer.statusCode() == 200) {
        nanos.add(taken);
      } else if (answer.headers().firstValue("Retry-After").isPresent()) {
        refused++;
      } else {
        unexpected.add("status " + answer.statusCode());
      }
    }

    void add(Outcome other) {
      nanos.addAll(other.nanos);
      unexpected.addAll(other.unexpected);
      refused += other.refused;
      seconds += other.seconds;
      processorSeconds += other.processorSeconds;
    }

    int offered() {
      return nanos.size() + refused + unexpected.size();
    }

    double answeredPerSecond() {
      return nanos.size() / seconds;
    }

    double answeredPerProcessorSecond() {
      return nanos.size() / processorSeconds;
    }

    double answeredPercent() {
      return 100.0 * nanos.size() / offered();
    }

    /** Milliseconds that this share of the answers took at most. */
    long millis(double share) {
      List<Long> sorted = nanos.stream().sorted().toList();
      return sorted.isEmpty()
          ? 0
          : Duration.ofNanos(sorted.get((int) (share * (sorted.size() - 1)))).toMillis();
    }
  }

  @Test
  void whatIsMoreThanTheServiceCanAnswerIsRefusedAndAllElseIsAnswered() throws Exception {
    try (Server database = Server.start(folder.resolve("data"))) {
      try (Registry registry = RelationalRegistry.at(database.url())) {
        DemoRegistry.fill(registry, DemoRegistry.persons(Instant.now()));
      }
      try (Service production = production(database.url())) {
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

  /** On one core, so that the load generator and PostgreSQL take nothing from it. */
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
      keys.put("kontaktregister.http.max-share-percent-per-enterprise", "50");
    }
    Service started =
        Service.start(
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
    pin(started.pid(), "0");
    pin(ProcessHandle.current().pid(), "1-" + (Runtime.getRuntime().availableProcessors() - 1));
    return started;
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

  /** Lets the compilers do their work, and gives the rate that has been reached. */
  private double warmUp(Endpoint endpoint) throws Exception {
    double rate = FIRST_GUESS;
    for (int i = 0; i < WARM_UPS; i++) {
      rate = best(endpoint, rate).answeredPerSecond();
    }
    return rate;
  }

  /** Several enterprises offer more than can be answered. */
  private String crowd(Endpoint endpoint, double rate) throws Exception {
    double expected = rate;
    Outcome best = new Outcome();
    Outcome overload = new Outcome();
    Health health = new Health();
    for (int round = 0; round < ROUNDS; round++) {
      Outcome ofRound = best(endpoint, expected);
      expected = ofRound.answeredPerSecond();
      best.add(ofRound);
      double offered = TIMES_CAPACITY * expected;
      List<HttpRequest> requests = requests(endpoint, offered, PROVIDER, OTHER_PROVIDER);
      Future<?> watching = watch(health);
      overload.add(offer(requests, offered));
      watching.cancel(false);
    }
    String row =
        row(
            "| %s | %.0f | %.0f | %.0f | %.2f | %.2f | %.0f %% | %d, %d, %d ms | %d of %d, %d ms |",
            endpoint,
            best.answeredPerSecond(),
            overload.offered() / overload.seconds,
            overload.answeredPerSecond(),
            overload.answeredPerSecond() / best.answeredPerSecond(),
            overload.answeredPerProcessorSecond() / best.answeredPerProcessorSecond(),
            100 - overload.answeredPercent(),
            overload.millis(0.5),
            overload.millis(0.99),
            overload.millis(1),
            health.down,
            health.asked,
            health.longest.toMillis());
    check(overload, health);
    return row;
  }

  /** One enterprise offers more than can be answered, and another a tenth of it. */
  private String greedy(Endpoint endpoint, double expected) throws Exception {
    double rate = expected;
    Outcome greedy = new Outcome();
    Outcome quiet = new Outcome();
    Health health = new Health();
    for (int round = 0; round < ROUNDS; round++) {
      rate = best(endpoint, rate).answeredPerSecond();
      double capacity = rate;
      List<HttpRequest> many = requests(endpoint, TIMES_CAPACITY * capacity, PROVIDER);
      List<HttpRequest> few = requests(endpoint, capacity / 10, OTHER_PROVIDER);
      Future<?> watching = watch(health);
      Future<Outcome> flood = threads.submit(() -> offer(many, TIMES_CAPACITY * capacity));
      quiet.add(offer(few, capacity / 10));
      greedy.add(flood.get());
      watching.cancel(false);
    }
    String row =
        row(
            "| %s | %.0f | %.0f %% | %.0f | %.0f %% | %d, %d, %d ms |",
            endpoint,
            greedy.offered() / greedy.seconds,
            greedy.answeredPercent(),
            quiet.offered() / quiet.seconds,
            quiet.answeredPercent(),
            quiet.millis(0.5),
            quiet.millis(0.99),
            quiet.millis(1));
    check(greedy, health);
    check(quiet, health);
    return row;
  }

  private static void check(Outcome outcome, Health health) {
    if (!UNLIMITED) {
      assertThat(outcome.unexpected).isEmpty();
      assertThat(health.down).isZero();
    }
    assertThat(outcome.nanos).isNotEmpty();
  }

  /** The rate of callers who wait for their answers. */
  private Outcome best(Endpoint endpoint, double expected) throws Exception {
    List<HttpRequest> requests = requests(endpoint, 1.3 * expected, PROVIDER, OTHER_PROVIDER);
    Outcome outcome = new Outcome();
    AtomicInteger next = new AtomicInteger();
    double processor = processorSeconds();
    long start = System.nanoTime();
    Callable<Void> caller =
        () -> {
          for (int i = next.getAndIncrement();
              i < requests.size() && System.nanoTime() - start < ROUND.toNanos();
              i = next.getAndIncrement()) {
            long sent = System.nanoTime();
            HttpResponse<Void> answer = client.send(requests.get(i), BodyHandlers.discarding());
            outcome.add(answer, null, System.nanoTime() - sent);
          }
          return null;
        };
    for (Future<Void> each : threads.invokeAll(Collections.nCopies(CALLERS, caller))) {
      each.get();
    }
    outcome.seconds = (System.nanoTime() - start) / 1e9;
    outcome.processorSeconds = processorSeconds() - processor;
    assertThat(outcome.unexpected).isEmpty();
    return outcome;
  }

  /** Sends each request at its time, whether the ones before have been answered or not. */
  private Outcome offer(List<HttpRequest> requests, double perSecond) throws Exception {
    Outcome outcome = new Outcome();
    CountDownLatch open = new CountDownLatch(requests.size());
    double processor = processorSeconds();
    long start = System.nanoTime();
    for (int i = 0; i < requests.size(); i++) {
      long due = start + (long) (i * 1e9 / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      client
          .sendAsync(requests.get(i), BodyHandlers.discarding())
          .whenComplete(
              (answer, failure) -> {
                outcome.add(answer, failure, System.nanoTime() - due);
                open.countDown();
              });
    }
    open.await();
    outcome.seconds = (System.nanoTime() - start) / 1e9;
    outcome.processorSeconds = processorSeconds() - processor;
    return outcome;
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
  private List<HttpRequest> requests(Endpoint endpoint, double perSecond, String... enterprises)
      throws Exception {
    Map<String, HttpRequest> ofRest = new HashMap<>();
    for (String enterprise : enterprises) {
      ofRest.put(
          enterprise,
          request(
              Endpoint.REST_PATH,
              "application/json",
              "{\"personidentifikator\":\"" + CITIZEN + "\"}",
              "Bearer " + service.issuer().token(enterprise)));
    }
    return IntStream.range(0, (int) (perSecond * ROUND.toSeconds()))
        .mapToObj(i -> enterprises[i % enterprises.length])
        .map(each -> endpoint == Endpoint.REST ? ofRest.get(each) : signed(each))
        .toList();
  }

  private HttpRequest signed(String enterprise) {
    try {
      return request(
          Endpoint.SOAP_PATH,
          "application/soap+xml",
          service.soap(enterprise).sign(ENVELOPE),
          "none");
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private HttpRequest request(String path, String type, String body, String authorization) {
    return HttpRequest.newBuilder(service.uri(path))
        .timeout(PATIENCE)
        .header("Content-Type", type)
        .header("Authorization", authorization)
        .POST(BodyPublishers.ofString(body))
        .build();
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

    private boolean isReady() {
      try {
        return client
                .send(
                    HttpRequest.newBuilder(service.uri("/health/ready")).timeout(PROBE).build(),
                    BodyHandlers.discarding())
                .statusCode()
            == 200;
      } catch (IOException tooLate) {
        return false;
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
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
