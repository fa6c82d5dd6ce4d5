package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import no.kontaktregister.endtoend.service.ClientsPage;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example in docs/clients.md that needs bash, curl and openssl; they are on every CI. */
@OnTheRunningDemo
class ClientsPageIT {

  @Test
  void curlAndOpensslGetATokenAndLookACitizenUp(Service demo, @TempDir Path folder)
      throws Exception {
    String output =
        ClientsPage.run(folder, "bash", "-euo", "pipefail", "-c", ClientsPage.code("bash", demo));

    assertThat(output)
        .contains("\"token_type\":\"Bearer\"", "\"expires_in\":600")
        .contains("\"epostadresse\":\"ola.nordmann@example.com\"");
  }
}
