package no.kontaktregister.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the parts cost by themselves, on the server's first core and in a process of its own: RSA by
 * the JDK and by OpenSSL, and the rows of citizens by a bare prepared statement.
 */
final class Reference implements AutoCloseable {

  /** The look-up of one citizen, by processor time. */
  static final String STATEMENT = "jdbc 1 person, processor time";

  private static final int KEY_BITS = 2048;
  private static final long MILLIS = 700;

  /** What the look-up needs of a citizen, without the caller's grants. */
  private static final String ROWS =
      """
      select person.*, duplisert.epostadresse, duplisert.mobiltelefonnummer, postkasse.*
        from person
        left join duplisert on duplisert.personidentifikator = person.personidentifikator
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
       where person.personidentifikator = any (?)
      """;

  private final Process process;
  private final PrintWriter questions;
  private final BufferedReader answers;
  private final Cores cores;

  private Reference(Process process, Cores cores) {
    this.process = process;
    this.cores = cores;
    questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Reference start(Cores server, String url, List<String> numbers) throws Exception {
    Cores core = new Cores(server.first(), 1);
    Path file = Files.write(Path.of("target", "numbers.txt"), numbers);
    List<String> command =
        core.pin(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Reference.class.getName(),
                url,
                file.toString()));
    return new Reference(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(), core);
  }

  /**
   * Operations a second, by name. Of RSA and of {@link #STATEMENT} they are seconds of the core, of
   * other statements of the clock.
   */
  Map<String, Double> measure() throws Exception {
    Map<String, Double> rates = new TreeMap<>();
    questions.println();
    for (String line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      String[] rate = line.split("=");
      rates.put(rate[0], Double.parseDouble(rate[1]));
    }
    openssl(rates);
    return rates;
  }

  @Override
  public void close() {
    // It ends with its standard input.
    questions.close();
    process
        .onExit()
        .orTimeout(10, TimeUnit.SECONDS)
        .exceptionally(timeout -> process.destroyForcibly())
        .join();
  }

  private void openssl(Map<String, Double> rates) throws Exception {
    Process speed =
        new ProcessBuilder(
                cores.pin(List.of("openssl", "speed", "-mr", "-seconds", "1", "rsa" + KEY_BITS)))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = speed.inputReader(StandardCharsets.UTF_8)) {
      // +F2:2:2048:seconds a signature:seconds a verification
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("+F2:")) {
          String[] fields = line.split(":");
          rates.put("openssl sign", Double.parseDouble(fields[3]));
          rates.put("openssl verify", Double.parseDouble(fields[4]));
        }
      }
    }
    speed.waitFor();
  }

  /**
   * Measures once for each line of standard input.
   *
   * @param args the database, and a file of citizens' numbers
   */
  public static void main(String[] args) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(KEY_BITS);
    KeyPair keys = generator.generateKeyPair();
    Signature signer = Signature.getInstance("SHA256withRSA");
    byte[] message = new byte[500];
    signer.initSign(keys.getPrivate());
    signer.update(message);
    byte[] signature = signer.sign();
    List<String> numbers = Files.readAllLines(Path.of(args[1]));
    List<String> thousand = numbers.subList(0, 1000);
    AtomicInteger next = new AtomicInteger();
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection = DriverManager.getConnection(args[0])) {
      for (String line = questions.readLine(); line != null; line = questions.readLine()) {
        Rates sign =
            measured(
                () -> {
                  signer.initSign(keys.getPrivate());
                  signer.update(message);
                  signer.sign();
                });
        Rates verify =
            measured(
                () -> {
                  signer.initVerify(keys.getPublic());
                  signer.update(message);
                  signer.verify(signature);
                });
        Rates one =
            measured(
                () ->
                    read(
                        connection, List.of(numbers.get(next.getAndIncrement() % numbers.size()))));
        report("jdk sign", sign.perProcessorSecond());
        report("jdk verify", verify.perProcessorSecond());
        report("jdbc 1 person", one.perSecond());
        report(STATEMENT, one.perProcessorSecond());
        report("jdbc 1000 persons", measured(() -> read(connection, thousand)).perSecond());
        System.out.println();
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static void report(String name, double rate) {
    System.out.println(name + "=" + rate);
  }

  /**
   * Operations a second.
   *
   * @param perSecond by the clock
   * @param perProcessorSecond by the thread's own time, which other processes do not change
   */
  private record Rates(double perSecond, double perProcessorSecond) {}

  private static Rates measured(Work work) throws Exception {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long startOfThread = threads.getCurrentThreadCpuTime();
    int count = repeat(work);
    return new Rates(
        count * 1e9 / (System.nanoTime() - start),
        count * 1e9 / (threads.getCurrentThreadCpuTime() - startOfThread));
  }

  private static int repeat(Work work) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    int count = 0;
    while (System.nanoTime() < end) {
      work.run();
      count++;
    }
    return count;
  }

  private static void read(Connection connection, List<String> numbers) throws Exception {
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ROWS)) {
      statement.setArray(1, connection.createArrayOf("varchar", numbers.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int column = 1; column <= columns; column++) {
            values.add(rows.getString(column));
          }
        }
      }
    }
    if (values.size() < numbers.size()) {
      throw new IllegalStateException("a citizen is missing");
    }
  }
}
