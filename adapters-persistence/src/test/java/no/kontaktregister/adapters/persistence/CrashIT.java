package no.kontaktregister.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is killed, and at whatever moment, no acknowledged change is lost, and the change log
 * has neither gaps nor duplicates.
 *
 * <p>Each {@link Counting} writer counts in its own citizen, so that the stored number is the
 * number of changes.
 */
class CrashIT {

  private static final int ROUNDS = 3;
  private static final int WRITERS = 8;
  private static final int READERS = 4;
  private static final int PROGRESS = 50;

  @TempDir Path folder;

  private Server server;

  @BeforeEach
  void start() throws IOException {
    server = Server.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  @Test
  void nothingIsLostWhenTheDatabaseIsKilled() throws Exception {
    AtomicBoolean stopping = new AtomicBoolean();
    AtomicBoolean written = new AtomicBoolean();
    AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);
    try (Registry registry = Opening.open(Map.of("url", server.url()))) {
      Counting.addCitizens(registry, WRITERS);
      ExecutorService threads = Executors.newFixedThreadPool(WRITERS + READERS);
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        writers.add(
            threads.submit(
                () ->
                    Counting.count(
                        registry, writer, stopping, count -> acknowledged.set(writer, count))));
      }
      List<Future<List<Long>>> readers = new ArrayList<>();
      for (int i = 0; i < READERS; i++) {
        readers.add(threads.submit(() -> Counting.readToTheEnd(registry, written)));
      }

      for (int round = 0; round < ROUNDS; round++) {
        awaitProgress(acknowledged);
        server.kill();
        server.start();
      }
      awaitProgress(acknowledged);
      stopping.set(true);
      for (Future<?> writer : writers) {
        writer.get();
      }
      written.set(true);
      threads.shutdown();

      List<Long> all =
          LongStream.rangeClosed(1, registry.changesFrom(1).seneste()).boxed().toList();
      for (Future<List<Long>> reader : readers) {
        assertThat(reader.get()).isEqualTo(all);
      }
      assertNothingLost(registry, acknowledged);
    }
  }

  @Test
  void nothingIsLostWhenANodeIsKilled() throws Exception {
    AtomicLongArray acknowledged = new AtomicLongArray(WRITERS);
    try (Registry registry = Opening.open(Map.of("url", server.url()))) {
      Counting.addCitizens(registry, WRITERS);
      for (int round = 0; round < ROUNDS; round++) {
        Process node =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Counting.class.getName(),
                    server.url(),
                    Integer.toString(WRITERS))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long before = sum(acknowledged);
        try (BufferedReader output =
            new BufferedReader(
                new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
          for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.matches("[0-9]+ [0-9]+;")) {
              String[] words = line.replace(";", "").split(" ");
              acknowledged.set(Integer.parseInt(words[0]), Long.parseLong(words[1]));
            }
            if (sum(acknowledged) > before + PROGRESS) {
              node.toHandle().destroyForcibly();
            }
          }
        }
        assertThat(sum(acknowledged)).isGreaterThan(before + PROGRESS);
      }
      assertNothingLost(registry, acknowledged);
    }
  }

  private static void assertNothingLost(Registry registry, AtomicLongArray acknowledged) {
    List<Nummerert> changes = new ArrayList<>();
    Endringer stretch;
    do {
      stretch = registry.changesFrom(changes.size() + 1);
      changes.addAll(stretch.endringer());
    } while (stretch.til() < stretch.seneste());

    assertThat(changes.stream().map(Nummerert::endringsNummer))
        .isEqualTo(LongStream.rangeClosed(1, stretch.seneste()).boxed().toList());
    for (int writer = 0; writer < acknowledged.length(); writer++) {
      long stored = Counting.stored(registry, writer);
      long changed = Counting.changes(changes, writer);
      assertThat(stored).isGreaterThanOrEqualTo(acknowledged.get(writer));
      // One more, because the citizen was added.
      assertThat(changed).isEqualTo(stored + 1);
    }
  }

  private static void awaitProgress(AtomicLongArray acknowledged) throws InterruptedException {
    long goal = sum(acknowledged) + PROGRESS;
    for (int i = 0; i < 6_000 && sum(acknowledged) < goal; i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(sum(acknowledged)).isGreaterThanOrEqualTo(goal);
  }

  private static long sum(AtomicLongArray numbers) {
    return IntStream.range(0, numbers.length()).mapToLong(numbers::get).sum();
  }
}
