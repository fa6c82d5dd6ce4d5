package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import no.kontaktregister.adapters.rest.description.DescriptionSettings;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production archive, with a database that goes down and comes back. */
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
        Service.startProduction(
            Map.of(
                "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "kontaktregister.database.url", url,
                "kontaktregister.database.timeout-seconds", "1"))) {
      register(url);
      assertAnswers(service);
      assertNoDemo(service);

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
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(endpoint.answer(service, Call.kanVelge(CITIZEN))).isEqualTo("NEI RESERVERT");
      // Outside the demo synthetic numbers are refused by default.
      assertThat(endpoint.answer(service, Call.kanVelge(SYNTHETIC)))
          .isEqualTo("NEI UGYLDIG_PERSONNUMMER");
    }
  }

  private static void assertNoDemo(Service service) throws Exception {
    for (String path :
        List.of(
            "/",
            "/demo/v1/calls",
            "/demo/v1/citizens",
            "/demo/v1/clock",
            "/demo/v1/reset",
            "/swagger-ui/index.html",
            "/swagger-ui/swagger-ui-bundle.js")) {
      HttpResponse<String> answer = service.get(path);
      assertTellsNothing(answer);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(service.get("/openapi").body())
        .endsWith(DescriptionSettings.BEARER_TOKENS)
        .doesNotContain("client-credentials", "/idporten/");
  }

  private static void assertUnavailable(Service service) throws Exception {
    HttpResponse<String> health = service.get("/health/ready");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"status\":\"DOWN\"");

    HttpResponse<String> problem = Endpoint.REST.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(problem);
    assertThat(problem.statusCode()).isEqualTo(503);
    assertThat(problem.headers().firstValue("Retry-After")).contains("5");
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.body()).contains("urn:kontaktregister:problem:registry-unavailable");

    HttpResponse<String> fault = Endpoint.SOAP.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(fault);
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(fault.body())
        .contains("<soap:Value>soap:Receiver</soap:Value>")
        .contains("The registry does not answer at the moment.");
  }

  private static void awaitReady(Service service) throws Exception {
    await()
        .untilAsserted(() -> assertThat(service.get("/health/ready").statusCode()).isEqualTo(200));
  }

  private static Server database(Path folder, String port) throws Exception {
    return Server.createTcpServer("-tcpPort", port, "-baseDir", folder.toString(), "-ifNotExists")
        .start();
  }

  private static void register(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into postkasseleverandoer (organisasjonsnummer, navn)"
              + " values ('984661185', 'Digipost')");
      statement.execute(
          "insert into tilgang (signer, virksomhet, tjeneste)"
              + " values ('984661185', '984661185', 'POSTKASSELEVERANDOER')");
      statement.execute(
          "insert into person (personidentifikator, status, reservasjon) values ('"
              + CITIZEN
              + "', 'AKTIV', 'JA')");
    }
  }
}
