package no.kontaktregister.bootstrap;

import static no.kontaktregister.bootstrap.AcceptanceTable.personer;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.bootstrap.service.Call;
import no.kontaktregister.bootstrap.service.Door;
import no.kontaktregister.bootstrap.service.Service;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.generator.SyntheticCitizens;

/**
 * {@code mvn -Pbenchmark}: what it costs to look a thousand citizens up at once, through the doors
 * of the running service, against one by one; and the memory that the largest answers take.
 */
final class LookUpBenchmark {

  private static final int PERSONS = 1000;
  private static final int ROUNDS = 20;
  private static final int WARM_UP = 3_000;
  private static final int AT_ONCE = 4;

  /** As large as the registry takes one. */
  private static final int LARGEST_CERTIFICATE = 4 * 1024;

  private static final List<String> ALL = List.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat");

  private LookUpBenchmark() {}

  /**
   * @param args none
   */
  public static void main(String[] args) throws Exception {
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      List<String> numbers = fill(url, 1_500);
      try (Service service = serve(url)) {
        System.out.println("citizens with certificates of 1,500 bytes, -Xmx256m:");
        for (Door door : Door.values()) {
          measure(service, door, numbers);
        }
      }
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      List<String> numbers = fill(url, LARGEST_CERTIFICATE);
      try (Service service = serve(url)) {
        System.out.println("citizens with the largest certificates, -Xmx256m:");
        System.out.printf("  ready: %d MB resident%n", residentMegabytes(service, "VmRSS"));
        for (Door door : Door.values()) {
          int length = door.ask(service, thousand(numbers)).body().length();
          System.out.printf(
              "  %s: an answer of %d MB; most resident until now %d MB%n",
              door, length >> 20, residentMegabytes(service, "VmHWM"));
        }
        for (Door door : Door.values()) {
          int answered = answeredAtOnce(service, door, numbers);
          System.out.printf(
              "  %s: %d of %d at once answered; most resident until now %d MB%n",
              door, answered, AT_ONCE, residentMegabytes(service, "VmHWM"));
        }
      }
    }
  }

  private static void measure(Service service, Door door, List<String> numbers) throws Exception {
    Call all = thousand(numbers);
    for (int round = 0; round < ROUNDS; round++) {
      door.ask(service, all);
    }
    for (int round = 0; round < WARM_UP; round++) {
      door.ask(service, personer(ALL, numbers.get(round % PERSONS)));
    }
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      door.ask(service, all);
    }
    double together = ROUNDS * PERSONS / seconds(start);
    start = System.nanoTime();
    for (String number : numbers) {
      door.ask(service, personer(ALL, number));
    }
    double alone = PERSONS / seconds(start);
    System.out.printf(
        "  %s: %,.0f persons a second by the thousand, %,.0f one by one: %.0f times%n",
        door, together, alone, together / alone);
  }

  private static int answeredAtOnce(Service service, Door door, List<String> numbers)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(() -> door.ask(service, thousand(numbers)).statusCode());
      }
      int answered = 0;
      for (Future<Integer> status : callers.invokeAll(calls)) {
        answered += status.get() == 200 ? 1 : 0;
      }
      return answered;
    } finally {
      callers.shutdownNow();
    }
  }

  private static Call thousand(List<String> numbers) {
    return personer(ALL, numbers.toArray(String[]::new));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long residentMegabytes(Service service, String measure) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith(measure + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  private static Service serve(String url) throws Exception {
    return Service.start(Map.of("mp.config.profile", "demo", "kontaktregister.database.url", url));
  }

  /** Citizens who all have an active mailbox with a certificate of a size. */
  private static List<String> fill(String url, int bytes) {
    Random random = new Random(1);
    List<Person> persons = new ArrayList<>();
    new SyntheticCitizens(1, PERSONS, Instant.now())
        .forEachRemaining(person -> persons.add(withCertificate(person, bytes, random)));
    try (Registry registry =
        RegistryAdapters.named("jdbc")
            .open(key -> Optional.of(url).filter(value -> key.endsWith(".database.url")))) {
      registry.add(persons.iterator());
    }
    return persons.stream()
        .map(Person::personidentifikator)
        .map(Personidentifikator::value)
        .toList();
  }

  private static Person withCertificate(Person person, int bytes, Random random) {
    byte[] certificate = new byte[bytes];
    random.nextBytes(certificate);
    Kontaktinformasjon contact = person.kontaktinformasjon();
    return new Person(
        person.personidentifikator(),
        Personstatus.AKTIV,
        Reservasjon.NEI,
        contact,
        person.spraak(),
        List.of(
            new Postkasse(
                new Virksomhetsidentifikator("984661185"),
                new Postkasseadresse("ola.nordmann#9YDT"),
                Optional.of(new X509Sertifikat(certificate)),
                Postkassestatus.AKTIV)));
  }
}
