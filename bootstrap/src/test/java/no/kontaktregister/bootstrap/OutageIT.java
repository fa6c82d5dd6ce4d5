package no.kontaktregister.bootstrap;

import static no.kontaktregister.bootstrap.service.Discretion.assertTellsNothing;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.kontaktregister.bootstrap.service.Call;
import no.kontaktregister.bootstrap.service.Door;
import no.kontaktregister.bootstrap.service.Service;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service outside demo mode, with a database in a process of its own that goes and comes. */
class OutageIT {

  /** Born on the last day of 2039, so nobody has it. */
  private static final String CITIZEN = "31123950057";

  private static final String SYNTHETIC = "20914695016";

  @Test
  void whileTheDatabaseIsDownTheServiceSaysSoAndThenAnswersAgain(@TempDir Path folder)
      throws Exception {
    Server database = database(folder, "0");
    String url = "jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/registry";
    try (Service service =
        Service.start(
            Map.of(
                "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "kontaktregister.demo.keys", "nowhere",
                "kontaktregister.database.url", url,
                "kontaktregister.database.timeout-seconds", "1"))) {
      register(url);
      assertAnswers(service);
      assertNothingToTry(service);

      database.stop();
      assertUnavailable(service);

      database = database(folder, Integer.toString(database.getPort()));
      awaitReady(service);
      assertAnswers(service);

      assertThat(service.log())
          .containsPattern("Answered 503: .*database.* \\(SQLSTATE ")
          .containsPattern("Answered env:Receiver: .*database.* \\(SQLSTATE ")
          .contains(" outcome=REGISTRY_UNAVAILABLE ")
          .doesNotContain(CITIZEN)
          .doesNotContain("\tat ");
    } finally {
      database.stop();
    }
  }

  private static void assertAnswers(Service service) throws Exception {
    assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    for (Door door : Door.values()) {
      assertThat(door.answer(service, Call.kanVelge(CITIZEN))).isEqualTo("NEI RESERVERT");
      // Outside demo mode synthetic numbers are refused by default.
      assertThat(door.answer(service, Call.kanVelge(SYNTHETIC)))
          .isEqualTo("NEI UGYLDIG_PERSONNUMMER");
    }
  }

  private static void assertNothingToTry(Service service) throws Exception {
    assertThat(service.get("/").statusCode()).isEqualTo(200);
    assertThat(service.get("/").body()).contains("<h1>").doesNotContain("<form", SYNTHETIC);

    HttpResponse<String> answer =
        service.post("/", "application/x-www-form-urlencoded", "personidentifikator=" + SYNTHETIC);
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  private static void assertUnavailable(Service service) throws Exception {
    HttpResponse<String> health = service.get("/health/ready");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"status\":\"DOWN\"");

    HttpResponse<String> problem = Door.REST.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(problem);
    assertThat(problem.statusCode()).isEqualTo(503);
    assertThat(problem.headers().firstValue("Retry-After")).contains("5");
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.body()).contains("urn:kontaktregister:problem:registry-unavailable");

    HttpResponse<String> fault = Door.SOAP.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(fault);
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(fault.body())
        .contains("<soap:Value>soap:Receiver</soap:Value>")
        .contains("The registry does not answer at the moment.");
  }

  private static void awaitReady(Service service) throws Exception {
    for (int i = 0; i < 100 && service.get("/health/ready").statusCode() != 200; i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static Server database(Path folder, String port) throws Exception {
    return Server.createTcpServer("-tcpPort", port, "-baseDir", folder.toString(), "-ifNotExists")
        .start();
  }

  private static void register(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("insert into postkasseleverandoer values ('984661185')");
      statement.execute(
          "insert into person (personidentifikator, status, reservasjon) values ('"
              + CITIZEN
              + "', 'AKTIV', 'JA')");
    }
  }
}
