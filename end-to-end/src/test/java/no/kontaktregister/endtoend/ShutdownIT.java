package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.adapters.persistence.Server;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a call that the service answers while it ends. */
class ShutdownIT {

  @TempDir private Path folder;

  @Test
  void aCallInFlightLeavesItsRecord() throws Exception {
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try (Server database = Server.start(folder.resolve("data"));
        Service service =
            Service.startProduction(
                Map.of(
                    "kontaktregister.database.url",
                    database.url(),
                    "kontaktregister.audit.key",
                    "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="))) {
      Future<HttpResponse<String>> answer;
      try (Connection blocking = DriverManager.getConnection(database.url());
          Statement statement = blocking.createStatement()) {
        blocking.setAutoCommit(false);
        statement.execute("lock table person in access exclusive mode");
        answer = caller.submit(() -> Endpoint.REST.ask(service, Call.kanVelge("20914695016")));
        await().until(() -> isSomebodyWaiting(statement));

        ProcessHandle.of(service.pid()).orElseThrow().destroy();
        await().until(() -> !isListening(service.port()));
        blocking.rollback();
      }

      String id = answer.get().headers().firstValue("X-Correlation-Id").orElseThrow();
      assertThat(service.logged("operation=KAN_VELGE_SIKKER_DIGITAL_POSTKASSE", id)).hasSize(1);
    } finally {
      caller.shutdownNow();
    }
  }

  private static boolean isSomebodyWaiting(Statement statement) throws SQLException {
    try (ResultSet waiting =
        statement.executeQuery("select count(*) from pg_locks where not granted")) {
      waiting.next();
      return waiting.getInt(1) > 0;
    }
  }

  private static boolean isListening(int port) {
    try (Socket connection = new Socket("localhost", port)) {
      return connection.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
