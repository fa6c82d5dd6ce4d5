package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.AcceptanceTable.personer;

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
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.generator.SyntheticCitizens;

/**
 * {@code mvn -T1 -Pbenchmark}: what it costs to look a thousand citizens up at once, through the
 * endpoints of the running service, against one by one; and the memory that the largest answers
 * take.
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
        for (Endpoint endpoint : Endpoint.values()) {
          measure(service, endpoint, numbers);
        }
      }
    }
    try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
      String url = server.getJdbcUrl("postgres", "postgres");
      List<String> numbers = fill(url, LARGEST_CERTIFICATE);
      try (Service service = serve(url)) {
        System.out.println("citizens with the largest certificates, -Xmx256m:");
        System.out.printf("  ready: %d MB resident%n", residentMegabytes(service, "VmRSS"));
        for (Endpoint endpoint : Endpoint.values()) {
          int length = endpoint.ask(service, thousand(numbers)).body().length();
          System.out.printf(
              "  %s: an answer of %d MB; most resident until now %d MB%n",
              endpoint, length >> 20, residentMegabytes(service, "VmHWM"));
        }
        for (Endpoint endpoint : Endpoint.values()) {
          int answered = answeredAtOnce(service, endpoint, numbers);
          System.out.printf(
              "  %s: %d of %d at once answered; most resident until now %d MB%n",
              endpoint, answered, AT_ONCE, residentMegabytes(service, "VmHWM"));
        }
      }
    }
  }

  private static void measure(Service service, Endpoint endpoint, List<String> numbers)
      throws Exception {
    Call all = thousand(numbers);
    for (int round = 0; round < ROUNDS; round++) {
      endpoint.ask(service, all);
    }
    for (int round = 0; round < WARM_UP; round++) {
      endpoint.ask(service, personer(ALL, numbers.get(round % PERSONS)));
    }
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS; round++) {
      endpoint.ask(service, all);
    }
    double together = ROUNDS * PERSONS / seconds(start);
    start = System.nanoTime();
    for (String number : numbers) {
      endpoint.ask(service, personer(ALL, number));
    }
    double alone = PERSONS / seconds(start);
    System.out.printf(
        "  %s: %,.0f persons a second by the thousand, %,.0f one by one: %.0f times%n",
        endpoint, together, alone, together / alone);
  }

  private static int answeredAtOnce(Service service, Endpoint endpoint, List<String> numbers)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        calls.add(() -> endpoint.ask(service, thousand(numbers)).statusCode());
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
    return Service.start(Map.of("kontaktregister.database.url", url));
  }

  /** Citizens who all have an active mailbox with a certificate of a size. */
  private static List<String> fill(String url, int bytes) {
    Random random = new Random(1);
    List<Person> persons = new ArrayList<>();
    new SyntheticCitizens(1, PERSONS, Instant.now())
        .forEachRemaining(person -> persons.add(withCertificate(person, bytes, random)));
    try (Registry registry = RelationalRegistry.at(url)) {
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
        Reservasjon.INGEN,
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
