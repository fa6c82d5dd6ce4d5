package no.kontaktregister.endtoend;

import static java.util.stream.Collectors.toMap;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.endtoend.AcceptanceTable.personer;
import static no.kontaktregister.endtoend.AcceptanceTable.postkasse;
import static no.kontaktregister.endtoend.AcceptanceTable.slett;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.endtoend.AcceptanceTable.Row;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.generator.SyntheticCitizens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on PostgreSQL, with the demo's citizens and two thousand more. */
class PostgreSqlIT {

  private static final int CITIZENS = 2_000;
  private static final int WRITERS = 8;
  private static final int WRITES = 150;

  private static final List<String> TOLD = List.of("SikkerDigitalPost", "Sertifikat");

  @TempDir private static Path folder;

  private static final List<Person> PERSONS = new ArrayList<>();
  private static EmbeddedPostgres server;
  private static Service service;

  @BeforeAll
  static void start() throws Exception {
    server = database(0);
    String url = server.getJdbcUrl("postgres", "postgres");
    new SyntheticCitizens(16_02, CITIZENS, Instant.now()).forEachRemaining(PERSONS::add);
    try (Registry registry = RelationalRegistry.at(url)) {
      registry.add(PERSONS.iterator());
    }
    service = Service.start(Map.of("kontaktregister.database.url", url));
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    server.close();
  }

  /** Syncs what it commits, as PostgreSQL does by default and this package of it does not. */
  private static EmbeddedPostgres database(int port) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder.resolve("data"))
            .setCleanDataDirectory(false)
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on");
    return (port == 0 ? builder : builder.setPort(port)).start();
  }

  @Test
  void theTableHolds() throws Exception {
    for (Row row : AcceptanceTable.rows()) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(endpoint.answer(service, row.call()))
            .as(row.toString())
            .isEqualTo(row.answer(endpoint));
      }
    }
  }

  @Test
  void whoFollowsTheChangesWhileOthersWriteEndsWithTheRegistrysContent() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + Endpoint.values().length);
    try {
      List<Future<Integer>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        int number = writer;
        writers.add(threads.submit(() -> write(number)));
      }
      Map<Endpoint, Future<Map<String, String>>> readers = new HashMap<>();
      for (Endpoint endpoint : Endpoint.values()) {
        Callable<Map<String, String>> reader = () -> follow(endpoint, writers);
        readers.put(endpoint, threads.submit(reader));
      }
      int changes = 0;
      for (Future<Integer> writer : writers) {
        changes += writer.get();
      }
      Map<String, String> content = content();

      assertThat(changes).isGreaterThan(WRITERS * WRITES / 4);
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(readers.get(endpoint).get()).as(endpoint.name()).isEqualTo(content);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Changes the mailboxes of citizens of its own at random, and tells how often it did. */
  private static int write(int writer) throws Exception {
    Random random = new Random(writer);
    int changed = 0;
    for (int i = 0; i < WRITES; i++) {
      String citizen = number(PERSONS.get(writer * 25 + random.nextInt(25)));
      Call call =
          switch (random.nextInt(3)) {
            case 0 ->
                postkasse(
                    OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, citizen, PROVIDER, "address-" + i);
            case 1 -> postkasse(OPPDATER_POSTKASSE, citizen, PROVIDER, "address-" + i);
            default -> slett(citizen, PROVIDER);
          };
      changed += Endpoint.REST.answer(service, call).equals("OK") ? 1 : 0;
    }
    return changed;
  }

  /** Reads on until nobody writes and nothing is left, and gives what it knows of each citizen. */
  private static Map<String, String> follow(Endpoint endpoint, List<Future<Integer>> writers)
      throws Exception {
    Map<String, String> known = new HashMap<>();
    long next = 1;
    while (true) {
      boolean over = writers.stream().allMatch(Future::isDone);
      Call call = Call.of(HENT_ENDRINGER).with("fraEndringsNummer", Long.toString(next));
      for (String behov : TOLD) {
        call = call.with("informasjonsbehov", behov);
      }
      String[] answer = endpoint.answer(service, call).split(" ", 4);
      long til = Long.parseLong(answer[1]);
      if (answer.length == 4) {
        List<String> persons = Arrays.asList(answer[3].split("\n"));
        // One for each number: none is left out, and none is told twice.
        assertThat(persons).hasSize((int) (til - next + 1));
        persons.forEach(person -> known.put(person.substring(0, 11), person));
      }
      if (til == Long.parseLong(answer[2]) && over) {
        return known;
      }
      next = til + 1;
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
          .forEach(person -> content.put(person.substring(0, 11), person));
    }
    return content;
  }

  @Test
  void noMailboxThatWasAcknowledgedIsLostWhenTheDatabaseDies() throws Exception {
    List<String> free =
        PERSONS.stream()
            .skip(WRITERS * 25)
            .filter(person -> person.status() == Personstatus.AKTIV)
            .filter(person -> !person.reservasjon().erReservert())
            .filter(person -> person.aktivPostkasse().isEmpty())
            .map(PostgreSqlIT::number)
            .toList();
    Map<String, String> answers = new ConcurrentHashMap<>();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<?>> done = new ArrayList<>();
      for (String citizen : free) {
        done.add(writers.submit(() -> answers.put(citizen, create(citizen))));
      }
      await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofMinutes(1))
          .until(() -> answers.size() >= free.size() / 4);
      int port = server.getPort();
      kill();
      server.close();
      await().until(() -> answers.containsValue(Endpoint.UNAVAILABLE));
      server = database(port);
      for (Future<?> each : done) {
        each.get();
      }
    } finally {
      writers.shutdownNow();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> service.get("/health/ready").statusCode() == 200);

    assertThat(answers.values()).containsOnly("OK", Endpoint.UNAVAILABLE).hasSize(free.size());
    Map<String, String> now =
        Endpoint.REST
            .answer(service, personer(TOLD, free.stream().limit(1000).toArray(String[]::new)))
            .lines()
            .collect(toMap(person -> person.substring(0, 11), person -> person));
    now.forEach(
        (citizen, person) -> {
          if (answers.get(citizen).equals("OK")) {
            assertThat(person).contains(" mailbox-" + citizen.substring(6) + " " + PROVIDER);
          }
        });
    // Who repeats a request that was not answered learns what became of it.
    for (String citizen : free) {
      if (!answers.get(citizen).equals("OK")) {
        assertThat(create(citizen)).isIn("OK", "FEILET POSTKASSE_EKSISTERER_ALLEREDE");
      }
    }
  }

  private static String create(String citizen) throws Exception {
    return Endpoint.REST.answer(
        service,
        postkasse(
            OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE,
            citizen,
            PROVIDER,
            "mailbox-" + citizen.substring(6)));
  }

  /** As when its machine loses its power. */
  private static void kill() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0).trim());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private static String number(Person person) {
    return person.personidentifikator().value();
  }
}
