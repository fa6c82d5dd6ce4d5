package no.kontaktregister.adapters.rest.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static no.kontaktregister.adapters.rest.Endpoints.IDPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Whatever a body has, it comes to its use case or is refused with a problem that repeats none of
 * it.
 */
class BodyFuzz {

  /** What a body was sent to. Its first byte chooses. */
  private static final List<String> PATHS =
      List.of(
          "v1/postkasse/kan-velge",
          "v1/postkasse/opprett-og-velg",
          "v1/postkasse/oppdater",
          "v1/postkasse/slett",
          "v1/personer",
          "v2/krr/hentEndringer",
          "v2/person");

  private static final String SCOPES =
      "krr:postkasse/kanvelge.read krr:postkasse/postkasse.write"
          + " krr:global/kontaktinformasjon.read krr:global/hentendring.read"
          + " krr:user/kontaktinformasjon.write krr:user/reservasjon.write krr:user/spraak.write";

  private static final Endpoints ENDPOINTS = new Endpoints(unavailable());
  private static final String ENTERPRISE_TOKEN = MASKINPORTEN.enterpriseToken(ENTERPRISE, SCOPES);
  private static final String CITIZEN_TOKEN = IDPORTEN.citizenToken(CITIZEN, SCOPES);

  /** Use cases that are reached and then say so, with a problem of their own. */
  private static Endpoints.UseCases unavailable() {
    Endpoints.UseCases useCases = new Endpoints.UseCases();
    useCases.kanVelge = request -> reached();
    useCases.opprettOgVelg = request -> reached();
    useCases.oppdater = request -> reached();
    useCases.slett = request -> reached();
    useCases.hentPersoner = request -> reached();
    useCases.hentEndringer = request -> reached();
    useCases.endrePerson = request -> reached();
    return useCases;
  }

  private static <T> T reached() {
    throw new RegistryUnavailableException("reached");
  }

  @FuzzTest
  void anyBody(byte[] input) throws Exception {
    if (input.length == 0) {
      return;
    }
    String path = PATHS.get(Math.floorMod(input[0] - '0', PATHS.size()));
    String body = new String(input, 1, input.length - 1, UTF_8);
    Endpoints.Request request =
        path.endsWith("person")
            ? ENDPOINTS.request("PATCH", path).token(CITIZEN_TOKEN)
            : ENDPOINTS.request("POST", path).token(ENTERPRISE_TOKEN);

    Answer answer = request.body("application/json", body).send();

    assertThat(answer.problem()).matches("(400|413|503) [a-z-]+");
    assertThat(answer.text()).doesNotContainPattern("[0-9]{11}");
  }
}
