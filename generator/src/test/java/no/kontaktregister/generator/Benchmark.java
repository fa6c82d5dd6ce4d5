package no.kontaktregister.generator;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SplittableRandom;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.postgresql.PGConnection;

/**
 * Measures the registry on a PostgreSQL that syncs each commit, and prints ratios. {@code mvn -T1
 * -Pbenchmark} starts it; {@code -Dpersons=100000} uses fewer citizens.
 */
final class Benchmark {

  private static final int SMALL = 10_000;
  private static final int LOOK_UPS = 20_000;
  private static final int BATCH = 1_000;
  private static final int ROUNDS = 20;

  private static final Virksomhetsidentifikator PROVIDER =
      new Virksomhetsidentifikator("984661185");
  private static final Caller CALLER = Caller.itself(PROVIDER);

  private static final String BARE =
      """
      select person.status, person.reservasjon, person.mobiltelefonnummer, person.epostadresse,
             postkasse.leverandoer, postkasse.adresse, postkasse.status
        from person left join postkasse on postkasse.personidentifikator = person.personidentifikator
       where person.personidentifikator = ?
      """;

  /** A thousand citizens; without what is kept of those who share contact information. */
  private static final String THOUSAND =
      """
      select person.*, postkasse.*
        from person
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
       where person.personidentifikator = any (?)
      """;

  private static final String THOUSAND_WITH_DUPLICATES =
      """
      select person.*, duplisert.epostadresse, duplisert.mobiltelefonnummer, postkasse.*
        from person
        left join duplisert on duplisert.personidentifikator = person.personidentifikator
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
       where person.personidentifikator = any (?)
      """;

  private Benchmark() {}

