package no.kontaktregister.demo.maskinporten;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.kontaktregister.adapters.pki.PkixEnterpriseIdentification;
import no.kontaktregister.adapters.pki.Revocation;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;
import no.kontaktregister.demo.maskinporten.CertificateAuthority.Description;
import no.kontaktregister.demo.oauth.AdjustableClock;
import no.kontaktregister.demo.oauth.LocalServer;
import no.kontaktregister.demo.oauth.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskinportenIT {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String SCOPE =
      "krr:global/kontaktinformasjon.read krr:global/digitalpost.read";

  private static final CertificateAuthority AUTHORITY = new CertificateAuthority("CN=Test CA");
  private static final CertificateAuthority STRANGER = new CertificateAuthority("CN=Stranger");
  private static final KeyPair KEYS = CertificateAuthority.keys(2048);
  private static final SigningKey KEY = SigningKey.generate();
  private static final KeyPair OTHER_KEYS = CertificateAuthority.keys(2048);
  private static final KeyPair SHORT_KEYS = CertificateAuthority.keys(1024);
  private static final RSAKey REGISTERED =
      new RSAKey.Builder((RSAPublicKey) KEYS.getPublic()).keyID("first").build();

  private final HttpClient client = HttpClient.newHttpClient();
  private final AdjustableClock clock = new AdjustableClock();
  private final AdjustableClock tokenClock = new AdjustableClock();
  private LocalServer server;
  private Revocation revocation;
  private Maskinporten maskinporten;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    revocation = new Revocation(Mode.AV, Mode.AV, Duration.ofSeconds(1), clock);
    maskinporten =
        new Maskinporten(
            URI.create(server.url() + "/maskinporten/"),
            KEY,
            new PkixEnterpriseIdentification(
                new Trust(
                    Set.of(AUTHORITY.certificate()), Set.of(), Set.of(CertificateAuthority.POLICY)),
                revocation,
                clock),
            clock,
            tokenClock);
    server.serve("/maskinporten/", maskinporten::answer);
  }

  @AfterEach
  void stop() {
    server.close();
    revocation.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {CertificateAuthority.SEID_1, CertificateAuthority.SEID_2})
  void aClientWithACertificateGetsATokenForTheEnterpriseInItsSubject(String subject)
      throws Exception {
    Map<String, Object> answer =
        granted(sign(certified(new Description(subject)), claims(it -> it), KEYS));

    assertThat(answer)
        .containsOnlyKeys("access_token", "token_type", "expires_in", "scope")
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 600L)
        .containsEntry("scope", SCOPE);
    SignedJWT token = verified(answer);
    assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getClaims())
        .containsOnlyKeys(
            "iss",
            "iat",
            "exp",
            "jti",
            "scope",
            "client_id",
            "client_amr",
            "consumer",
            "token_type")
        .containsEntry("iss", maskinporten.issuer().toString())
        .containsEntry("scope", SCOPE)
        .containsEntry("client_id", "my-client")
        .containsEntry("client_amr", "virksomhetssertifikat")
        .containsEntry(
            "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:984661185"));
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(tokenClock.instant()));
    assertThat(claims.getExpirationTime())
        .isEqualTo(Date.from(tokenClock.instant().plusSeconds(600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS256", "RS384", "RS512"})
  void aClientWithARegisteredKeySignsWithAnyOfTheThreeAlgorithms(String algorithm)
      throws Exception {
    register();

    Map<String, Object> answer =
        granted(
            sign(
                new JWSHeader.Builder(JWSAlgorithm.parse(algorithm)).keyID("first").build(),
                claims(it -> it),
                KEYS));

    assertThat(verified(answer).getJWTClaimsSet().getClaims())
        .containsEntry("client_amr", "private_key_jwt")
        .containsEntry(
            "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:974761076"));
  }

  @Test
  void aClientThatActsForAnotherEnterpriseIsItsSupplier() throws Exception {
    Map<String, Object> answer =
        granted(sign(certified(), claims(it -> it.claim("consumer_org", "974761076")), KEYS));

    assertThat(verified(answer).getJWTClaimsSet().getClaims())
        .containsEntry(
            "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:974761076"))
        .containsEntry(
            "supplier", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:984661185"));
  }

  @Test
  void theResourceThatAClientNamesIsTheTokensAudience() throws Exception {
    JWSHeader header = certified();

    assertThat(audience(sign(header, claims(it -> it.claim("resource", List.of("a", "b"))), KEYS)))
        .containsExactly("a", "b");
    assertThat(audience(sign(header, claims(it -> it.claim("resource", "a")), KEYS)))
        .containsExactly("a");
  }

  @Test
  void anAssertionWithoutJtiIsAcceptedOnce() throws Exception {
    String assertion = sign(certified(), claims(it -> it.claim("jti", null)), KEYS);

    granted(assertion);

    assertRefused(
        assertion,
        "invalid_grant",
        "The assertion has been used before. Make a new one for each token, with a jti of its"
            + " own.");
  }

  @Test
  void aJtiIsUsedOnceByEachClient() throws Exception {
    JWSHeader header = certified();
    granted(sign(header, claims(it -> it.jwtID("one")), KEYS));

    granted(sign(header, claims(it -> it.jwtID("one").issuer("another-client")), KEYS));
    assertRefused(
        sign(header, claims(it -> it.jwtID("one").claim("scope", "other")), KEYS),
        "invalid_grant",
        "The assertion has been used before. Make a new one for each token, with a jti of its"
            + " own.");
  }

  @Test
  void aRefusedAssertionDoesNotUseUpItsJti() throws Exception {
    JWSHeader header = certified();
    assertRefused(
        sign(header, claims(it -> it.jwtID("one").claim("scope", null)), KEYS),
        "invalid_scope",
        NO_SCOPE);

    assertThat(granted(sign(header, claims(it -> it.jwtID("one")), KEYS)))
        .containsKey("access_token");
  }

  private static final String NO_SCOPE =
      "The assertion has no scope. Write the scopes that the token is to have, with a space"
          + " between them.";
  private static final String MALFORMED_SCOPE =
      "The assertion's scope is malformed. Write one string, with one space between scopes.";
  private static final String MALFORMED_CONSUMER =
      "The assertion's consumer_org is not an organisation number. Write nine digits, of which the"
          + " last is a check digit, as a string without a prefix.";
  private static final String MALFORMED_RESOURCE =
      "The assertion's resource is malformed. Write an array of strings, or leave it out.";
  private static final String MALFORMED_PAYLOAD =
      "The assertion's payload is not a JSON object with the claims of a JWT. Write iat and exp as"
          + " numbers, and iss, aud, jti and scope as strings.";

  static Stream<Arguments> wrongClaims() {
    return Stream.of(
        wrong(
            it -> it.issuer(null),
            "invalid_grant",
            "The assertion has no iss. Put the client's id there."),
        wrong(
            it -> it.issuer(" "),
            "invalid_grant",
            "The assertion has no iss. Put the client's id there."),
        wrong(
            it -> it.audience((String) null),
            "invalid_grant",
            "The assertion has no aud. Write only the issuer, as in the metadata: 'ISSUER'."),
        wrong(
            it -> it.audience(List.of("ISSUER", "other")),
            "invalid_grant",
            "The assertion's aud has several values. Write only the issuer, as in the"
                + " metadata: 'ISSUER'."),
        wrong(
            it -> it.audience("https://maskinporten.no/"),
            "invalid_grant",
            "The assertion's aud is 'https://maskinporten.no/', which is wrong. Write only the"
                + " issuer, as in the metadata: 'ISSUER'."),
        wrong(
            it -> it.claim("iat", null),
            "invalid_grant",
            "The assertion has no iat. Write the time now, in seconds since 1970, UTC."),
        wrong(
            it -> it.claim("exp", null),
            "invalid_grant",
            "The assertion has no exp. Write a time at most 120 seconds after iat."),
        wrong(it -> it.claim("iat", "now"), "invalid_grant", MALFORMED_PAYLOAD),
        wrong(it -> it.claim("nbf", "now"), "invalid_grant", MALFORMED_PAYLOAD),
        wrong(it -> it.claim("jti", 17), "invalid_grant", MALFORMED_PAYLOAD),
        wrong(it -> it.claim("iss", 17), "invalid_grant", MALFORMED_PAYLOAD),
        wrong(it -> it.claim("scope", null), "invalid_scope", NO_SCOPE),
        wrong(it -> it.claim("scope", ""), "invalid_scope", NO_SCOPE),
        wrong(it -> it.claim("scope", "a  b"), "invalid_scope", MALFORMED_SCOPE),
        wrong(it -> it.claim("scope", "a\"b"), "invalid_scope", MALFORMED_SCOPE),
        wrong(it -> it.claim("scope", List.of("a", "b")), "invalid_scope", MALFORMED_SCOPE),
        wrong(it -> it.claim("consumer_org", "974761077"), "invalid_grant", MALFORMED_CONSUMER),
        wrong(
            it -> it.claim("consumer_org", "0192:974761076"), "invalid_grant", MALFORMED_CONSUMER),
        wrong(it -> it.claim("consumer_org", 974761076), "invalid_grant", MALFORMED_CONSUMER),
        wrong(it -> it.claim("resource", 17), "invalid_target", MALFORMED_RESOURCE),
        wrong(it -> it.claim("resource", List.of()), "invalid_target", MALFORMED_RESOURCE),
        wrong(it -> it.claim("resource", List.of("")), "invalid_target", MALFORMED_RESOURCE),
        wrong(
            it -> it.claim("pid", "20914695016"),
            "invalid_grant",
            "The assertion has the claim 'pid', which is not known here. Leave it out: Maskinporten"
                + " refuses claims that its documentation does not name."));
  }

  @ParameterizedTest
  @MethodSource("wrongClaims")
  void anAssertionWithAWrongClaimIsRefusedWithItsReason(
      UnaryOperator<JWTClaimsSet.Builder> change, String error, String sentence) throws Exception {
    JWTClaimsSet changed = claims(change);
    // The table does not know the port.
    if (changed.getAudience().contains("ISSUER")) {
      changed =
          new JWTClaimsSet.Builder(changed)
              .audience(List.of(maskinporten.issuer().toString(), "other"))
              .build();
    }

    assertRefused(
        sign(certified(), changed, KEYS),
        error,
        sentence.replace("ISSUER", maskinporten.issuer().toString()));
  }

  @Test
  void anAssertionMustBeRecent() throws Exception {
    assertThat(grantedAt(10, 130)).containsKey("access_token");
    assertThat(grantedAt(-119, 1)).containsKey("access_token");
    assertRefusedAt(
        11,
        100,
        "The assertion's iat is more than 10 seconds ahead of the clock here. Set the client's"
            + " clock, and write iat in seconds, UTC.");
    assertRefusedAt(
        0,
        121,
        "The assertion's exp is more than 120 seconds after its iat. Write one that is at most 120"
            + " seconds later.");
    assertRefusedAt(
        -120,
        0,
        "The assertion has expired: its exp has passed. Make a new assertion for each token.");
    assertRefused(
        sign(
            certified(),
            claims(it -> it.notBeforeTime(Date.from(clock.instant().plusSeconds(11)))),
            KEYS),
        "invalid_grant",
        "The assertion's nbf has not come yet. Leave nbf out, or write iat there.");
  }

  static Stream<Arguments> wrongCertificates() {
    Description good = new Description(CertificateAuthority.SEID_2);
    return Stream.of(
        Arguments.of(
            AUTHORITY.chain(good.expired(), KEYS),
            "The certificate in x5c has expired. Use one that is valid now."),
        Arguments.of(
            AUTHORITY.chain(good.notYetValid(), KEYS),
            "The certificate in x5c is not valid yet. Use one that is valid now."),
        Arguments.of(
            STRANGER.chain(good, KEYS),
            "The certificate in x5c was not issued by an authority that is trusted here. Use one of"
                + " the demo's certificates."),
        Arguments.of(
            AUTHORITY.chain(new Description("C=NO,CN=Nobody"), KEYS),
            "The certificate in x5c names no organisation number. It must stand in the subject's"
                + " serialNumber (SEID 1) or organizationIdentifier (SEID 2)."),
        Arguments.of(
            AUTHORITY.chain(good.forEncryption(), KEYS),
            "The certificate in x5c is not for signing. Use the one whose key usage is"
                + " digitalSignature."),
        Arguments.of(
            AUTHORITY.chain(good.underAnotherPolicy(), KEYS),
            "The certificate in x5c is not a virksomhetssertifikat: it was not issued under a"
                + " policy for enterprises. Use an enterprise's certificate."),
        Arguments.of(
            AUTHORITY.chain(good, SHORT_KEYS),
            "The certificate in x5c has a key that is too short or not RSA. Use a certificate for"
                + " an RSA key of 2048 bits or more."),
        Arguments.of(
            List.of(Base64.encode("no certificate")),
            "The first element of x5c is not an X.509 certificate. Write each as base64 of its DER"
                + " encoding: what stands between the lines BEGIN and END of a PEM file, without"
                + " line breaks."));
  }

  @ParameterizedTest
  @MethodSource("wrongCertificates")
  void aCertificateThatProvesNothingIsRefusedWithItsReason(List<Base64> chain, String sentence)
      throws Exception {
    assertRefused(
        sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build(),
            claims(it -> it),
            KEYS),
        "invalid_grant",
        sentence);
  }

  @Test
  void aSignatureOfAnotherKeyIsRefused() throws Exception {
    register();
    String sentence =
        "The assertion's signature does not match the key. Sign it with the private key of the"
            + " certificate in x5c, or of the registered key that kid names.";

    assertRefused(sign(certified(), claims(it -> it), OTHER_KEYS), "invalid_grant", sentence);
    assertRefused(
        sign(registered("first"), claims(it -> it), OTHER_KEYS), "invalid_grant", sentence);
  }

  @Test
  void aPayloadThatWasChangedAfterSigningIsRefused() throws Exception {
    SignedJWT signed = SignedJWT.parse(sign(certified(), claims(it -> it), KEYS));
    Base64URL forged =
        Base64URL.encode(claims(it -> it.claim("consumer_org", "974761076")).toString());

    assertRefused(
        new SignedJWT(signed.getHeader().toBase64URL(), forged, signed.getSignature()).serialize(),
        "invalid_grant",
        "The assertion's signature does not match the key. Sign it with the private key of the"
            + " certificate in x5c, or of the registered key that kid names.");
  }

  @Test
  void aHeaderThatNamesNoUsableKeyIsRefused() throws Exception {
    assertRefused(
        sign(new JWSHeader(JWSAlgorithm.RS256), claims(it -> it), KEYS),
        "invalid_grant",
        "The assertion's header has neither x5c nor kid. Put the virksomhetssertifikat with its"
            + " chain into x5c, or the id of a registered key into kid.");
    assertRefused(
        sign(registered("first"), claims(it -> it), KEYS),
        "invalid_client",
        "The client 'my-client' in iss is not registered. Register its keys with POST clients, or"
            + " send a virksomhetssertifikat in x5c.");
    register();
    assertRefused(
        sign(registered("second"), claims(it -> it), KEYS),
        "invalid_client",
        "The client has no key with the kid 'second'. Sign with a key that is registered, or"
            + " register this one with POST clients.");
  }

  @Test
  void aClientsKeyIsOfNoUseToAnotherClient() throws Exception {
    register();

    assertRefused(
        sign(registered("first"), claims(it -> it.issuer("another")), KEYS),
        "invalid_client",
        "The client 'another' in iss is not registered. Register its keys with POST clients, or"
            + " send a virksomhetssertifikat in x5c.");
  }

  @Test
  void anAlgorithmThatMaskinportenDoesNotAcceptIsRefused() throws Exception {
    SignedJWT symmetric = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(it -> it));
    symmetric.sign(new MACSigner(new byte[32]));

    assertRefused(
        symmetric.serialize(),
        "invalid_grant",
        "The assertion is signed with 'HS256'. Sign it with RS256, RS384 or RS512.");
    assertRefused(
        sign(
            new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("first").build(),
            claims(it -> it),
            KEYS),
        "invalid_grant",
        "The assertion is signed with 'PS256'. Sign it with RS256, RS384 or RS512.");
    assertRefused(
        new PlainJWT(claims(it -> it)).serialize(),
        "invalid_grant",
        "The assertion is not signed: its alg is 'none'. Sign it with RS256.");
  }

  @Test
  void aCriticalHeaderIsRefused() throws Exception {
    assertRefused(
        sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .criticalParams(Set.of("mine"))
                .customParam("mine", 1)
                .build(),
            claims(it -> it),
            KEYS),
        "invalid_grant",
        "The assertion has the header crit. Leave it out.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"alg":"RS256","x5c":"MII"} | The header x5c is a string. Write it as an array of strings, also when it holds one certificate.
          {"alg":"RSA-OAEP","enc":"A256GCM"} | The assertion is encrypted. Sign it, and do not encrypt it.
          {"alg":17} | The assertion is not a signed JWT. Send header, payload and signature, each base64url without padding and with a dot between them.
          no JSON | The assertion is not a signed JWT. Send header, payload and signature, each base64url without padding and with a dot between them.
          """)
  void anAssertionThatCannotBeReadIsRefusedWithItsReason(String header, String sentence)
      throws Exception {
    String assertion = Base64URL.encode(header) + ".e30.e30";

    assertRefused(
        header.contains("enc") ? assertion + ".e30.e30" : assertion, "invalid_grant", sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a.b", "a.b.c.d", "..", "e30.e30.e30"})
  void anythingButAJwtIsRefused(String text) throws Exception {
    assertRefused(
        text,
        "invalid_grant",
        "The assertion is not a signed JWT. Send header, payload and signature, each base64url"
            + " without padding and with a dot between them.");
  }

  static Stream<Arguments> wrongRequests() {
    String assertion = "assertion=x";
    return Stream.of(
        Arguments.of(
            "",
            FORM,
            assertion,
            "invalid_request",
            "The parameter grant_type is missing. Send grant_type=" + GRANT_TYPE + "."),
        Arguments.of(
            "",
            FORM,
            "grant_type=client_credentials",
            "unsupported_grant_type",
            "The grant_type 'client_credentials' is not supported. Send grant_type="
                + GRANT_TYPE
                + "."),
        Arguments.of(
            "",
            FORM,
            "grant_type=" + GRANT_TYPE,
            "invalid_request",
            "The parameter assertion is missing. Send a JWT that the client has signed."),
        Arguments.of(
            "",
            FORM,
            "grant_type=a&grant_type=b",
            "invalid_request",
            "The parameter 'grant_type' is given more than once. Give it once."),
        Arguments.of(
            "",
            JSON,
            "{}",
            "invalid_request",
            "The request is not a form. Send the parameters in the body with Content-Type "
                + FORM
                + "."),
        Arguments.of(
            "?" + assertion,
            FORM,
            "grant_type=" + GRANT_TYPE,
            "invalid_request",
            "The request has parameters in its URL, where they would be logged. Send them in the"
                + " body."));
  }

  @ParameterizedTest
  @MethodSource("wrongRequests")
  void aRequestThatIsNotATokenRequestIsRefusedWithItsReason(
      String query, String contentType, String body, String error, String sentence)
      throws Exception {
    assertError(post("token" + query, contentType, body), 400, error, sentence);
  }

  @Test
  void anUnknownEndpointIsAnsweredWithTheListOfEndpoints() throws Exception {
    String sentence =
        "There is no such endpoint. The endpoints are: .well-known/oauth-authorization-server,"
            + " client-credentials, clients, jwk, token.";

    assertError(get("nothing"), 404, "invalid_request", sentence);
    assertError(get(""), 404, "invalid_request", sentence);
    assertError(post("tokens", FORM, ""), 404, "invalid_request", sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "token, POST",
    "clients, POST",
    "jwk, GET",
    ".well-known/oauth-authorization-server, GET"
  })
  void anEndpointTellsTheMethodThatItTakes(String path, String method) throws Exception {
    HttpResponse<String> answer =
        client.send(
            request(path).method("DELETE", BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertError(answer, 405, "invalid_request", "This endpoint takes only " + method + ".");
    assertThat(answer.headers().firstValue("Allow")).hasValue(method);
  }

  @Test
  void theMetadataIsAlsoAtThePathThatRfc8414Gives() throws Exception {
    HttpResponse<String> answer = get(".well-known/oauth-authorization-server/maskinporten");

    assertThat(answer.body()).isEqualTo(get(".well-known/oauth-authorization-server").body());
  }

  @Test
  void theMetadataTellsAClientWhereToGetTokens() throws Exception {
    HttpResponse<String> answer = get(".well-known/oauth-authorization-server");

    String issuer = maskinporten.issuer().toString();
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith(JSON));
    assertThat(JSONObjectUtils.parse(answer.body()))
        .containsEntry("issuer", issuer)
        .containsEntry("token_endpoint", issuer + "token")
        .containsEntry("jwks_uri", issuer + "jwk")
        .containsEntry("grant_types_supported", List.of(GRANT_TYPE))
        .containsEntry("token_endpoint_auth_methods_supported", List.of("private_key_jwt"))
        .containsEntry(
            "token_endpoint_auth_signing_alg_values_supported", List.of("RS256", "RS384", "RS512"));
  }

  @Test
  void thePrivateKeyIsNotPublished() throws Exception {
    assertThat(get("jwk").body()).contains("\"n\":").doesNotContain("\"d\":", "\"p\":");
  }

  @Test
  void aTokenIsNeverCached() throws Exception {
    HttpResponse<String> answer = token(sign(certified(), claims(it -> it), KEYS));

    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void theRegistrationOfAClientTellsWhatWasRegistered() throws Exception {
    HttpResponse<String> answer = register();

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(JSONObjectUtils.parse(answer.body()))
        .containsEntry("client_id", "my-client")
        .containsEntry("client_orgno", "974761076")
        .containsKey("jwks");
  }

  @Test
  void aNewRegistrationTakesThePlaceOfTheOld() throws Exception {
    register();
    RSAKey other =
        new RSAKey.Builder((RSAPublicKey) OTHER_KEYS.getPublic()).keyID("second").build();
    maskinporten.register("my-client", "984661185", new JWKSet(other));

    assertThat(granted(sign(registered("second"), claims(it -> it), OTHER_KEYS)))
        .containsKey("access_token");
    assertRefused(
        sign(registered("first"), claims(it -> it), KEYS),
        "invalid_client",
        "The client has no key with the kid 'first'. Sign with a key that is registered, or"
            + " register this one with POST clients.");
  }

  static Stream<Arguments> wrongRegistrations() throws Exception {
    String key = REGISTERED.toJSONString();
    String privateKey =
        new RSAKey.Builder(REGISTERED).privateKey(KEYS.getPrivate()).build().toJSONString();
    String shortKey =
        new RSAKey.Builder((RSAPublicKey) SHORT_KEYS.getPublic()).keyID("a").build().toJSONString();
    String nameless = new RSAKey.Builder(REGISTERED).keyID(null).build().toJSONString();
    return Stream.of(
        Arguments.of("no JSON", "The body is not a JSON object."),
        Arguments.of("{}", "client_id is missing, or is not a string."),
        Arguments.of("{\"client_id\":17}", "client_id is missing, or is not a string."),
        Arguments.of(
            registration("", "974761076", key),
            "client_id is empty, or longer than 255 characters."),
        Arguments.of("{\"client_id\":\"a\"}", "client_orgno is missing, or is not a string."),
        Arguments.of(
            registration("a", "974761077", key),
            "client_orgno is not an organisation number: nine digits, of which the last is a check"
                + " digit."),
        Arguments.of(
            "{\"client_id\":\"a\",\"client_orgno\":\"974761076\"}",
            "jwks is missing, or is not a JSON Web Key Set."),
        Arguments.of(
            "{\"client_id\":\"a\",\"client_orgno\":\"974761076\",\"jwks\":17}",
            "jwks is missing, or is not a JSON Web Key Set."),
        Arguments.of(registration("a", "974761076", ""), "jwks has no key."),
        Arguments.of(
            registration("a", "974761076", key + "," + key),
            "jwks has two keys with the same kid."),
        Arguments.of(
            registration("a", "974761076", privateKey),
            "jwks has a private key. Send only the public keys, and keep the private ones."),
        Arguments.of(registration("a", "974761076", nameless), "jwks has a key without kid."),
        Arguments.of(
            registration("a", "974761076", shortKey),
            "jwks has a key that is not RSA of 2048 bits or more."));
  }

  @ParameterizedTest
  @MethodSource("wrongRegistrations")
  void aRegistrationThatAClientCouldNotUseIsRefusedWithItsReason(String body, String sentence)
      throws Exception {
    assertError(
        post("clients", JSON, body),
        400,
        "invalid_request",
        sentence
            + " Send {'client_id': ..., 'client_orgno': ..., 'jwks': {'keys': [...]}} with double"
            + " quotes.");
  }

  @Test
  void aClientIdHas255CharactersAtMost() throws Exception {
    String key = REGISTERED.toJSONString();

    assertThat(post("clients", JSON, registration("a".repeat(255), "974761076", key)).statusCode())
        .isEqualTo(201);
    assertThat(post("clients", JSON, registration("a".repeat(256), "974761076", key)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aPageOfAnotherSiteCannotRegisterAClient() throws Exception {
    assertError(
        post("clients", "text/plain", registration("a", "974761076", REGISTERED.toJSONString())),
        400,
        "invalid_request",
        "The request is not JSON. Send it with Content-Type application/json.");
  }

  @Test
  void aTestMakesATokenWithoutAServer() throws Exception {
    String token =
        maskinporten
            .token("974761076", "984661185")
            .scopes("krr:global/hentendring.read", "other")
            .clientId("mine")
            .claim("aud", List.of("there"))
            .lifetime(Duration.ofSeconds(-1))
            .claim("extra", "yes")
            .serialize();

    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(claims.getClaims())
        .containsEntry(
            "consumer", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:974761076"))
        .containsEntry(
            "supplier", Map.of("authority", "iso6523-actorid-upis", "ID", "0192:984661185"))
        .containsEntry("scope", "krr:global/hentendring.read other")
        .containsEntry("client_id", "mine")
        .containsEntry("extra", "yes");
    assertThat(claims.getAudience()).containsExactly("there");
    assertThat(claims.getExpirationTime()).isBefore(tokenClock.instant());
  }

  @Test
  void aTokenForAMalformedNumberFailsAtOnce() {
    assertThatThrownBy(() -> maskinporten.token("974761077"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                maskinporten.register(
                    "a",
                    "974761076",
                    new JWKSet(new OctetSequenceKey.Builder(new byte[32]).build())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("jwks has no key.");
  }

  @Test
  void aTokenHasTheTimeOfItsOwnClockAndAnAssertionThatOfTheClients() throws Exception {
    tokenClock.advance(Duration.ofDays(365));

    JWTClaimsSet claims =
        verified(granted(sign(certified(), claims(it -> it), KEYS))).getJWTClaimsSet();

    assertThat(claims.getIssueTime()).isEqualTo(Date.from(tokenClock.instant()));
    assertThat(claims.getExpirationTime())
        .isEqualTo(Date.from(tokenClock.instant().plusSeconds(600)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost/maskinporten", "ftp://localhost/", "/", "http://a/?b/"})
  void anIssuerThatClientsCouldNotUseIsRefused(String issuer) {
    assertThatThrownBy(() -> new Maskinporten(URI.create(issuer), certificate -> null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the issuer is not an http or https URL that ends with a slash");
  }

  private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
    return change
        .apply(
            new JWTClaimsSet.Builder()
                .issuer("my-client")
                .audience(maskinporten.issuer().toString())
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("scope", SCOPE))
        .build();
  }

  private static JWSHeader certified() {
    return certified(new Description(CertificateAuthority.SEID_2));
  }

  private static JWSHeader certified(Description description) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256)
        .x509CertChain(AUTHORITY.chain(description, KEYS))
        .build();
  }

  private static JWSHeader registered(String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build();
  }

  private static String sign(JWSHeader header, JWTClaimsSet claims, KeyPair keys) throws Exception {
    SignedJWT assertion = new SignedJWT(header, claims);
    assertion.sign(new RSASSASigner(keys.getPrivate()));
    return assertion.serialize();
  }

  private HttpResponse<String> register() throws Exception {
    return post("clients", JSON, registration("my-client", "974761076", REGISTERED.toJSONString()));
  }

  private static String registration(String clientId, String organisationNumber, String keys) {
    return "{\"client_id\":\"%s\",\"client_orgno\":\"%s\",\"jwks\":{\"keys\":[%s]}}"
        .formatted(clientId, organisationNumber, keys);
  }

  private Map<String, Object> grantedAt(int iat, int exp) throws Exception {
    return granted(sign(certified(), at(iat, exp), KEYS));
  }

  private void assertRefusedAt(int iat, int exp, String sentence) throws Exception {
    assertRefused(sign(certified(), at(iat, exp), KEYS), "invalid_grant", sentence);
  }

  private JWTClaimsSet at(int iat, int exp) {
    return claims(
        it ->
            it.issueTime(Date.from(clock.instant().plusSeconds(iat)))
                .expirationTime(Date.from(clock.instant().plusSeconds(exp))));
  }

  private List<String> audience(String assertion) throws Exception {
    return verified(granted(assertion)).getJWTClaimsSet().getAudience();
  }

  /** The access token, verified with the key that is published. */
  private SignedJWT verified(Map<String, Object> answer) throws Exception {
    SignedJWT token = SignedJWT.parse((String) answer.get("access_token"));
    RSAKey key =
        (RSAKey) JWKSet.parse(get("jwk").body()).getKeyByKeyId(token.getHeader().getKeyID());
    assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
    return token;
  }

  private Map<String, Object> granted(String assertion) throws Exception {
    HttpResponse<String> answer = token(assertion);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSONObjectUtils.parse(answer.body());
  }

  private void assertRefused(String assertion, String error, String sentence) throws Exception {
    assertError(token(assertion), 400, error, sentence);
  }

  private static void assertError(
      HttpResponse<String> answer, int status, String error, String sentence) throws Exception {
    assertThat(JSONObjectUtils.parse(answer.body()))
        .isEqualTo(Map.of("error", error, "error_description", sentence));
    assertThat(answer.statusCode()).isEqualTo(status);
  }

  private HttpResponse<String> token(String assertion) throws Exception {
    return post(
        "token",
        FORM,
        "grant_type="
            + URLEncoder.encode(GRANT_TYPE, UTF_8)
            + "&assertion="
            + URLEncoder.encode(assertion, UTF_8));
  }

  private HttpResponse<String> post(String path, String contentType, String body) throws Exception {
    return client.send(
        request(path)
            .header("Content-Type", contentType)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(maskinporten.issuer() + path));
  }

  private static Arguments wrong(
      UnaryOperator<JWTClaimsSet.Builder> change, String error, String sentence) {
    return Arguments.of(change, error, sentence);
  }
}
