package no.kontaktregister.adapters.rest.token;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static no.kontaktregister.adapters.rest.Endpoints.IDPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.adapters.rest.Endpoints.Request;
import no.kontaktregister.adapters.rest.TokenIssuer;
import no.kontaktregister.application.oppslag.HentPersonerRespons;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFeatureTest {

  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String REFUSED = "Bearer realm=\"kontaktregister\", error=\"invalid_token\"";

  private final List<EnterpriseCaller> callers = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();

  private Request personer() {
    return personer(Endpoints.issuers());
  }

  private Request personer(TokenSettings issuers) {
    useCases.hentPersoner =
        request -> {
          callers.add(request.caller());
          return new HentPersonerRespons(List.of());
        };
    return new Endpoints(useCases, issuers)
        .request("POST", "v1/personer")
        .body("application/json", "{\"personidentifikatorer\":[\"20914695016\"]}");
  }

  private static JWTClaimsSet.Builder good() {
    return MASKINPORTEN.claims(CONTACT).claim("consumer", TokenIssuer.enterprise(ENTERPRISE));
  }

  private void refused(JWTClaimsSet claims) throws Exception {
    refused(MASKINPORTEN.sign(claims));
  }

  private void refused(String token) throws Exception {
    Answer answer = personer().token(token).send();

    assertThat(answer.problem()).isEqualTo("401 token-refused");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(REFUSED);
    assertThat(callers).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v1/personer, POST",
    "v2/personer, POST",
    "v1/krr/hentEndringer, POST",
    "v2/krr/hentEndringer, POST",
    "v1/postkasse/kan-velge, POST",
    "v1/postkasse/opprett-og-velg, POST",
    "v1/postkasse/oppdater, POST",
    "v1/postkasse/slett, POST",
    "v1/person, GET",
    "v2/person, GET",
    "v1/person, PATCH",
    "v1/person, DELETE"
  })
  void aRequestWithoutATokenIsRefused(String path, String method) throws Exception {
    Request request = new Endpoints(useCases).request(method, path);
    Answer answer =
        (method.equals("GET") || method.equals("DELETE")
                ? request
                : request.body("application/json", "{}"))
            .send();

    assertThat(answer.problem()).isEqualTo("401 token-missing");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"kontaktregister\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Basic YTpi",
        "Bearerx",
        "BEARERX y",
        "Bearer123 x",
        "Bearer\tx",
        "Bearer=x",
        "Bearer,x",
        "Beare x",
        "Bearly x",
        "B\u00e9arer x",
        "Digest Bearer x",
        "Token x"
      })
  void anotherSchemeIsNoToken(String authorization) throws Exception {
    assertThat(personer().header("Authorization", authorization).send().problem())
        .isEqualTo("401 token-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Bearer x", "Bearer a.b.c", "bearer e30.e30.e30"})
  void garbageIsRefused(String authorization) throws Exception {
    Answer answer = personer().header("Authorization", authorization).send();

    assertThat(answer.problem()).isEqualTo("401 token-refused");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void theThreeRsaAlgorithmsAreAccepted(String algorithm) throws Exception {
    String token = MASKINPORTEN.sign(JWSAlgorithm.parse(algorithm), good().build());

    assertThat(personer().token(token).send().status()).isEqualTo(200);
    assertThat(callers)
        .containsExactly(EnterpriseCaller.itself(new Virksomhetsidentifikator(ENTERPRISE)));
  }

  @Test
  void noOtherAlgorithmIsAccepted() throws Exception {
    refused(MASKINPORTEN.sign(JWSAlgorithm.PS256, good().build()));
    refused(new PlainJWT(good().build()).serialize());
  }

  @Test
  void theSchemeMayBeWrittenInLowerCase() throws Exception {
    assertThat(
            personer()
                .header("Authorization", "bearer  " + MASKINPORTEN.sign(good().build()))
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void aSupplierActsForTheConsumer() throws Exception {
    String token =
        MASKINPORTEN.sign(good().claim("supplier", TokenIssuer.enterprise(SUPPLIER)).build());

    assertThat(personer().token(token).send().status()).isEqualTo(200);
    assertThat(callers)
        .containsExactly(
            new EnterpriseCaller(
                new Virksomhetsidentifikator(SUPPLIER), new Virksomhetsidentifikator(ENTERPRISE)));
  }

  @Test
  void aTokenIsAcceptedWithinItsLifetime() throws Exception {
    Instant now = Instant.now();

    refused(good().expirationTime(Date.from(now.minus(Duration.ofMinutes(1)))).build());
    refused(good().expirationTime(null).build());
    refused(good().notBeforeTime(Date.from(now.plus(Duration.ofMinutes(1)))).build());
  }

  @Test
  void aTokenOfAnotherIssuerOrForAnotherServiceIsRefused() throws Exception {
    refused(good().issuer("https://maskinporten.example").build());
    refused(good().audience("https://other.example").build());
    refused(new TokenIssuer("https://maskinporten.example/", IDPORTEN).sign(good().build()));
    refused(IDPORTEN.sign(good().build()));
  }

  @Test
  void aChangedTokenIsRefused() throws Exception {
    String[] parts = MASKINPORTEN.sign(good().build()).split("\\.");
    String[] other =
        MASKINPORTEN
            .sign(good().claim("consumer", TokenIssuer.enterprise(SUPPLIER)).build())
            .split("\\.");

    refused(parts[0] + "." + other[1] + "." + parts[2]);
  }

  @Test
  void anEnterpriseIsANorwegianOrganisationNumber() throws Exception {
    refused(good().claim("consumer", null).build());
    refused(good().claim("consumer", ENTERPRISE).build());
    refused(good().claim("consumer", TokenIssuer.enterprise("984661186")).build());
    refused(good().claim("consumer", Map.of("authority", "x", "ID", "0192:" + ENTERPRISE)).build());
    refused(
        good()
            .claim("consumer", Map.of("authority", "iso6523-actorid-upis", "ID", ENTERPRISE))
            .build());
    refused(good().claim("supplier", "x").build());
    refused(good().claim("supplier", TokenIssuer.enterprise("984661186")).build());
  }

  @Test
  void aCitizensTokenIsNoEnterprises() throws Exception {
    refused(IDPORTEN.citizenToken(CITIZEN, CONTACT));
    refused(
        IDPORTEN.sign(
            IDPORTEN
                .claims(CONTACT)
                .claim("pid", CITIZEN)
                .claim("consumer", TokenIssuer.enterprise(ENTERPRISE))
                .build()));
  }

  @Test
  void withoutIdportenNoCitizensTokenIsAccepted() throws Exception {
    Answer answer =
        new Endpoints(
                useCases,
                new TokenSettings(MASKINPORTEN.settings(), Optional.empty(), Clock.systemUTC()))
            .request("GET", "v1/person")
            .citizen("krr:user/kontaktinformasjon.read")
            .send();

    assertThat(answer.problem()).isEqualTo("401 token-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "krr:global", "xkrr:global/kontaktinformasjon.read"})
  void anotherScopeIsNotEnough(String scope) throws Exception {
    assertThat(personer().token(MASKINPORTEN.enterpriseToken(ENTERPRISE, scope)).send().problem())
        .isEqualTo("403 insufficient-scope");
  }

  @Test
  void aScopeThatIsNotTextIsRefused() throws Exception {
    String token = MASKINPORTEN.sign(good().claim("scope", List.of(CONTACT)).build());

    assertThat(personer().token(token).send().problem()).isEqualTo("401 token-refused");
  }

  @Test
  void aTokenWhoseExpiryIsNullIsRefused() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder(good().build())
            .expirationTime(null)
            .serializeNullClaims(true)
            .build();

    assertThat(personer().token(MASKINPORTEN.sign(claims)).send().problem())
        .isEqualTo("401 token-refused");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "[\"exp\"]", "[\"other\"]", "\"exp\""})
  void aTokenWithCriticalExtensionsIsRefused(String crit) throws Exception {
    String header = "{\"alg\":\"RS256\",\"kid\":\"KID\"%s}";

    refused(MASKINPORTEN.sign(header.formatted(",\"crit\":" + crit), good().build()));
    assertThat(
            personer()
                .token(MASKINPORTEN.sign(header.formatted(""), good().build()))
                .send()
                .status())
        .isEqualTo(200);
  }

  @Test
  void whetherATokenIsValidDependsOnTheClockOfTheSettings() throws Exception {
    TokenSettings inTwoHours =
        new TokenSettings(
            MASKINPORTEN.settings(),
            Optional.empty(),
            Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
    String ofNow = MASKINPORTEN.sign(good().build());
    String ofThen =
        MASKINPORTEN.sign(
            good()
                .notBeforeTime(Date.from(Instant.now().plus(Duration.ofMinutes(119))))
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(121))))
                .build());

    assertThat(personer(inTwoHours).token(ofNow).send().problem()).isEqualTo("401 token-refused");
    assertThat(personer(inTwoHours).token(ofThen).send().status()).isEqualTo(200);
    assertThat(personer().token(ofThen).send().problem()).isEqualTo("401 token-refused");
  }

  @Test
  void aScopeMayBeRepeatedAndSpacedWidely() throws Exception {
    String token =
        MASKINPORTEN.enterpriseToken(ENTERPRISE, " openid  " + CONTACT + " " + CONTACT + " ");

    assertThat(personer().token(token).send().status()).isEqualTo(200);
  }

  @Test
  void keysThatCannotBeFetchedAreAReasonToRepeatTheRequestLater(@TempDir Path folder)
      throws Exception {
    IssuerSettings settings =
        new IssuerSettings(
            MASKINPORTEN.settings().issuer(),
            folder.resolve("none.json").toUri().toURL(),
            Optional.empty(),
            Duration.ZERO);

    Answer answer =
        personer(new TokenSettings(settings, Optional.empty(), Clock.systemUTC()))
            .token(MASKINPORTEN.sign(good().build()))
            .send();

    assertThat(answer.problem()).isEqualTo("503 issuer-unavailable");
    assertThat(answer.header("Retry-After")).isEqualTo("5");
  }
}