  /**
   * @param args the number of citizens in the large registry
   */
  public static void main(String[] args) throws Exception {
    int large = Integer.parseInt(args[0]);
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("shared_buffers", "2GB")
            .setServerConfig("max_wal_size", "8GB")
            .start()) {
      String smallUrl = database(server, "small");
      String largeUrl = database(server, "large");
      try (Registry smallRegistry = open(smallUrl);
          Registry largeRegistry = open(largeUrl)) {
        Generator.fill(smallRegistry, SMALL, 1);
        long start = System.nanoTime();
        Generator.fill(largeRegistry, large, 1);
        double rate = large / seconds(start);
        print("citizens per second into the large registry", rate);
        print("  ratio to COPY of the same rows", rate / copyAgain(largeUrl, large));
        vacuum(smallUrl);
        vacuum(largeUrl);

        List<Personidentifikator> few = numbers(SMALL, SMALL);
        List<Personidentifikator> many = numbers(large, large);
        throughput(smallUrl, smallRegistry, few);
        batch(smallRegistry, few);
        duplicates(largeUrl, many.subList(0, BATCH));
        latency(smallRegistry, few, largeRegistry, many);
        writes(smallRegistry, few);
      }
    }
  }

  private static void throughput(String url, Registry registry, List<Personidentifikator> known)
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(10);
    try (HikariDataSource pool = new HikariDataSource(config)) {
      double bare = 0;
      double port = 0;
      for (int round = 0; round < 3; round++) {
        bare = rate(number -> bare(pool, number), known);
        port = rate(number -> find(registry, number), known);
      }
      print("look-ups per second by a bare prepared statement", bare);
      print("look-ups per second through the port", port);
      print("  ratio", port / bare);
    }
  }

  private static void batch(Registry registry, List<Personidentifikator> known) {
    Set<Personidentifikator> thousand = new HashSet<>(known.subList(0, BATCH));
    double one = 0;
    double each = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      registry.lookUp(CALLER, thousand, Optional.of(PROVIDER));
      one = seconds(start);
      start = System.nanoTime();
      thousand.forEach(number -> find(registry, number));
      each = seconds(start);
    }
    print("milliseconds for 1000 citizens at once", 1000 * one);
    print("milliseconds for 1000 citizens one by one", 1000 * each);
    print("  ratio", each / one);
  }

  /** By turns and the fastest, because whatever else the machine does only slows down. */
  private static void duplicates(String url, List<Personidentifikator> thousand)
      throws SQLException {
    double without = Double.MAX_VALUE;
    double with = Double.MAX_VALUE;
    try (HikariDataSource pool = pool(url);
        Connection connection = pool.getConnection()) {
      for (int round = 0; round < 10 * ROUNDS; round++) {
        without = Math.min(without, milliseconds(connection, THOUSAND, thousand));
        with = Math.min(with, milliseconds(connection, THOUSAND_WITH_DUPLICATES, thousand));
      }
    }
    print("milliseconds for 1000 citizens with duplicates, fastest", with);
    print("  ratio to the same without", with / without);
  }

  private static double milliseconds(
      Connection connection, String sql, List<Personidentifikator> numbers) throws SQLException {
    long start = System.nanoTime();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(
          1,
          connection.createArrayOf(
              "varchar", numbers.stream().map(Personidentifikator::value).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            rows.getString(column);
          }
        }
      }
    }
    return 1000 * seconds(start);
  }

  private static void latency(
      Registry small,
      List<Personidentifikator> few,
      Registry large,
      List<Personidentifikator> many) {
    long[] ofSmall = latencies(small, few);
    long[] ofLarge = latencies(large, many);
    ofSmall = latencies(small, few);
    ofLarge = latencies(large, many);
    for (int percent : new int[] {50, 99}) {
      double smallMicros = ofSmall[LOOK_UPS * percent / 100] / 1000.0;
      double largeMicros = ofLarge[LOOK_UPS * percent / 100] / 1000.0;
      print("microseconds of a look-up in the small registry, p" + percent, smallMicros);
      print("microseconds of a look-up in the large registry, p" + percent, largeMicros);
      print("  ratio", largeMicros / smallMicros);
    }
  }

  private static void writes(Registry registry, List<Personidentifikator> known)
      throws InterruptedException {
    for (int writers : new int[] {1, 8}) {
      int changes = 500;
      Thread[] threads = new Thread[writers];
      long start = System.nanoTime();
      for (int writer = 0; writer < writers; writer++) {
        List<Personidentifikator> own = known.subList(writer * changes, writer * changes + changes);
        threads[writer] = new Thread(() -> own.forEach(number -> touch(registry, number)));
        threads[writer].start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      print("changes per second by " + writers + " at once", writers * changes / seconds(start));
    }
  }

  private static void touch(Registry registry, Personidentifikator number) {
    registry.update(
        CALLER,
        Optional.of(number),
        extract -> Innbyggerendring.til(extract.person(number).orElseThrow()));
  }

  private interface Question {
    void ask(Personidentifikator number) throws SQLException;
  }

  private static double rate(Question question, List<Personidentifikator> known)
      throws SQLException {
    SplittableRandom random = new SplittableRandom(2);
    long start = System.nanoTime();
    for (int i = 0; i < LOOK_UPS; i++) {
      question.ask(known.get(random.nextInt(known.size())));
    }
    return LOOK_UPS / seconds(start);
  }

  private static long[] latencies(Registry registry, List<Personidentifikator> known) {
    SplittableRandom random = new SplittableRandom(3);
    long[] nanos = new long[LOOK_UPS];
    for (int i = 0; i < LOOK_UPS; i++) {
      Personidentifikator number = known.get(random.nextInt(known.size()));
      long start = System.nanoTime();
      find(registry, number);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return nanos;
  }

  private static void find(Registry registry, Personidentifikator number) {
    if (registry.lookUp(CALLER, Set.of(number), Optional.of(PROVIDER)).person(number).isEmpty()) {
      throw new IllegalStateException("a citizen is missing");
    }
  }

  private static void bare(HikariDataSource pool, Personidentifikator number) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement = connection.prepareStatement(BARE)) {
      statement.setString(1, number.value());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("a citizen is missing");
        }
        do {
          for (int column = 1; column <= 7; column++) {
            rows.getString(column);
          }
        } while (rows.next());
      }
    }
  }

  /** Citizens per second when PostgreSQL copies the same rows into empty tables. */
  private static double copyAgain(String url, int count) throws Exception {
    Path folder = Files.createTempDirectory("kontaktregister-benchmark");
    List<String> tables =
        List.of(
            "person",
            "postkasse (personidentifikator, leverandoer, adresse, sertifikat, status)",
            "endring");
    try (HikariDataSource from = pool(url);
        Connection connection = from.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables) {
        try (var rows = Files.newOutputStream(file(folder, table))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyOut("copy " + table + " to stdout", rows);
        }
      }
      statement.execute("truncate person, postkasse, endring");
      long start = System.nanoTime();
      for (String table : tables) {
        try (var rows = Files.newBufferedReader(file(folder, table))) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn("copy " + table + " from stdin", rows);
        }
      }
      return count / seconds(start);
    } finally {
      for (String table : tables) {
        Files.deleteIfExists(file(folder, table));
      }
      Files.delete(folder);
    }
  }

  private static Path file(Path folder, String table) {
    return folder.resolve(table.split(" ")[0]);
  }

  private static HikariDataSource pool(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    return new HikariDataSource(config);
  }

  private static List<Personidentifikator> numbers(int count, int of) {
    List<Personidentifikator> numbers = new ArrayList<>(count);
    Iterator<Person> citizens = new SyntheticCitizens(1, of, Instant.EPOCH);
    for (int i = 0; i < count; i++) {
      numbers.add(citizens.next().personidentifikator());
    }
    return numbers;
  }

  private static void vacuum(String url) throws SQLException {
    try (HikariDataSource pool = pool(url);
        Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static String database(EmbeddedPostgres server, String name) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.getJdbcUrl("postgres", name);
  }

  private static Registry open(String url) {
    Map<String, String> configuration =
        Map.of(
            "kontaktregister.database.url", url, "kontaktregister.database.timeout-seconds", "60");
    return ServiceLoader.load(RegistryAdapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.name().equals("jdbc"))
        .findFirst()
        .orElseThrow()
        .open(new Configuration(key -> Optional.ofNullable(configuration.get(key))))
        .orElseThrow();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void print(String what, double value) {
    System.out.println(String.format(Locale.ROOT, "%-60s %10.2f", what, value));
  }
}
