package no.kontaktregister.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.benchmark.Load.Measured;
import no.kontaktregister.domain.register.Registry;

/**
 * {@code mvn -T1 -Pbenchmark}: what the production archive does on PostgreSQL, compared with what
 * the same machine does in the same minutes. docs/performance.md describes the method and has the
 * results.
 *
 * <p>It prints ratios: a rate says more about the machine than about the service. The rates are in
 * {@code target/rates-on-1.txt} and the like.
 */
final class Benchmark {

  /** What is measured in each round. */
  private enum Kind {
    CONSTANT("a constant JAX-RS resource"),
    REST("REST, 1 person"),
    SOAP("SOAP, 1 person"),
    REST_THOUSAND("REST, 1000 persons"),
    SOAP_THOUSAND("SOAP, 1000 persons");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /** A round: each kind once, and the parts by themselves. */
  private record Round(Map<Kind, Measured> kinds, Map<String, Double> reference) {}

  private static final int CALLERS = 4;
  private static final int[] CHANGING = {1, 4, 16, 64};
  private static final int COLD_REST = 10_000;
  private static final int COLD_SOAP = 1_000;
  private static final int THOUSANDS = 10;
  private static final Duration SHORT = Duration.ofMillis(1500);
  private static final Duration LONG = Duration.ofMillis(2500);
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Duration PROFILED = Duration.ofSeconds(12);
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);

  /** Blocks of a warm-up that must cost about the same before it ends. */
  private static final int STEADY_BLOCKS = 3;

  private static final double STEADY = 1.05;
  private static final double STEADY_COMPILERS = 0.05;

  private final Questions questions;
  private final ServerProcess server;
  private final Load load;
  private final Reference reference;
  private final Requests constant;
  private final Requests rest;
  private final Requests aThousandOverRest;
  private double soapPerSecond = 50;

  private Benchmark(Questions questions, ServerProcess server, Load load, Reference reference) {
    this.questions = questions;
    this.server = server;
    this.load = load;
    this.reference = reference;
    constant = questions.constant();
    rest = questions.overRest();
    aThousandOverRest = questions.aThousandOverRest();
  }

