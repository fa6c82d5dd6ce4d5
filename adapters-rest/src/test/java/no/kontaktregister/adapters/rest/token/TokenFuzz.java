package no.kontaktregister.adapters.rest.token;

import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.application.oppslag.HentPersonerRespons;

/** Whatever an issuer signs, its token is read or refused. */
class TokenFuzz {

  private static final Endpoints ENDPOINTS = new Endpoints(answering());

  private static Endpoints.UseCases answering() {
    Endpoints.UseCases useCases = new Endpoints.UseCases();
    useCases.hentPersoner = request -> new HentPersonerRespons(List.of());
    return useCases;
  }

  @FuzzTest
  void anyClaims(byte[] claims) throws Exception {
    Answer answer =
        ENDPOINTS
            .request("POST", "v1/personer")
            .token(MASKINPORTEN.sign("{\"alg\":\"RS256\",\"kid\":\"KID\"}", claims))
            .body("application/json", "{\"personidentifikatorer\":[\"20914695016\"]}")
            .send();

    if (answer.status() != 200) {
      assertThat(answer.problem()).matches("401 token-refused|403 [a-z-]+");
    }
  }
}
