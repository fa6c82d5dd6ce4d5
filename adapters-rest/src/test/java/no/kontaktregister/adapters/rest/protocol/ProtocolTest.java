package no.kontaktregister.adapters.rest.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.adapters.rest.Endpoints.MAX_BODY_BYTES;
import static no.kontaktregister.adapters.rest.Endpoints.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertChainUtils;
import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.zip.GZIPInputStream;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.adapters.rest.Endpoints.Request;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.application.oppslag.HentPersonerRespons;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all endpoints have in common: media types, compression, limits and problems. */
class ProtocolTest {

  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String ASK = "{\"personidentifikatorer\":[\"20914695016\"]}";
  private static final String PERSONER =
      "{\"personer\":[{\"personidentifikator\":\"20914695016\",\"reservasjon\":\"NEI\","
          + "\"status\":\"IKKE_REGISTRERT\",\"varslingsstatus\":\"KAN_IKKE_VARSLES\"}]}";

  private final Endpoints.UseCases useCases = new Endpoints.UseCases();

  private Request personer() {
    useCases.hentPersoner =
        request ->
            new HentPersonerRespons(
                List.of(
                    Personopplysninger.ikkeRegistrert(
                        new Personidentifikator(request.personidentifikatorer().get(0)),
                        request.informasjonsbehov())));
    return new Endpoints(useCases).post("v1/personer", CONTACT, ASK);
  }

  private Request printSertifikat() {
    useCases.hentPrintSertifikat =
        request ->
            new PrintSertifikat(
                new Virksomhetsidentifikator(Endpoints.ENTERPRISE),
                new X509Sertifikat(new byte[] {1, 2, 3}));
    return new Endpoints(useCases).request("GET", "v1/printSertifikat");
  }

  // Signed answers

  @Test
  void aSignedAnswerHoldsTheSameJsonAndIsVerifiedWithItsOwnCertificate() throws Exception {
    Answer answer = personer().header("Accept", "application/jose;charset=utf-8").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/jose");
    JWSObject signed = JWSObject.parse(answer.text());
    List<X509Certificate> chain = X509CertChainUtils.parse(signed.getHeader().getX509CertChain());
    assertThat(chain).containsExactly(REGISTRY.certificate());
    assertThat(signed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(signed.verify(new RSASSAVerifier((RSAPublicKey) chain.get(0).getPublicKey())))
        .isTrue();
    assertThat(signed.getPayload().toString()).isEqualTo(PERSONER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "application/json, application/jose;q=0.5",
        "application/json;charset=ISO-8859-1"
      })
  void aCallerWhoPrefersJsonGetsItUnsigned(String accept) throws Exception {
    Answer answer = personer().header("Accept", accept).send();

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.text()).isEqualTo(PERSONER);
  }

  @Test
  void aCertificateForPrintingIsSignedToo() throws Exception {
    Answer answer = printSertifikat().header("Accept", "application/jose").send();

    assertThat(JWSObject.parse(answer.text()).getPayload().toString())
        .isEqualTo(printSertifikat().send().text());
  }

  @Test
  void aProblemIsNotSigned() throws Exception {
    Answer answer =
        personer().header("Accept", "application/jose").body("application/json", "{").send();

    assertThat(answer.problem()).isEqualTo("400 malformed-json");
  }

  @Test
  void noAnswerIsSignedWithACertificateThatHasExpired() throws Exception {
    useCases.registry = Endpoints.EXPIRED;

    // The use case is not set, so that a call of it would be answered with 500.
    Answer answer =
        new Endpoints(useCases)
            .post("v1/personer", CONTACT, ASK)
            .header("Accept", "application/jose")
            .send();

    assertThat(answer.problem()).isEqualTo("503 registry-unavailable");
    assertThat(answer.text()).contains("The registry's own certificate has expired");
    assertThat(answer.header("Retry-After")).isNotNull();
    for (String accept : List.of("*/*", "application/json, application/jose;q=0.5")) {
      assertThat(personer().header("Accept", accept).send().text()).isEqualTo(PERSONER);
    }
  }