  /**
   * @param args the numbers of cores for the server, separated by commas; the number of rounds; the
   *     number of citizens; the jar of a security provider, or {@code none}; options for the
   *     server's JVM, separated by spaces, or {@code none}
   */
  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[1]);
    Optional<Path> provider =
        args[3].equals("none") ? Optional.empty() : Optional.of(Path.of(args[3]).toAbsolutePath());
    List<String> options = args[4].equals("none") ? List.of() : List.of(args[4].split(" "));
    Cores all = Cores.ofTheServer(Runtime.getRuntime().availableProcessors());
    Parties parties = Parties.in(Path.of("target", "keys").toAbsolutePath());
    print("Machine: %d cores, load %.1f at the start", all.count(), loadAverage());
    Map<Integer, List<Round>> results = new TreeMap<>();
    try (Database database = Database.start(Integer.parseInt(args[2]), parties)) {
      for (String count : args[0].split(",")) {
        Cores cores = Cores.ofTheServer(Integer.parseInt(count));
        Cores beside = Cores.beside(cores);
        for (ProcessHandle process :
            Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
                .toList()) {
          beside.move(process);
        }
        print("");
        print(
            "The server on %d core%s, the load generator and PostgreSQL on %s:",
            cores.count(),
            cores.count() == 1 ? "" : "s",
            beside.areApartFrom(cores) ? "the others" : "the same, because there are no others");
        Questions questions = new Questions(parties, database.numbers());
        Instant start = Instant.now();
        try (ServerProcess server =
                ServerProcess.start(
                    cores, parties.configuration(database.url()), provider, options);
            Load load = new Load(server, CALLERS);
            Reference reference = Reference.start(cores, database.url(), database.numbers())) {
          print("  ready after %d s", Duration.between(start, Instant.now()).toSeconds());
          Benchmark benchmark = new Benchmark(questions, server, load, reference);
          benchmark.requireAnswers(parties);
          results.put(cores.count(), benchmark.run(rounds));
          write(
              results.get(cores.count()), Path.of("target", "rates-on-" + cores.count() + ".txt"));
          if (results.size() == 1) {
            benchmark.profile();
            benchmark.refusals();
          }
        }
      }
      changes(database, rounds);
    }
    if (results.containsKey(1) && results.containsKey(2)) {
      print("");
      for (Kind kind : Kind.values()) {
        print(
            "  %-42s %s",
            "two cores to one: " + kind.text,
            spread(results.get(2), kind, Measured::perSecond)
                .to(spread(results.get(1), kind, Measured::perSecond)));
      }
    }
    print("");
    print("Load %.1f at the end", loadAverage());
  }

  /** A benchmark that measures wrong answers is worth nothing. */
  private void requireAnswers(Parties parties) throws Exception {
    String json = new String(load.ask(rest), UTF_8);
    String xml = parties.open(load.ask(questions.overSoap(1)));
    if (!json.contains("\"personidentifikator\"") || !xml.contains("personidentifikator>")) {
      throw new IllegalStateException("The service does not answer: " + json + xml);
    }
  }

  private List<Round> run(int rounds) throws Exception {
    load.send(rest, Duration.ofMinutes(3), COLD_REST);
    Measured restEarly = load.send(rest, LONG);
    load.send(questions.overSoap(COLD_SOAP), Duration.ofMinutes(3));
    Measured soapEarly = soap(LONG);
    warmUp("REST", () -> load.send(rest, LONG));
    warmUp("SOAP", () -> soap(LONG));
    // The rest is little code more.
    round();
    round();

    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(round());
    }
    report(measured);
    early(measured, Kind.REST, COLD_REST, restEarly);
    early(measured, Kind.SOAP, COLD_SOAP, soapEarly);
    return measured;
  }

  private static void warmUp(String what, Callable<Measured> block) throws Exception {
    long start = System.nanoTime();
    long end = start + LONGEST_WARM_UP.toNanos();
    List<Measured> blocks = new ArrayList<>();
    do {
      blocks.add(block.call());
    } while (System.nanoTime() < end && !isSteady(blocks));
    print(
        "  %s is %s after %d s and %,d answers",
        what,
        isSteady(blocks) ? "steady" : "not steady yet",
        Duration.ofNanos(System.nanoTime() - start).toSeconds(),
        blocks.stream().mapToInt(Measured::answered).sum());
  }

  private static boolean isSteady(List<Measured> blocks) {
    if (blocks.size() < STEADY_BLOCKS
        || blocks.get(blocks.size() - 1).compilersShare() > STEADY_COMPILERS) {
      return false;
    }
    double[] last =
        blocks.stream()
            .skip(blocks.size() - STEADY_BLOCKS)
            .mapToDouble(Measured::processorMillis)
            .sorted()
            .toArray();
    return last[STEADY_BLOCKS - 1] / last[0] < STEADY;
  }

  private Round round() throws Exception {
    Map<Kind, Measured> kinds = new EnumMap<>(Kind.class);
    kinds.put(Kind.CONSTANT, load.send(constant, SHORT));
    kinds.put(Kind.REST, load.send(rest, LONG));
    kinds.put(Kind.SOAP, soap(LONG));
    kinds.put(Kind.REST_THOUSAND, load.send(aThousandOverRest, SHORT));
    kinds.put(
        Kind.SOAP_THOUSAND,
        load.send(questions.aThousandOverSoap(THOUSANDS), Duration.ofMinutes(1)));
    return new Round(kinds, reference.measure());
  }

  /** As many messages as the server takes in the time, because they have to be new ones. */
  private Measured soap(Duration time) throws Exception {
    int messages = (int) (1.3 * soapPerSecond * time.toMillis() / 1000) + 20;
    Measured measured = load.send(questions.overSoap(messages), time);
    soapPerSecond = measured.perSecond();
    return measured;
  }

  private static void report(List<Round> rounds) {
    print("  median (least to most of %d rounds)", rounds.size());
    Spread constant = spread(rounds, Kind.CONSTANT, Measured::perSecond);
    Spread constantCost = spread(rounds, Kind.CONSTANT, Measured::processorMillis);
    for (Kind kind : List.of(Kind.REST, Kind.SOAP)) {
      line(
          kind.text + ", answers to constant",
          spread(rounds, kind, Measured::perSecond).to(constant));
      line(
          kind.text + ", processor time to constant",
          spread(rounds, kind, Measured::processorMillis).to(constantCost));
      line(
          kind.text + ", compilers' share of the processor time",
          spread(rounds, kind, Measured::compilersShare));
      line(
          kind.text + ", p99 to median",
          spread(rounds, kind, measured -> measured.millis(0.99))
              .to(spread(rounds, kind, measured -> measured.millis(0.5))));
      line(
          kind.text + ", bytes allocated to constant",
          spread(rounds, kind, Measured::kilobytesAllocated)
              .to(spread(rounds, Kind.CONSTANT, Measured::kilobytesAllocated)));
    }
    line(
        "REST, 1 person, less a statement, processor time to constant",
        spread(rounds, Benchmark::withoutStatement).to(constantCost));
    for (String by : List.of("jdk sign", "openssl sign")) {
      line(
          "SOAP, 1 person, answers to " + by + ", per core",
          spread(rounds, Kind.SOAP, measured -> 1000 / measured.processorMillis())
              .to(reference(rounds, by)));
    }
    line(
        "REST, 1 person, answers to jdbc 1 person",
        spread(rounds, Kind.REST, Measured::perSecond).to(reference(rounds, "jdbc 1 person")));
    for (Kind kind : List.of(Kind.REST_THOUSAND, Kind.SOAP_THOUSAND)) {
      line(
          kind.text + ", answers to jdbc 1000 persons",
          spread(rounds, kind, Measured::perSecond).to(reference(rounds, "jdbc 1000 persons")));
    }
    line(
        "openssl sign to jdk sign",
        reference(rounds, "openssl sign").to(reference(rounds, "jdk sign")));
    line(
        "openssl verify to jdk verify",
        reference(rounds, "openssl verify").to(reference(rounds, "jdk verify")));
  }

  private static void early(List<Round> rounds, Kind kind, int requests, Measured early) {
    line(
        "%s, pace after %,d to final pace".formatted(kind.text, requests),
        Spread.of(early.perSecond()).to(spread(rounds, kind, Measured::perSecond)));
  }

  private void profile() throws Exception {
    Map<String, Interval> intervals = new LinkedHashMap<>();
    server.startRecording();
    // The recorder changes classes of the JDK when it starts, and all code is compiled again.
    profiled(rest, SETTLING);
    profiled(signed(SETTLING), SETTLING);
    intervals.put("REST", profiled(rest, PROFILED));
    intervals.put("SOAP", profiled(signed(PROFILED), PROFILED));
    Path recording = server.stopRecording("profile");
    for (Map.Entry<String, Interval> interval : intervals.entrySet()) {
      print("  profile of %s, shares of the samples", interval.getKey());
      Profile.byArea(recording, interval.getValue().from(), interval.getValue().to())
          .forEach((area, share) -> print("    %-40s %5.1f %%", area, 100 * share));
    }
  }

  private record Interval(Instant from, Instant to) {}

  private Interval profiled(Requests requests, Duration time) throws Exception {
    Instant from = Instant.now();
    load.send(requests, time);
    return new Interval(from, Instant.now());
  }

  private Requests signed(Duration time) throws Exception {
    return questions.overSoap((int) (soapPerSecond * time.toSeconds()));
  }

  private void refusals() throws Exception {
    Measured answered = soap(SHORT);
    print("  refused SOAP requests, processor time to an answered one");
    for (Map.Entry<String, Requests> refused : questions.refused().entrySet()) {
      load.send(refused.getValue(), SHORT);
      Measured measured = load.send(refused.getValue(), SHORT);
      print(
          "    %-40s %6.2f",
          refused.getKey(), measured.processorMillis() / answered.processorMillis());
    }
  }

  /** What a change costs beyond the disk, and what more callers bring. */
  private static void changes(Database database, int rounds) throws Exception {
    try (Registry registry = database.open()) {
      Changes changes = new Changes(registry, database.numbers(), LONG);
      changes.perSecond(CHANGING[CHANGING.length - 1]);
      double[] syncs = new double[rounds];
      double[][] rates = new double[CHANGING.length][rounds];
      for (int round = 0; round < rounds; round++) {
        syncs[round] = changes.syncsPerSecond();
        for (int i = 0; i < CHANGING.length; i++) {
          rates[i][round] = changes.perSecond(CHANGING[i]);
        }
      }
      print("");
      print("Changes by the adapter for databases, median (least to most of %d rounds)", rounds);
      for (int i = 0; i < CHANGING.length; i++) {
        String callers = CHANGING[i] + (CHANGING[i] == 1 ? " caller" : " callers");
        line(callers + ", changes to syncs of the disk", Spread.of(rates[i]).to(Spread.of(syncs)));
        line(callers + ", changes to those of one", Spread.of(rates[i]).to(Spread.of(rates[0])));
      }
    }
  }

  /** What the ratios are made of, for whoever changes something and measures again. */
  private static void write(List<Round> rounds, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %s/s, %s ms of the processor, beside them a share of %s for compilers, %s KB"
                  + " allocated, median %s ms, p99 %s ms",
              kind.text,
              spread(rounds, kind, Measured::perSecond),
              spread(rounds, kind, Measured::processorMillis),
              spread(rounds, kind, Measured::compilersShare),
              spread(rounds, kind, Measured::kilobytesAllocated),
              spread(rounds, kind, measured -> measured.millis(0.5)),
              spread(rounds, kind, measured -> measured.millis(0.99))));
    }
    for (String name : rounds.get(0).reference().keySet()) {
      lines.add(name + ": " + reference(rounds, name) + "/s");
    }
    Files.write(file, lines);
  }

  /** Milliseconds of the processor for a REST answer, without those for its SQL statement. */
  private static double withoutStatement(Round round) {
    return round.kinds().get(Kind.REST).processorMillis()
        - 1000 / round.reference().get(Reference.STATEMENT);
  }

  private static Spread spread(List<Round> rounds, Kind kind, ToDoubleFunction<Measured> figure) {
    return spread(rounds, round -> figure.applyAsDouble(round.kinds().get(kind)));
  }

  private static Spread reference(List<Round> rounds, String name) {
    return spread(rounds, round -> round.reference().get(name));
  }

  private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return Spread.of(rounds.stream().mapToDouble(figure).toArray());
  }

  private static void line(String what, Spread spread) {
    print("    %-58s %s", what, spread);
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Figures of the rounds, in their order. */
  private record Spread(double... figures) {

    static Spread of(double... figures) {
      return new Spread(figures);
    }

    /** Round by round, because what else the machine does changes from one to the next. */
    Spread to(Spread other) {
      return new Spread(
          IntStream.range(0, Math.max(figures.length, other.figures.length))
              .mapToDouble(
                  i -> figures[i % figures.length] / other.figures[i % other.figures.length])
              .toArray());
    }

    @Override
    public String toString() {
      double[] sorted = figures.clone();
      Arrays.sort(sorted);
      return String.format(
          Locale.ROOT,
          "%.2f (%.2f to %.2f)",
          sorted[sorted.length / 2],
          sorted[0],
          sorted[sorted.length - 1]);
    }
  }
}
