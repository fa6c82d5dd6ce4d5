package no.kontaktregister.endtoend.faults;

import static no.kontaktregister.domain.tilgang.Operasjon.HENT_ENDRINGER;
import static no.kontaktregister.domain.tilgang.Operasjon.HENT_PERSONER;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.server.Running;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nodes of an earlier demo archive, whose path is in the system property {@code previous}, are
 * replaced one after the other by two of this one, under load and behind a reverse proxy. {@code
 * mvn -Pendurance -Dit.test=RollingUpgrade -Dprevious=…} runs it.
 */
class RollingUpgrade {

  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
  private static final int CALLERS = 8;
  private static final int SOME = 200;

  private final AtomicInteger answered = new AtomicInteger();
  private final Queue<String> failed = new ConcurrentLinkedQueue<>();
  private final List<Running> nodes = new ArrayList<>();
  private volatile boolean over;

  @Test
  void noRequestFails(@TempDir Path folder) throws Exception {
    PayaraMicro before = new PayaraMicro(Path.of(System.getProperty("previous")));
    PayaraMicro after = new PayaraMicro(PayaraMicro.DEMO);
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try (Server database = Server.start(folder.resolve("data"));
        HttpProxy proxy = new HttpProxy();
        Service front = front(proxy)) {
      Map<String, String> configuration =
          Service.completeDemo(
              Map.of("kontaktregister.database.url", database.url()), front.issuer());
      Running one = start(before, configuration);
      Running two = start(before, configuration);
      proxy.add(one.port());
      proxy.add(two.port());
      String schema = schema(database);
      List<String> citizens = citizens(database);
      List<Future<?>> calling =
          IntStream.range(0, CALLERS)
              .<Future<?>>mapToObj(i -> callers.submit(() -> call(front, i, citizens.get(i))))
              .toList();
      awaitAnswers();

      Running three = start(after, configuration);
      boolean upgraded = !schema(database).equals(schema);
      awaitAnswers();
      proxy.add(three.port());
      takeOut(proxy, one);
      // The way back, as long as a node of the earlier archive runs.
      takeOut(proxy, three);
      awaitAnswers();
      proxy.add(three.port());
      one.close();
      takeOut(proxy, two);
      two.close();
      proxy.add(start(after, configuration).port());
      awaitAnswers();
      if (!upgraded) {
        // The way back stays open.
        proxy.add(start(before, configuration).port());
        awaitAnswers();
      }
      over = true;
      for (Future<?> each : calling) {
        each.get();
      }

      System.out.printf(
          "%d requests were answered, %d failed; the schema went from version %s to %s%n",
          answered.get(), failed.size(), schema, schema(database));
      assertThat(failed).isEmpty();
      assertThat(
              database.query("select seneste - (select count(*) from endring) from endringsnummer"))
          .isEqualTo("0");
      if (upgraded) {
        assertThat(before.refuse(configuration).log())
            .contains("schema is newer than this program");
      }
    } finally {
      callers.shutdownNow();
      nodes.forEach(Running::close);
    }
  }

  private Running start(PayaraMicro archive, Map<String, String> configuration) throws Exception {
    Running node = archive.start(JAVA_HOME, configuration);
    nodes.add(node);
    return node;
  }

  private void takeOut(HttpProxy proxy, Running node) {
    proxy.remove(node.port());
    await().until(() -> proxy.open(node.port()) == 0);
  }

  private void awaitAnswers() {
    int goal = answered.get() + SOME;
    await().atMost(Duration.ofMinutes(2)).until(() -> answered.get() >= goal || !failed.isEmpty());
    assertThat(failed).isEmpty();
  }

  private void call(Service front, int caller, String citizen) {
    ask(front, Endpoint.REST, mailbox(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, citizen, 0), "OK");
    for (int turn = caller; !over; turn++) {
      Endpoint endpoint = Endpoint.values()[turn % 2];
      switch (turn / 2 % 4) {
        case 0 -> ask(front, endpoint, mailbox(OPPDATER_POSTKASSE, citizen, turn), "OK");
        case 1 -> ask(front, endpoint, Call.kanVelge(citizen), "NEI ALLEREDE_AKTIV");
        case 2 ->
            ask(
                front,
                endpoint,
                Call.of(HENT_PERSONER)
                    .with("informasjonsbehov", "Kontaktinfo")
                    .with("personidentifikator", citizen),
                citizen + ".*");
        default ->
            ask(
                front,
                endpoint,
                Call.of(HENT_ENDRINGER).with("fraEndringsNummer", "1"),
                "(?s)[01] [0-9]+ [0-9]+ .*");
      }
    }
  }

  private void ask(Service front, Endpoint endpoint, Call call, String expected) {
    try {
      String answer = endpoint.answer(front, call);
      if (answer.matches(expected)) {
        answered.incrementAndGet();
      } else {
        fail(endpoint, call, answer);
      }
    } catch (Exception failure) {
      fail(endpoint, call, failure.toString());
    }
  }

  private void fail(Endpoint endpoint, Call call, String answer) {
    failed.add(endpoint + " " + call.operation() + ": " + answer);
  }

  private static Call mailbox(Operasjon operation, String citizen, int number) {
    return Call.of(operation)
        .with("personidentifikator", citizen)
        .with("virksomhetsidentifikator", PROVIDER)
        .with("postkasseadresse", "mailbox-" + number);
  }

  /** Citizens who may have a mailbox and have none, added by the statements of both versions. */
  private static List<String> citizens(Server database) throws Exception {
    List<String> numbers = Citizens.withoutMailbox(CALLERS);
    for (String number : numbers) {
      database.execute(
          "with next as (update endringsnummer set seneste = seneste + 1 returning seneste),"
              + " added as (insert into person (personidentifikator, status, reservasjon)"
              + " values ('%s', 'AKTIV', 'NEI'))".formatted(number)
              + " insert into endring select seneste, '%s' from next".formatted(number));
    }
    return numbers;
  }

  private static String schema(Server database) throws Exception {
    return database.query("select max(version) from flyway_schema_history");
  }

  private static Service front(HttpProxy proxy) throws Exception {
    ApplicationServer server =
        new ApplicationServer() {
          @Override
          public Optional<String> jndiName() {
            return Optional.empty();
          }

          @Override
          public Running start(Path javaHome, Map<String, String> configuration) {
            return new Running() {
              @Override
              public int port() {
                return proxy.port();
              }

              @Override
              public long pid() {
                throw new UnsupportedOperationException();
              }

              @Override
              public String log() {
                return "";
              }

              @Override
              public void close() {}
            };
          }
        };
    return Service.start(server, JAVA_HOME, Map.of());
  }
}