  // Compression

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "deflate, gzip",
        "gzip;q=1.0, identity; q=0.5",
        "br;q=0, gzip ; q=0.001",
        "identity;q=0, gzip",
        "gzip;Q=0.5",
        "gzip\t;\tq=0.5",
        "*",
        "*;q=0.5",
        "deflate;q=1, *;q=0.1",
        "x-gzip",
        "identity;q=0.5, gzip;q=0.8",
        "gzip, *;q=0",
        ", gzip ,"
      })
  void anAnswerIsCompressedForACallerWhoPrefersGzip(String accepted) throws Exception {
    Answer answer = personer().header("Accept-Encoding", accepted).send();

    assertThat(answer.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(decompressed(answer)).isEqualTo(PERSONER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "deflate, br",
        "gzip;q=0",
        "gzip; q=0.000",
        "GZIP;Q=0",
        "gzipped",
        "xgzip",
        "*;q=0",
        "gzip;q=0, *",
        "*, gzip;q=0",
        "identity, *;q=0",
        "identity;q=0",
        "identity;q=0.8, gzip;q=0.5",
        "gzip;q=x",
        "gzip;q=2",
        "gzip gzip",
        ";",
        "gzip;"
      })
  void anAnswerIsNotCompressedForOtherCallers(String accepted) throws Exception {
    Answer answer = personer().header("Accept-Encoding", accepted).send();

    assertThat(answer.header("Content-Encoding")).isNull();
    assertThat(answer.header("Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.text()).isEqualTo(PERSONER);
  }

  @Test
  void signedAnswersAndProblemsAreCompressedToo() throws Exception {
    Answer signed =
        personer().header("Accept", "application/jose").header("Accept-Encoding", "gzip").send();
    Answer problem =
        personer().header("Accept-Encoding", "gzip").body("application/json", "{").send();

    assertThat(JWSObject.parse(decompressed(signed)).getPayload().toString()).isEqualTo(PERSONER);
    assertThat(decompressed(problem)).contains("urn:kontaktregister:problem:malformed-json");
    assertThat(problem.header("Content-Type")).isEqualTo("application/problem+json");
  }

  private static String decompressed(Answer answer) throws Exception {
    return new String(
        new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(), UTF_8);
  }

  // Refused requests

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "7",
        "{\"a\":1} {}",
        "{\"personidentifikatorer\":[],\"personidentifikatorer\":[]}",
        "{\"a\":[[[[[[[[[[]]]]]]]]]]}"
      })
  void aBodyThatIsNotOneJsonObjectIsRefused(String body) throws Exception {
    Answer answer = personer().body("application/json", body).send();

    assertThat(answer.problem()).isEqualTo("400 malformed-json");
  }

  @Test
  void aBodyOfTheLargestSizeIsReadAndALargerOneIsRefused() throws Exception {
    String largest = ASK + " ".repeat(MAX_BODY_BYTES - ASK.length());

    assertThat(personer().body("application/json", largest).send().status()).isEqualTo(200);
    Answer answer = personer().body("application/json", largest + " ").send();
    assertThat(answer.problem()).isEqualTo("413 body-too-large");
    assertThat(answer.json().path("detail").asText())
        .isEqualTo("The body is larger than 20000 bytes. Send a smaller one.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3000000000", "99999999999999999999", "+5", "many"})
  void aDeclaredLengthThatNoBodyHasIsNoFaultOfTheService(String length) throws Exception {
    assertThat(
            personer()
                .body("application/json", ASK)
                .header("Content-Length", length)
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void aBodyOfAnotherMediaTypeIsRefused() throws Exception {
    assertThat(personer().body("text/plain", ASK).send().problem())
        .isEqualTo("415 unsupported-media-type");
    assertThat(personer().body("application/json; charset=utf-8", ASK).send().status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"POST, v1/personer", "POST, v1/postkasse/kan-velge", "PATCH, v1/person"})
  void aBodyWithoutAContentTypeIsRefused(String method, String path) throws Exception {
    Request request = new Endpoints(useCases).request(method, path).body("{}");
    Answer answer =
        path.equals("v1/person")
            ? request.citizen("krr:user/spraak.write").send()
            : request
                .token(
                    Endpoints.MASKINPORTEN.enterpriseToken(
                        Endpoints.ENTERPRISE, CONTACT + " krr:postkasse/kanvelge.read"))
                .send();

    assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, v1, 404 not-found",
    "GET, v1/nothing, 404 not-found",
    "GET, v3/person, 404 not-found",
    "POST, v1/endringer, 404 not-found",
    "GET, v1/print-sertifikat, 404 not-found",
    "PATCH, v1/nothing, 404 not-found",
    "PATCH, v1/personer, 405 method-not-allowed",
    "GET, v1/personer, 405 method-not-allowed",
    "POST, v1/person, 405 method-not-allowed",
    "DELETE, v1/printSertifikat, 405 method-not-allowed"
  })
  void anUnknownPathOrMethodIsRefused(String method, String path, String problem) throws Exception {
    Answer answer = new Endpoints(useCases).request(method, path).send();

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.header("Allow") != null).isEqualTo(problem.startsWith("405"));
  }

  @Test
  void anAcceptHeaderWithNeitherMediaTypeIsRefused() throws Exception {
    assertThat(personer().header("Accept", "text/html").send().problem())
        .isEqualTo("406 not-acceptable");
  }

  // Failures

  @Test
  void anUnavailableRegistryIsAReasonToRepeatTheRequestLater() throws Exception {
    useCases.kanVelge =
        request -> {
          throw new RegistryUnavailableException("its database is at lunch");
        };

    Answer answer = kanVelge();

    assertThat(answer.problem()).isEqualTo("503 registry-unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.text()).doesNotContain("lunch");
  }

  @Test
  void anEnterpriseWithTooManyRequestsIsAskedToRepeatOneLater() throws Exception {
    useCases.kanVelge =
        request -> {
          throw new OverloadedException();
        };

    Answer answer = kanVelge();

    assertThat(answer.problem()).isEqualTo("503 overloaded");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }

  @Test
  void anUnexpectedFailureRevealsNothing() throws Exception {
    useCases.kanVelge =
        request -> {
          throw new IllegalStateException("a secret");
        };

    Answer answer = kanVelge();

    assertThat(answer.problem()).isEqualTo("500 internal-error");
    assertThat(answer.text()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void aUseCaseAnswers() throws Exception {
    useCases.kanVelge = request -> KanVelgeRespons.ja();

    assertThat(kanVelge().status()).isEqualTo(200);
  }

  private Answer kanVelge() throws Exception {
    return new Endpoints(useCases)
        .post(
            "v1/postkasse/kan-velge",
            "krr:postkasse/kanvelge.read",
            "{\"personidentifikator\":\"20914695016\"}")
        .send();
  }
}
