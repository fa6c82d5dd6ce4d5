package no.kontaktregister.adapters.rest.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrintSertifikatTest {

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void thePrintCertificateNeedsNoToken(String version) throws Exception {
    List<Caller> callers = new ArrayList<>();
    Endpoints.UseCases useCases = new Endpoints.UseCases();
    useCases.hentPrintSertifikat =
        request -> {
          callers.add(request.caller());
          return new PrintSertifikat(
              new Virksomhetsidentifikator(Endpoints.ENTERPRISE),
              new X509Sertifikat(new byte[] {1, 2, 3}));
        };

    Answer answer = new Endpoints(useCases).request("GET", version + "/printSertifikat").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json())
        .isEqualTo(
            new ObjectMapper()
                .createObjectNode()
                .put("postkasseleverandoerAdresse", "984661185")
                .put("x509Sertifikat", "AQID"));
    assertThat(callers).containsExactly(new AnonymousCaller());
  }
}
