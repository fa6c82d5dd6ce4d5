package no.kontaktregister.benchmark;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/** Changes of citizens by the adapter for databases, without a server in front of it. */
final class Changes {

  private static final int PAGE = 8192;
  private static final int PAGES = 200;

  private final Registry registry;
  private final List<String> numbers;
  private final Duration time;

  Changes(Registry registry, List<String> numbers, Duration time) {
    this.registry = registry;
    this.numbers = numbers;
    this.time = time;
  }

  /** Another e-mail address, which nobody has; deleted citizens stay as they are. */
  private record Moved(Optional<Person> endret) implements Personendring {

    static Moved to(String address, RegistryExtract extract, Personidentifikator citizen) {
      Person person = extract.person(citizen).orElseThrow();
      Person changed =
          person.medEpostadresse(Epostadresse.registrert(address + "@example.com"), Instant.now());
      return new Moved(Optional.of(changed).filter(it -> !it.equals(person)));
    }
  }

  /** Changes a second when so many callers wait for their own before they ask for the next. */
  double perSecond(int callers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Callable<Integer>> all =
          IntStream.range(0, callers).mapToObj(caller -> changes(caller, callers)).toList();
      long start = System.nanoTime();
      int done = 0;
      for (Future<Integer> each : threads.invokeAll(all)) {
        done += each.get();
      }
      return done * 1e9 / (System.nanoTime() - start);
    } finally {
      threads.shutdownNow();
    }
  }

  /** How often a second the disk confirms that it has stored a page. */
  double syncsPerSecond() throws Exception {
    Path file = Files.createTempFile(Path.of("target"), "syncs", null);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      // A log's pages exist before they are written.
      channel.write(ByteBuffer.allocate(PAGES * PAGE));
      channel.force(true);
      long start = System.nanoTime();
      int done = 0;
      while (System.nanoTime() - start < time.toNanos()) {
        channel.write(ByteBuffer.allocate(PAGE), (long) PAGE * (done++ % PAGES));
        channel.force(false);
      }
      return done * 1e9 / (System.nanoTime() - start);
    } finally {
      Files.delete(file);
    }
  }

  private Callable<Integer> changes(int caller, int callers) {
    return () -> {
      long end = System.nanoTime() + time.toNanos();
      int done = 0;
      for (int next = caller; System.nanoTime() < end; next += callers) {
        Personidentifikator citizen = new Personidentifikator(numbers.get(next % numbers.size()));
        String address = caller + "-" + System.nanoTime();
        Moved outcome =
            registry.update(
                new CitizenCaller(citizen),
                Optional.of(citizen),
                extract -> Moved.to(address, extract, citizen));
        done += outcome.endret().isPresent() ? 1 : 0;
      }
      return done;
    };
  }
}
