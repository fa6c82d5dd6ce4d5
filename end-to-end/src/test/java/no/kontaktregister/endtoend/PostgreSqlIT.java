package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PRINT_SERTIFIKAT;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.endtoend.AcceptanceTable.endringer;
import static no.kontaktregister.endtoend.AcceptanceTable.personer;
import static no.kontaktregister.endtoend.AcceptanceTable.postkasse;
import static no.kontaktregister.endtoend.AcceptanceTable.slett;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.RelyingParty;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.generator.SyntheticCitizens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on PostgreSQL, with the demo's citizens and two thousand more. */
class PostgreSqlIT {

  private static final String CITIZEN = "20914695016";
  private static final String OTHER_PROVIDER = "922020175";
  private static final int CITIZENS = 2_000;
  private static final int WRITERS = 8;
  private static final int WRITES = 60;

  /** Each writer has citizens of its own, so that it knows what its changes come to. */
  private static final int OWN_CITIZENS = 25;

  private static final String OWN_ENTRY = "krr:user/kontaktinformasjon.write";

  /** More than the tests send at once, but for the one that is about too many. */
  private static final int MOST_AT_ONCE = 16;

  private static final int SHARE = MOST_AT_ONCE / 2;

  private static final Duration PATIENCE = Duration.ofSeconds(50);

  private static final String WAITING_FOR_A_LOCK =
      "select count(*) from pg_locks where not granted";

  private static final List<String> TOLD =
      List.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat");

  @TempDir private static Path folder;

  private static final List<Person> PERSONS = new ArrayList<>();
  private static Server server;
  private static Service service;

  @BeforeAll
  static void start() throws Exception {
    server = Server.start(folder.resolve("data"));
    String url = server.url();
    new SyntheticCitizens(16_02, CITIZENS, Instant.now()).forEachRemaining(PERSONS::add);
    try (Registry registry = RelationalRegistry.at(url)) {
      registry.add(PERSONS.iterator());
    }
    service =
        Service.start(
            Map.of(
                "kontaktregister.database.url",
                url,
                "kontaktregister.database.pool-size",
                Integer.toString(2 * MOST_AT_ONCE),
                "kontaktregister.database.timeout-seconds",
                "60",
                "kontaktregister.http.max-concurrent-requests",
                Integer.toString(MOST_AT_ONCE),
                "kontaktregister.http.max-share-percent-per-enterprise",
                "50",
                "kontaktregister.http.max-wait-millis",
                "60000"));
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    server.close();
  }

  @Test
  void theTableHolds() throws Exception {
    AcceptanceTable.assertHolds(AcceptanceTable.rows(), service);
  }

  /** What a reader knows: whose change each number is, and each citizen as they were read last. */
  private record Read(List<String> changes, Map<String, String> citizens) {}

