package no.kontaktregister.adapters.rest.token;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;

/** Whatever stands in the Authorization header, nobody is let in without an issuer's signature. */
class AuthorizationFuzz {

  private static final Endpoints ENDPOINTS = new Endpoints(new Endpoints.UseCases());

  @FuzzTest
  void anyHeader(byte[] header) throws Exception {
    Answer answer =
        ENDPOINTS
            .request("POST", "v1/personer")
            .header("Authorization", new String(header, ISO_8859_1))
            .body("application/json", "{\"personidentifikatorer\":[\"20914695016\"]}")
            .send();

    assertThat(answer.problem()).matches("401 token-(refused|missing)");
  }
}
