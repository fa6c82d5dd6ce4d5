package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.TokenIssuer.claims;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;
import org.junit.jupiter.api.Test;

/** The REST endpoint while the token issuer's keys come, change and go. */
class TokenIssuerIT {

  @Test
  void keysAreFetchedWhenTheyAreNeededAndNoOftener() throws Exception {
    TokenIssuer down = new TokenIssuer();
    down.close();
    try (Service service = Service.start(Map.of(), down)) {
      HttpResponse<String> unavailable = ask(service, down.token("984661185"));
      Discretion.assertTellsNothing(unavailable);
      assertThat(unavailable.statusCode()).isEqualTo(503);
      assertThat(unavailable.body()).contains("urn:kontaktregister:problem:issuer-unavailable");
      assertThat(unavailable.headers().firstValue("Retry-After")).contains("5");

      TokenIssuer up = new TokenIssuer(down.port());
      try {
        awaitKeys(service, up);
        up.change(TokenIssuer.newKey("second"));
        awaitKeys(service, up);

        // One key, because to make fifty takes longer than the time between two fetches.
        RSAKey stranger = TokenIssuer.newKey("unknown");
        int before = up.fetches();
        for (int i = 0; i < 50; i++) {
          String token =
              TokenIssuer.token(
                  JWSAlgorithm.RS256,
                  new RSAKey.Builder(stranger).keyID("unknown-" + i).build(),
                  claims("984661185").build());
          assertThat(ask(service, token).statusCode()).isEqualTo(401);
        }
        assertThat(up.fetches() - before).isLessThanOrEqualTo(3);
      } finally {
        up.close();
      }
      assertThat(ask(service, up.token("984661185")).statusCode()).isEqualTo(200);
    }
  }

  private static void awaitKeys(Service service, TokenIssuer issuer) throws Exception {
    String token = issuer.token("984661185");
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(ask(service, token).statusCode()).isEqualTo(200));
  }

  private static HttpResponse<String> ask(Service service, String token) throws Exception {
    return service.send(
        HttpRequest.newBuilder(service.uri(Endpoint.REST_PATH))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"personidentifikator\":\"20914695016\"}")));
  }
}