  @Test
  void readersAtBothEndpointsSeeEachChangeOnceWhileEightWrite() throws Exception {
    int before = latest();
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + Endpoint.values().length);
    try {
      List<Future<List<String>>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(number)));
      }
      Map<Endpoint, Future<Read>> readers = new HashMap<>();
      for (Endpoint endpoint : Endpoint.values()) {
        readers.put(endpoint, threads.submit(() -> follow(endpoint, writers)));
      }
      List<String> written = new ArrayList<>();
      for (Future<List<String>> writer : writers) {
        written.addAll(writer.get());
      }
      Read overRest = readers.get(Endpoint.REST).get();
      Read overSoap = readers.get(Endpoint.SOAP).get();

      assertThat(written).hasSizeGreaterThan(WRITERS * WRITES / 4);
      assertThat(overRest.changes()).hasSize(before + written.size());
      assertThat(overRest.changes().subList(before, before + written.size()))
          .containsExactlyInAnyOrderElementsOf(written);
      assertThat(overSoap.changes()).isEqualTo(overRest.changes());
      Map<String, String> content = content();
      assertThat(overRest.citizens()).isEqualTo(content);
      assertThat(overSoap.citizens()).isEqualTo(content);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void tooManyRequestsAreRefusedAndAnEnterpriseWithManyLeavesRoomForOthers() throws Exception {
    // With connections of its own: the server closes those that are idle later on.
    Service crowd = service.below("");
    Call greedy = Call.kanVelge(CITIZEN);
    Call quiet = personer(List.of("Kontaktinfo"), CITIZEN);
    ExecutorService callers = Executors.newCachedThreadPool();
    List<Future<HttpResponse<String>>> accepted = new ArrayList<>();
    try (Connection busy = server.connect();
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.execute("lock table person in access exclusive mode");

      send(crowd, greedy, SHARE, callers, accepted);
      await().atMost(PATIENCE).until(() -> server.query(WAITING_FOR_A_LOCK).equals("" + SHARE));
      for (Endpoint endpoint : Endpoint.values()) {
        assertRefused(endpoint, endpoint.ask(service, greedy));
      }
      assertThat(measured("refused_total{limit=\"enterprise\"}")).isEqualTo(2);

      send(crowd, quiet, MOST_AT_ONCE - SHARE, callers, accepted);
      await()
          .atMost(PATIENCE)
          .until(() -> server.query(WAITING_FOR_A_LOCK).equals("" + MOST_AT_ONCE));
      send(crowd, Call.of(HENT_PRINT_SERTIFIKAT), MOST_AT_ONCE, callers, accepted);
      await().atMost(PATIENCE).until(() -> measured("{state=\"waiting\"}") == MOST_AT_ONCE);
      for (Endpoint endpoint : Endpoint.values()) {
        assertRefused(endpoint, endpoint.ask(service, quiet.by(OTHER_PROVIDER)));
      }
      assertThat(measured("refused_total{limit=\"all\"}")).isEqualTo(2);
      aCallerWhoIsStillSendingASmallBodyGetsTheRefusalAfterIt();
      assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
      busy.rollback();

      for (Future<HttpResponse<String>> each : accepted) {
        assertThat(each.get().statusCode()).isEqualTo(200);
      }
    } finally {
      callers.shutdownNow();
    }
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(endpoint.answer(service, greedy)).isEqualTo("JA");
    }
    assertThat(service.logged("kontaktregister.audit", "OVERLOADED")).hasSize(2);
  }

  /** The demo does not wait: it records each answer when the endpoint has returned. */
  /** They are more than the server has threads. */
  @Test
  void slowSendersLeaveThreadsForHealthChecks() throws Exception {
    List<Socket> senders = new ArrayList<>();
    try {
      for (int i = 0; i < 450; i++) {
        Socket sender = new Socket("localhost", service.port());
        senders.add(sender);
        sender
            .getOutputStream()
            .write(
                ("POST /rest/v1/personer HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\n")
                    .getBytes(US_ASCII));
      }

      HttpRequest.Builder live = HttpRequest.newBuilder(service.uri("/health/live"));
      long start = System.nanoTime();
      assertThat(service.send(live).statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    } finally {
      for (Socket sender : senders) {
        sender.close();
      }
    }
  }

  @Test
  void outsideTheDemoARefusalIsSentAfterAPause() throws Exception {
    ExecutorService callers = Executors.newCachedThreadPool();
    try (Service production =
            Service.startProduction(
                Map.of(
                    "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                    "kontaktregister.database.url", server.url(),
                    "kontaktregister.database.timeout-seconds", "60",
                    "kontaktregister.http.max-concurrent-requests", "1",
                    "kontaktregister.http.max-wait-millis", "60000"));
        Connection busy = server.connect();
        Statement statement = busy.createStatement()) {
      busy.setAutoCommit(false);
      statement.execute("lock table person in access exclusive mode");
      Call call = Call.kanVelge(CITIZEN);
      List<Future<HttpResponse<String>>> accepted = new ArrayList<>();
      send(production, call, 2, callers, accepted);
      await().atMost(PATIENCE).until(() -> measured(production, "{state=\"waiting\"}") == 1);

      for (Endpoint endpoint : Endpoint.values()) {
        Instant asked = Instant.now();
        assertRefused(endpoint, endpoint.ask(production, call));
        assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
      }
      assertThat(measured(production, "refused_total{limit=\"all\"}")).isEqualTo(2);
      busy.rollback();
      for (Future<HttpResponse<String>> each : accepted) {
        assertThat(each.get().statusCode()).isEqualTo(200);
      }
    } finally {
      callers.shutdownNow();
    }
  }

  /** The server closes the connection: an earlier refusal could be lost. */
  private static void aCallerWhoIsStillSendingASmallBodyGetsTheRefusalAfterIt() throws Exception {
    for (Endpoint endpoint : Endpoint.values()) {
      try (Socket caller = new Socket("localhost", service.port())) {
        String path = endpoint == Endpoint.REST ? Endpoint.REST_PATH : Endpoint.SOAP_PATH;
        caller
            .getOutputStream()
            .write(
                ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n")
                    .getBytes(US_ASCII));
        caller.setSoTimeout(300);
        assertThatThrownBy(() -> caller.getInputStream().read())
            .isInstanceOf(SocketTimeoutException.class);
        caller.getOutputStream().write("{}".getBytes(US_ASCII));
        caller.setSoTimeout((int) PATIENCE.toMillis());
        assertThat(new String(caller.getInputStream().readAllBytes(), UTF_8))
            .startsWith("HTTP/1.1 50")
            .contains("There are too many concurrent requests");
      }
    }
  }

  @Test
  void aSlowSenderTakesNobodysTurn() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      // One more than may be answered and may wait.
      for (int i = 0; i <= 2 * MOST_AT_ONCE; i++) {
        Socket socket = new Socket("localhost", service.port());
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                ("POST "
                        + Endpoint.SOAP_PATH
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/soap+xml\r\n"
                        + "Content-Length: 1000\r\n\r\n<")
                    .getBytes(US_ASCII));
      }

      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(endpoint.answer(service, Call.kanVelge(CITIZEN))).isEqualTo("JA");
      }
      // An answer arrives a moment before its request is over.
      await()
          .atMost(PATIENCE)
          .until(() -> measured("{state=\"answered\"}") + measured("{state=\"waiting\"}") == 0);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** Sends a call often at once, in turn at both endpoints. */
  private static void send(
      Service crowd,
      Call call,
      int times,
      ExecutorService callers,
      List<Future<HttpResponse<String>>> answers) {
    for (int i = 0; i < times; i++) {
      // A stranger may ask for the certificate over REST alone.
      Endpoint endpoint =
          i % 2 == 0 || call.operation() == HENT_PRINT_SERTIFIKAT ? Endpoint.REST : Endpoint.SOAP;
      answers.add(callers.submit(() -> endpoint.ask(crowd, call)));
    }
  }

  private static void assertRefused(Endpoint endpoint, HttpResponse<String> answer) {
    assertTellsNothing(answer);
    boolean isRest = endpoint == Endpoint.REST;
    assertThat(answer.statusCode()).isEqualTo(isRest ? 503 : 500);
    assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(isRest ? "application/problem+json" : "application/soap+xml");
    assertThat(answer.body())
        .contains(isRest ? "urn:kontaktregister:problem:overloaded" : "env:Receiver")
        .contains("There are too many concurrent requests");
  }

  /** The value of a metric about HTTP requests, by the end of its name and its label. */
  private static double measured(String metric) throws Exception {
    return measured(service, metric);
  }

  private static double measured(Service service, String metric) throws Exception {
    return service
        .get("/metrics")
        .body()
        .lines()
        .filter(
            line -> line.matches("kontaktregister_http_requests_?" + Pattern.quote(metric) + " .*"))
        .mapToDouble(line -> Double.parseDouble(line.split(" ")[1]))
        .sum();
  }

  private static int latest() throws Exception {
    return Integer.parseInt(
        Endpoint.REST.answer(service, endringer(Long.toString(Long.MAX_VALUE))).split(" ")[2]);
  }

  /**
   * Changes citizens of its own at random, as a mailbox provider at both endpoints and as the
   * citizen.
   *
   * @return whose change it was, each time that something changed
   */
  private static List<String> write(int writer) throws Exception {
    Random random = new Random(writer);
    RelyingParty idporten = new RelyingParty(service);
    Map<String, String> tokens = new HashMap<>();
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < WRITES; i++) {
      String citizen = number(PERSONS.get(writer * OWN_CITIZENS + random.nextInt(OWN_CITIZENS)));
      // A quarter over SOAP: signing and encryption cost much more than the change.
      Endpoint endpoint = random.nextInt(4) == 0 ? Endpoint.SOAP : Endpoint.REST;
      String answer =
          switch (random.nextInt(4)) {
            case 0 ->
                endpoint.answer(
                    service,
                    postkasse(
                        OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
                        citizen,
                        PROVIDER,
                        "address-" + i));
            case 1 ->
                endpoint.answer(
                    service, postkasse(OPPDATER_POSTKASSE, citizen, PROVIDER, "address-" + i));
            case 2 -> endpoint.answer(service, slett(citizen, PROVIDER));
            default -> {
              if (!tokens.containsKey(citizen)) {
                tokens.put(citizen, idporten.accessToken(citizen, OWN_ENTRY));
              }
              yield changeAddress(tokens.get(citizen), "citizen" + i + "@example.com");
            }
          };
      if (answer.equals("OK")) {
        changed.add(citizen);
      }
    }
    return changed;
  }

  private static String changeAddress(String token, String address) throws Exception {
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(service.uri("/rest/v1/person"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                    "PATCH", BodyPublishers.ofString("{\"epostadresse\":\"" + address + "\"}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    return "OK";
  }

  /**
   * Reads on until nobody writes and nothing is left. Over SOAP it asks from the next number; over
   * REST, where the list begins after the number, from the last one that it has.
   */
  private static Read follow(Endpoint endpoint, List<Future<List<String>>> writers)
      throws Exception {
    Read read = new Read(new ArrayList<>(), new HashMap<>());
    while (true) {
      // Asked before the answer is: what is committed in between is in the next one.
      boolean over = writers.stream().allMatch(Future::isDone);
      int last = read.changes().size();
      Call call = endringer(Integer.toString(last + 1));
      for (String behov : TOLD) {
        call = call.with("informasjonsbehov", behov);
      }
      String[] answer = endpoint.answer(service, call).split(" ", 4);
      if (answer.length == 4) {
        for (String person : answer[3].split("\n")) {
          read.changes().add(person.substring(0, 11));
          read.citizens().put(person.substring(0, 11), withoutVarslingsstatus(person));
        }
      }
      // A change for each number: none is missing, and none comes twice.
      assertThat(read.changes()).hasSize(Integer.parseInt(answer[1]));
      if (over && answer[1].equals(answer[2])) {
        return read;
      }
    }
  }

  private static Map<String, String> content() throws Exception {
    List<String> numbers = new ArrayList<>(PERSONS.stream().map(PostgreSqlIT::number).toList());
    DemoRegistry.persons(Instant.now()).stream().map(PostgreSqlIT::number).forEach(numbers::add);
    Map<String, String> content = new HashMap<>();
    for (int from = 0; from < numbers.size(); from += 1000) {
      String[] some =
          numbers.subList(from, Math.min(from + 1000, numbers.size())).toArray(String[]::new);
      Endpoint.REST
          .answer(service, personer(TOLD, some))
          .lines()
          .forEach(person -> content.put(person.substring(0, 11), withoutVarslingsstatus(person)));
    }
    return content;
  }

  /** SOAP never delivers it with changes. */
  private static String withoutVarslingsstatus(String person) {
    return person.replaceFirst(" KAN_(IKKE_)?VARSLES", "");
  }

  private static String number(Person person) {
    return person.personidentifikator().value();
  }
}
