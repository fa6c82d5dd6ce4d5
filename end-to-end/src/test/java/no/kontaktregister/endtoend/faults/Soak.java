package no.kontaktregister.endtoend.faults;

import static java.util.stream.Collectors.joining;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSONER;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.RelationalRegistry;
import no.kontaktregister.endtoend.faults.Traffic.Outcome;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.generator.SyntheticCitizens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One node for hours at a part of what it can do: does anything grow, does it become slower? {@code
 * mvn -Pendurance -Dit.test=Soak} runs it, and prints a table with a column for each quarter.
 *
 * <p>First, callers who wait for their answers show how many requests a second the node can answer.
 * Then they come at 70 % of that rate, whether or not earlier ones have been answered. The latency
 * of a request counts from the moment at which it was due.
 */
class Soak {

  private static final double PART = 0.7;
  private static final int CALLERS = 16;
  private static final int QUARTERS = 4;
  private static final List<String> UNWANTED = List.of("\tat ", "ERROR", "SEVERE");
  private static final double MOST_GROWTH = 1.1;
  private static final int REQUESTS_OF_A_ROUND = 200;
  private static final int PERSONS_OF_A_LARGE_REQUEST = 1000;
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);
  private static final Duration BETWEEN_NEW_KEYS = Duration.ofMinutes(2);

  @TempDir private Path folder;

  private final List<String> citizens = new ArrayList<>();
  private List<String> withMailbox;
  private Server database;
  private Service service;
  private Path keyStore;
  private Path issuers;

  /** What the process and the database hold at a moment. */
  private record Holding(
      long heap, long resident, long threads, long files, long connections, long signatures) {}

  private record Quarter(Outcome outcome, Holding holding) {}

  /**
   * What must not grow. Resident memory is not among it: the JVM may take more of what it is
   * allowed to have.
   */
  private static final Map<String, ToDoubleFunction<Quarter>> HOLDINGS = new LinkedHashMap<>();

  static {
    HOLDINGS.put("heap after a collection, KB", quarter -> quarter.holding().heap());
    HOLDINGS.put("threads", quarter -> quarter.holding().threads());
    HOLDINGS.put("open files and sockets", quarter -> quarter.holding().files());
    HOLDINGS.put("database connections", quarter -> quarter.holding().connections());
    HOLDINGS.put("remembered signatures", quarter -> quarter.holding().signatures());
  }

  @Test
  void nothingGrowsAndNothingFails() throws Exception {
    Duration quarter = Duration.ofSeconds(60L * Integer.getInteger("minutes", 120) / QUARTERS);
    try (Server server = Server.start(folder.resolve("database"))) {
      database = server;
      fill(Integer.getInteger("citizens", 5_500_000));
      try (Service started = start()) {
        service = started;
        withMailbox = citizensWithMailbox();
        Duration before = shorter(quarter.dividedBy(QUARTERS), LONGEST_WARM_UP);
        closed(before);
        double capacity = closed(before);
        print("The node answers %.0f requests a second; %.0f follow.", capacity, PART * capacity);
        List<Quarter> quarters = new ArrayList<>();
        for (int i = 0; i < QUARTERS; i++) {
          quarters.add(new Quarter(open(quarter, PART * capacity), holding()));
          print("Quarter %d: %s", i + 1, quarters.get(i).holding());
        }
        String table = table(quarters);
        Files.writeString(Path.of("target", "soak.md"), table);
        print("%s", table);
        try (Stream<String> lines = service.lines()) {
          assertThat(lines.filter(line -> UNWANTED.stream().anyMatch(line::contains))).isEmpty();
        }
        HOLDINGS.forEach((name, held) -> assertFlat(name, quarters, held));
      }
    }
  }

  private void fill(int count) {
    Instant begin = Instant.now();
    try (Registry registry = RelationalRegistry.at(database.url())) {
      SyntheticCitizens all = new SyntheticCitizens(7, count, begin);
      registry.add(
          Stream.generate(all::next).limit(count).peek(person -> keep(person, count)).iterator());
    }
    print("%d citizens after %s.", count, Duration.between(begin, Instant.now()));
  }

  /** Some citizens of the whole range, who are asked about. */
  private void keep(Person person, int count) {
    if (citizens.size() < 100_000
        && ThreadLocalRandom.current().nextInt(Math.max(1, count / 100_000)) == 0) {
      citizens.add(person.personidentifikator().value());
    }
  }

  private Service start() throws Exception {
    keyStore = folder.resolve("registry.p12");
    issuers = folder.resolve("issuers.pem");
    renewKeys();
    return Service.start(
        Map.of(
            "kontaktregister.database.url", database.url(),
            "kontaktregister.soap.keystore", keyStore.toString(),
            "kontaktregister.certificates.trust", issuers.toString()));
  }

  /** The same keys and issuers in new files, as an operator puts them there. */
  private void renewKeys() throws Exception {
    Path keys = Service.keysOf("991825827");
    replace(keyStore, Files.readAllBytes(keys));
    replace(issuers, Files.readAllBytes(keys.resolveSibling("ca.pem")));
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path unfinished = Files.write(file.resolveSibling(file.getFileName() + ".new"), content);
    Files.move(
        unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<String> citizensWithMailbox() throws Exception {
    List<String> free = Citizens.withoutMailbox(CALLERS);
    for (String citizen : free) {
      assertThat(
              Endpoint.REST.answer(
                  service, change(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, citizen, 0)))
          .isEqualTo("OK");
    }
    return free;
  }

  /**
   * Callers who wait for their answers.
   *
   * @return requests a second
   */
  private double closed(Duration time) throws Exception {
    return Traffic.closed(CALLERS, time, Integer.MAX_VALUE, this::ask).answeredPerSecond();
  }

  /** Requests at a rate, and new keys. */
  private Outcome open(Duration time, double rate) throws Exception {
    AtomicLong renewed = new AtomicLong(System.nanoTime());
    return Traffic.open(
        CALLERS,
        rate,
        time,
        (caller, turn) -> {
          String outcome = ask(caller, turn);
          long now = System.nanoTime();
          long last = renewed.get();
          if (now - last > BETWEEN_NEW_KEYS.toNanos() && renewed.compareAndSet(last, now)) {
            renewKeys();
          }
          return outcome;
        });
  }

  /** Of two hundred requests, one is about a thousand persons, and each tenth changes something. */
  private String ask(int caller, int turn) throws Exception {
    Endpoint endpoint = Endpoint.values()[turn % 2];
    int kind = turn % REQUESTS_OF_A_ROUND;
    Call call;
    if (kind == 0) {
      call = look(PERSONS_OF_A_LARGE_REQUEST);
    } else if (kind % 10 == 0) {
      call = change(OPPDATER_POSTKASSE, withMailbox.get(caller), turn);
    } else if (kind % 10 == 1) {
      call = Call.of(HENT_ENDRINGER).with("fraEndringsNummer", "1");
    } else {
      call = kind % 2 == 0 ? look(1) : Call.kanVelge(anyCitizen());
    }
    assertThat(endpoint.ask(service, call).statusCode()).as(call.operation().name()).isEqualTo(200);
    return Traffic.ANSWERED;
  }

  private Call look(int persons) {
    Call call =
        Call.of(HENT_PERSONER)
            .with("informasjonsbehov", "Kontaktinfo")
            .with("informasjonsbehov", "SikkerDigitalPost");
    return new Call(
        call.operation(),
        call.caller(),
        call.supplier(),
        Stream.concat(
                call.elements().stream(),
                Stream.generate(this::anyCitizen)
                    .distinct()
                    .limit(Math.min(persons, citizens.size()))
                    .map(citizen -> new Call.Element("personidentifikator", citizen)))
            .toList());
  }

  private String anyCitizen() {
    return citizens.get(ThreadLocalRandom.current().nextInt(citizens.size()));
  }

  private static Call change(Operasjon operation, String citizen, int number) {
    return Call.of(operation)
        .with("personidentifikator", citizen)
        .with("virksomhetsidentifikator", PROVIDER)
        .with("postkasseadresse", "changed-" + number);
  }

  private Holding holding() throws Exception {
    Path process = Path.of("/proc", Long.toString(service.pid()));
    run("jcmd", Long.toString(service.pid()), "GC.run");
    String heap = run("jcmd", Long.toString(service.pid()), "GC.heap_info");
    return new Holding(
        Stream.of(heap.split("\n"))
            .filter(line -> line.contains("total "))
            .filter(line -> line.contains(", used "))
            .mapToLong(line -> number(line.replaceFirst(".*, used ", "")))
            .sum(),
        Files.readAllLines(process.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(Soak::number)
            .sum(),
        entries(process.resolve("task")),
        entries(process.resolve("fd")),
        Long.parseLong(database.query("select count(*) from pg_stat_activity")),
        service
            .get("/metrics")
            .body()
            .lines()
            .filter(line -> line.startsWith("kontaktregister_cache_entries{cache=\"replay\"}"))
            .mapToLong(line -> (long) Double.parseDouble(line.replaceFirst(".* ", "")))
            .sum());
  }

  private static long entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.count();
    }
  }

  /** The first number in a text. */
  private static long number(String text) {
    return Long.parseLong(text.replaceFirst("[^0-9]*([0-9]+).*", "$1"));
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static void assertFlat(
      String name, List<Quarter> quarters, ToDoubleFunction<Quarter> held) {
    assertThat(held.applyAsDouble(quarters.get(QUARTERS - 1)))
        .as("%s, in the last quarter", name)
        .isLessThanOrEqualTo(held.applyAsDouble(quarters.get(1)) * MOST_GROWTH);
  }

  private static String table(List<Quarter> quarters) {
    return "| | "
        + IntStream.rangeClosed(1, QUARTERS).mapToObj(i -> i + ". quarter | ").collect(joining())
        + "last to second |\n|---|"
        + "---|".repeat(QUARTERS + 1)
        + "\n"
        + row("requests", quarters, quarter -> quarter.outcome().answered())
        + row("median, ms", quarters, quarter -> quarter.outcome().millis(0.5))
        + row("p99, ms", quarters, quarter -> quarter.outcome().millis(0.99))
        + row("longest, ms", quarters, quarter -> quarter.outcome().millis(1))
        + row("resident memory, KB", quarters, quarter -> quarter.holding().resident())
        + HOLDINGS.entrySet().stream()
            .map(each -> row(each.getKey(), quarters, each.getValue()))
            .collect(joining());
  }

  private static String row(String name, List<Quarter> quarters, ToDoubleFunction<Quarter> value) {
    List<Double> values = quarters.stream().map(value::applyAsDouble).toList();
    return "| "
        + name
        + " | "
        + values.stream()
            .map(each -> String.format(Locale.ROOT, each < 1000 ? "%.1f" : "%.0f", each))
            .collect(joining(" | "))
        + String.format(Locale.ROOT, " | %.2f |%n", values.get(QUARTERS - 1) / values.get(1));
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
