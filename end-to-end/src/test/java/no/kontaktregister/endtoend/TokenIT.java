package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.REST_PATH;
import static no.kontaktregister.endtoend.service.TokenIssuer.SCOPE;
import static no.kontaktregister.endtoend.service.TokenIssuer.claims;
import static no.kontaktregister.endtoend.service.TokenIssuer.enterprise;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.QuietLog;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who gets in at the REST endpoint. */
@OnEveryServer
@ExtendWith(QuietLog.class)
class TokenIT {

  private static final String PROVIDER = "984661185";
  private static final String QUESTION = "{\"personidentifikator\":\"" + SECRET + "\"}";

  private static final String NO_TOKEN = "Bearer realm=\"kontaktregister\"";
  private static final String BAD_TOKEN = NO_TOKEN + ", error=\"invalid_token\"";

  @AfterEach
  void aGoodTokenStillGetsIn(Service service) throws Exception {
    assertThat(Endpoint.REST.answer(service, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
  }

  @Test
  void withoutABearerTokenNobodyGetsIn(Service service) throws Exception {
    assertUnauthorized(ask(service, null), "token-missing", NO_TOKEN);
    assertUnauthorized(ask(service, "Basic b2xhOm9sYQ=="), "token-missing", NO_TOKEN);
    assertUnauthorized(ask(service, ""), "token-missing", NO_TOKEN);
  }

  @Test
  void aTokenInTheUrlIsNotLookedAt(Service service) throws Exception {
    HttpResponse<String> answer =
        service.send(
            HttpRequest.newBuilder(
                    service.uri(REST_PATH + "?access_token=" + service.issuer().token(PROVIDER)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(QUESTION)));

    assertUnauthorized(answer, "token-missing", NO_TOKEN);
  }

  static Stream<Arguments> badTokens() throws Exception {
    RSAKey stranger = TokenIssuer.newKey("first");
    Date now = new Date();
    Date past = Date.from(Instant.now().minusSeconds(60));
    Date future = Date.from(Instant.now().plusSeconds(60));
    return Stream.of(
        bad("garbage", issuer -> "garbage"),
        bad("two parts", issuer -> "a.b"),
        bad("five parts", issuer -> "a.b.c.d.e"),
        bad("illegal characters", issuer -> "a b"),
        bad("alg none", issuer -> new PlainJWT(claims(PROVIDER).build()).serialize()),
        bad("HS256 with the public key", TokenIT::signedWithThePublicKey),
        bad(
            "PS256",
            issuer ->
                TokenIssuer.token(JWSAlgorithm.PS256, issuer.key(), claims(PROVIDER).build())),
        bad(
            "a stranger's key under a known kid",
            issuer -> TokenIssuer.token(JWSAlgorithm.RS256, stranger, claims(PROVIDER).build())),
        bad("a changed claim", issuer -> withAnotherConsumer(issuer.token("991825827"))),
        bad("another issuer", claims(PROVIDER).issuer("https://issuer.example").build()),
        bad("no issuer", claims(PROVIDER).issuer(null).build()),
        bad("expired", claims(PROVIDER).expirationTime(past).build()),
        bad("without expiry", claims(PROVIDER).expirationTime(null).build()),
        bad(
            "expiry null",
            new JWTClaimsSet.Builder(claims(PROVIDER).build())
                .expirationTime(null)
                .serializeNullClaims(true)
                .build()),
        bad("not yet valid", claims(PROVIDER).notBeforeTime(future).build()),
        bad("for somebody else", claims(PROVIDER).audience("https://other.example").build()),
        bad("no consumer", claims(PROVIDER).claim("consumer", null).build()),
        bad("consumer as text", claims(PROVIDER).claim("consumer", "0192:984661185").build()),
        bad(
            "consumer of another authority",
            claims(PROVIDER)
                .claim("consumer", Map.of("authority", "other", "ID", "0192:984661185"))
                .build()),
        bad(
            "consumer of another country",
            claims(PROVIDER).claim("consumer", enterprise("0007:984661185")).build()),
        bad(
            "consumer without a country",
            claims(PROVIDER).claim("consumer", enterprise("984661185")).build()),
        bad(
            "consumer with a wrong number",
            claims(PROVIDER).claim("consumer", enterprise("0192:984661186")).build()),
        bad(
            "supplier with a wrong number",
            claims(PROVIDER).claim("supplier", enterprise("0192:1")).build()),
        bad("issued now, and yet long", claims(PROVIDER).issueTime(now).claim("scope", 1).build()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatProvesNothingDoesNotLetIn(String name, TokenMaker token, Service service)
      throws Exception {
    assertUnauthorized(
        ask(service, "Bearer " + token.make(service.issuer())), "token-refused", BAD_TOKEN);
  }

  @Test
  void everyAllowedAlgorithmLetsIn(Service service) throws Exception {
    for (JWSAlgorithm algorithm :
        new JWSAlgorithm[] {JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512}) {
      String token = TokenIssuer.token(algorithm, service.issuer().key(), claims(PROVIDER).build());

      assertThat(ask(service, "bearer " + token).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theIssuersClockMayBeOffALittle(Service service) throws Exception {
    Date justExpired = Date.from(Instant.now().minusSeconds(3));

    assertThat(
            ask(
                    service,
                    "Bearer "
                        + service
                            .issuer()
                            .token(claims(PROVIDER).expirationTime(justExpired).build()))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenForAnotherOperationIsNotEnough(Service service) throws Exception {
    for (String scope : new String[] {"", "openid", SCOPE + "x", "krr:postkasse/postkasse.write"}) {
      HttpResponse<String> answer =
          ask(
              service,
              "Bearer " + service.issuer().token(claims(PROVIDER).claim("scope", scope).build()));

      assertProblem(answer, 403, "insufficient-scope");
      assertThat(answer.headers().firstValue("WWW-Authenticate"))
          .contains(NO_TOKEN + ", error=\"insufficient_scope\", scope=\"" + SCOPE + "\"");
    }
  }

  @Test
  void anEnterpriseThatIsNoProviderIsDenied(Service service) throws Exception {
    HttpResponse<String> answer = ask(service, "Bearer " + service.issuer().token("991825827"));

    assertProblem(answer, 403, "access-denied");
    assertThat(answer.body())
        .contains(
            "Invalid service usage: Service owner 991825827 does not have access to"
                + " POSTKASSELEVERANDOER");
  }

  @Test
  void aSupplierWithoutADelegationIsDenied(Service service) throws Exception {
    String token =
        service
            .issuer()
            .token(claims(PROVIDER).claim("supplier", enterprise("0192:991825827")).build());

    assertProblem(ask(service, "Bearer " + token), 403, "access-denied");
  }

  @Test
  void aSupplierWithADelegationGetsAnswers(Service service) throws Exception {
    String token =
        service
            .issuer()
            .token(claims("922020175").claim("supplier", enterprise("0192:987654325")).build());

    assertThat(ask(service, "Bearer " + token).body()).contains("RESERVERT");
  }

  @Test
  void aPublicBodyIsNoMailboxProvider(Service service) throws Exception {
    assertProblem(
        ask(service, "Bearer " + service.issuer().token("974761076")), 403, "access-denied");
  }

  private interface TokenMaker {
    String make(TokenIssuer issuer) throws Exception;
  }

  private static Arguments bad(String name, TokenMaker token) {
    return Arguments.of(name, token);
  }

  private static Arguments bad(String name, JWTClaimsSet claims) {
    return bad(name, issuer -> issuer.token(claims));
  }

  private static String signedWithThePublicKey(TokenIssuer issuer) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(issuer.key().getKeyID()).build(),
            claims(PROVIDER).build());
    token.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  private static String withAnotherConsumer(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    parts[1] =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.replace("991825827", PROVIDER).getBytes());
    return String.join(".", parts);
  }

  private static HttpResponse<String> ask(Service service, String authorization) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.uri(REST_PATH))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(QUESTION));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return service.send(request);
  }

  private static void assertUnauthorized(
      HttpResponse<String> answer, String type, String challenge) {
    assertProblem(answer, 401, type);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains(challenge);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String type) {
    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"urn:kontaktregister:problem:" + type + "\"");
  }
}
