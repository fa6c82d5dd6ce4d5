package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.endtoend.service.Enterprise.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertChainUtils;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import no.kontaktregister.endtoend.service.DemoKeys;
import no.kontaktregister.endtoend.service.Enterprise;
import no.kontaktregister.endtoend.service.OnTheRunningDemo;
import no.kontaktregister.endtoend.service.RelyingParty;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients of the real service, at the demo with its own Maskinporten and ID-porten. Paths, headers
 * and bodies are those that each client sends. What a client reads is read strictly: a member or a
 * value that it does not know is a failure.
 *
 * <p>Source: docs/contract.md#rest
 */
@OnTheRunningDemo
class RestClientsIT {

  private static final String PUBLIC_BODY = "974761076";
  private static final String SUPPLIER = "987654325";
  private static final String REGISTRY = "991825827";

  private static final String WITH_MAILBOX = "03888221041";
  private static final String RESERVED = "12837512040";
  private static final String EXPIRED = "30865522262";
  private static final String DELETED = "17856040070";
  private static final String NOT_REGISTERED = "09819915110";

  private static final String KONTAKTINFORMASJON = "krr:global/kontaktinformasjon.read";
  private static final String DIGITALPOST = "krr:global/digitalpost.read";

  private static final ObjectMapper JSON = new ObjectMapper();

  enum JaNei {
    JA,
    NEI
  }

  enum Status {
    AKTIV,
    SLETTET,
    IKKE_REGISTRERT
  }

  enum Varslingsstatus {
    KAN_VARSLES,
    KAN_IKKE_VARSLES
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Kontaktinformasjon(
      String epostadresse,
      String epostadresseOppdatert,
      String epostadresseSistVerifisert,
      JaNei epostadresseDuplisert,
      String mobiltelefonnummer,
      String mobiltelefonnummerOppdatert,
      String mobiltelefonnummerSistVerifisert,
      JaNei mobiltelefonnummerDuplisert) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record DigitalPost(String postkasseadresse, String postkasseleverandoeradresse) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Person(
      String personidentifikator,
      JaNei reservasjon,
      String reservasjonstidspunkt,
      String reservasjonOppdatert,
      Status status,
      Varslingsstatus varslingsstatus,
      Kontaktinformasjon kontaktinformasjon,
      DigitalPost digitalPost,
      String sertifikat,
      String spraak,
      String spraakOppdatert) {}

  record Personer(List<Person> personer) {}

  record Endringer(
      List<Person> list, long fraEndringsId, long tilEndringsId, long sisteEndringsId) {}

  record PrintSertifikat(String postkasseleverandoerAdresse, String x509Sertifikat) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Token(String accessToken, String tokenType, long expiresIn, String scope) {}

  @Test
  void eFormidlingVerifiesTheSignedAnswerAndFindsMailboxAndCertificate(Service demo)
      throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/rest/v1/personer"))
                .header("Accept", "application/jose")
                .header("Content-Type", "application/json")
                .header(
                    "Authorization",
                    bearer(demo, PUBLIC_BODY, KONTAKTINFORMASJON + " " + DIGITALPOST))
                .POST(personer(WITH_MAILBOX)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/jose");
    Person person =
        JSON.readValue(verifiedPayload(answer.body()), Personer.class).personer().get(0);
    assertThat(person.personidentifikator()).isEqualTo(WITH_MAILBOX);
    assertThat(person.reservasjon()).isEqualTo(JaNei.NEI);
    assertThat(person.status()).isEqualTo(Status.AKTIV);
    assertThat(person.varslingsstatus()).isEqualTo(Varslingsstatus.KAN_VARSLES);
    assertThat(person.kontaktinformasjon().epostadresse()).isEqualTo("kari.nordmann@example.com");
    assertThat(person.digitalPost()).isEqualTo(new DigitalPost("kari.nordmann#4XKQ", "984661185"));
    assertThat(certificate(person.sertifikat()).getSubjectX500Principal().getName())
        .contains("984661185");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void eFormidlingGetsThePrintersCertificateWithoutAToken(String version, Service demo)
      throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/rest/" + version + "/printSertifikat"))
                .header("Accept", "application/jose"));

    assertThat(answer.statusCode()).isEqualTo(200);
    PrintSertifikat print = JSON.readValue(verifiedPayload(answer.body()), PrintSertifikat.class);
    assertThat(print.postkasseleverandoerAdresse()).isEqualTo("984661185");
    assertThat(certificate(print.x509Sertifikat()).getSubjectX500Principal().getName())
        .contains("984661185");
  }

  /** The payload, after its signature and the signer's chain have been checked. */
  private static String verifiedPayload(String compact) throws Exception {
    JWSObject jws = JWSObject.parse(compact);
    List<X509Certificate> chain = X509CertChainUtils.parse(jws.getHeader().getX509CertChain());
    CertificateFactory certificates = CertificateFactory.getInstance("X.509");
    try (InputStream ca = Files.newInputStream(DemoKeys.folder().resolve("ca.pem"))) {
      PKIXParameters trust =
          new PKIXParameters(
              Set.of(
                  new TrustAnchor((X509Certificate) certificates.generateCertificate(ca), null)));
      trust.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(certificates.generateCertPath(chain.subList(0, 1)), trust);
    }
    X509Certificate signer = chain.get(0);
    assertThat(signer.getSubjectX500Principal().getName()).contains(REGISTRY);
    assertThat(jws.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jws.verify(new RSASSAVerifier((RSAPublicKey) signer.getPublicKey()))).isTrue();
    return jws.getPayload().toString();
  }

  @Test
  void altinnReadsAllChangesAndThenOnlyWhatIsNew(Service demo) throws Exception {
    String bearer = bearer(demo, PUBLIC_BODY, "krr:global/hentendring.read " + KONTAKTINFORMASJON);

    List<Person> all = new ArrayList<>();
    long last = 0;
    Endringer answer;
    do {
      answer = endringer(demo, bearer, last);
      assertThat(answer.fraEndringsId()).isEqualTo(last);
      assertThat(answer.list()).hasSize((int) (answer.tilEndringsId() - last));
      all.addAll(answer.list());
      last = answer.tilEndringsId();
    } while (last != answer.sisteEndringsId());
    assertThat(all).extracting(Person::personidentifikator).contains(WITH_MAILBOX, DELETED);
    for (Person person : all) {
      assertThat(person.status()).isIn(Status.AKTIV, Status.SLETTET);
      if (person.kontaktinformasjon() != null
          && person.kontaktinformasjon().epostadresse() != null) {
        OffsetDateTime.parse(person.kontaktinformasjon().epostadresseOppdatert());
      }
    }

    String citizen =
        "Bearer " + new RelyingParty(demo).accessToken(WITH_MAILBOX, "krr:user/spraak.write");
    assertThat(change(demo, citizen, "{\"spraak\":\"se\"}").statusCode()).isEqualTo(200);
    Endringer next = endringer(demo, bearer, last);
    assertThat(next.list()).extracting(Person::personidentifikator).containsExactly(WITH_MAILBOX);
    assertThat(next.list().get(0).spraak()).isEqualTo("se");
    assertThat(List.of(next.fraEndringsId(), next.tilEndringsId(), next.sisteEndringsId()))
        .containsExactly(last, last + 1, last + 1);

    Endringer nothing = endringer(demo, bearer, next.tilEndringsId());
    assertThat(nothing).isEqualTo(new Endringer(List.of(), last + 1, last + 1, last + 1));
  }

  private static Endringer endringer(Service demo, String bearer, long fraEndringsId)
      throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/rest/v2/krr/hentEndringer"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", bearer)
                .POST(BodyPublishers.ofString("{\"fraEndringsId\": " + fraEndringsId + "}")));
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readValue(answer.body(), Endringer.class);
  }

  /** NAV registers a key, and reads contact information without asking whether it is there. */
  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void navFindsTheContactInformationOfEveryoneWhoIsActive(String version, Service demo)
      throws Exception {
    RSAKey key = TokenIssuer.newKey("nav-" + version);
    HttpResponse<String> registered =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/maskinporten/clients"))
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"client_id\":\"a-client\",\"client_orgno\":\"974761076\",\"jwks\":"
                            + new JWKSet(key)
                            + "}")));
    assertThat(registered.statusCode()).isEqualTo(201);
    Token token =
        token(
            demo,
            Enterprise.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims(issuer(demo), KONTAKTINFORMASJON).build(),
                key.toPrivateKey()));

    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/rest/" + version + "/personer"))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.accessToken())
                .POST(personer(RESERVED, EXPIRED, DELETED, NOT_REGISTERED)));

    assertThat(answer.statusCode()).isEqualTo(200);
    List<Person> personer = JSON.readValue(answer.body(), Personer.class).personer();
    assertThat(personer)
        .extracting(Person::personidentifikator)
        .containsExactly(RESERVED, EXPIRED, DELETED, NOT_REGISTERED);
    assertThat(personer)
        .extracting(Person::status)
        .containsExactly(Status.AKTIV, Status.AKTIV, Status.SLETTET, Status.IKKE_REGISTRERT);
    assertThat(personer)
        .extracting(Person::varslingsstatus)
        .containsOnly(Varslingsstatus.KAN_IKKE_VARSLES);
    assertThat(personer.subList(0, 2))
        .extracting(person -> person.kontaktinformasjon().epostadresse())
        .containsExactly("reservert@example.com", "eldre@example.com");
    assertThat(personer.get(0).reservasjon()).isEqualTo(JaNei.JA);
    OffsetDateTime.parse(personer.get(0).reservasjonstidspunkt());
  }

  /** A municipality's supplier, whose library compresses, and who leaves unknown persons out. */
  @Test
  void aPythonClientGetsATokenForItsCustomerAndLeavesOutPersonsWhoAreNotRegistered(Service demo)
      throws Exception {
    String assertion =
        new Enterprise(SUPPLIER)
            .assertion(
                claims(issuer(demo), "krr:global/kontaktinfo.read")
                    .claim("consumer_org", PUBLIC_BODY)
                    .claim("resource", "https://test.kontaktregisteret.no/rest/v2/personer")
                    .build());
    Token token = token(demo, assertion);
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(demo.uri("/rest/v2/personer"))
                    .header("User-Agent", "python-requests/2.32.3")
                    .header("Accept-Encoding", "gzip, deflate")
                    .header("Accept", "*/*")
                    .header("Http-metode", "POST")
                    .header("Authorization", "Bearer " + token.accessToken())
                    .header("Content-Type", "application/json")
                    .POST(
                        BodyPublishers.ofString(
                            "{\"personidentifikatorer\": [\"20914695016\", \"09819915110\"],"
                                + " \"inkluderIkkeRegistrerte\": false}"))
                    .build(),
                BodyHandlers.ofByteArray());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    List<Person> personer;
    try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      personer = JSON.readValue(body, Personer.class).personer();
    }
    assertThat(personer)
        .extracting(person -> person.kontaktinformasjon().epostadresse())
        .containsExactly("ola.nordmann@example.com");
    assertThat(personer.get(0).digitalPost()).isNull();
  }

  @Test
  void aNodeClientFindsTheTokenEndpointInTheMetadata(Service demo) throws Exception {
    JsonNode metadata =
        JSON.readTree(
            fetch(
                    HttpRequest.newBuilder(
                        URI.create(issuer(demo) + ".well-known/oauth-authorization-server")),
                    demo)
                .body());
    assertThat(metadata.path("grant_types_supported").get(0).asText())
        .isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
    String assertion =
        new Enterprise(PUBLIC_BODY)
            .assertion(claims(metadata.path("issuer").asText(), KONTAKTINFORMASJON).build());
    Token token =
        JSON.readValue(
            fetch(
                    HttpRequest.newBuilder(URI.create(metadata.path("token_endpoint").asText()))
                        .header("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8")
                        .POST(BodyPublishers.ofString(Enterprise.form(assertion))),
                    demo)
                .body(),
            Token.class);
    assertThat(
            SignedJWT.parse(token.accessToken())
                .verify(
                    new RSASSAVerifier(
                        JWKSet.load(URI.create(metadata.path("jwks_uri").asText()).toURL())
                            .getKeys()
                            .get(0)
                            .toRSAKey())))
        .isTrue();

    HttpResponse<String> answer =
        fetch(
            HttpRequest.newBuilder(demo.uri("/rest/v2/personer"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token.accessToken())
                .POST(personer("23879422019")),
            demo);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readValue(answer.body(), Personer.class).personer())
        .extracting(person -> person.kontaktinformasjon().mobiltelefonnummer())
        .containsExactly("+4791234567");
  }

  /** Adds what Node's fetch adds to every request. */
  private static HttpResponse<String> fetch(HttpRequest.Builder request, Service demo)
      throws Exception {
    return demo.send(
        request
            .header("Accept", "*/*")
            .header("Accept-Language", "*")
            .header("Sec-Fetch-Mode", "cors")
            .header("User-Agent", "node"));
  }

  @Test
  void aCitizenLogsInAtIdportenAndChoosesALanguage(Service demo) throws Exception {
    RelyingParty client = new RelyingParty(demo);
    RelyingParty.Login login =
        client.begin("openid profile krr:user/kontaktinformasjon.read krr:user/spraak.write");

    JsonNode tokens = client.tokens(login, logIn(client.loginPage(login), "01918844402"));
    SignedJWT idToken = SignedJWT.parse(tokens.path("id_token").asText());
    assertThat(
            idToken.verify(
                new RSASSAVerifier(
                    JWKSet.load(URI.create(client.metadata().path("jwks_uri").asText()).toURL())
                        .getKeys()
                        .get(0)
                        .toRSAKey())))
        .isTrue();
    assertThat(idToken.getJWTClaimsSet().getClaim("nonce")).isEqualTo(login.nonce());
    assertThat(idToken.getJWTClaimsSet().getClaim("pid")).isEqualTo("01918844402");

    String bearer = "Bearer " + tokens.path("access_token").asText();
    for (String version : List.of("v1", "v2")) {
      Person person = person(get(demo, bearer, version));
      assertThat(person.personidentifikator()).isEqualTo("01918844402");
      assertThat(person.kontaktinformasjon().epostadresse()).isEqualTo("per.hansen@example.com");
      assertThat(person.digitalPost()).isNull();
    }
    Person changed = person(change(demo, bearer, "{\"spraak\": \"en\"}"));
    assertThat(changed.spraak()).isEqualTo("en");
    OffsetDateTime.parse(changed.spraakOppdatert());
    assertThat(person(get(demo, bearer, "v2"))).isEqualTo(changed);
  }

  /** Picks the citizen on the login page; gives where the browser is sent then. */
  private static URI logIn(URI loginPage, String citizen) throws Exception {
    try (WebClient browser = new WebClient()) {
      browser.getOptions().setRedirectEnabled(false);
      browser.getOptions().setThrowExceptionOnFailingStatusCode(false);
      HtmlPage page = browser.getPage(loginPage.toURL());
      page.<HtmlRadioButtonInput>querySelector("input[value='" + citizen + "']").click();
      Page redirect = page.<HtmlButton>querySelector("button").click();
      return URI.create(redirect.getWebResponse().getResponseHeaderValue("Location"));
    }
  }

  private static HttpResponse<String> get(Service demo, String bearer, String version)
      throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri("/rest/" + version + "/person"))
            .header("Authorization", bearer));
  }

  private static HttpResponse<String> change(Service demo, String bearer, String body)
      throws Exception {
    return demo.send(
        HttpRequest.newBuilder(demo.uri("/rest/v1/person"))
            .header("Authorization", bearer)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  private static Person person(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(200);
    return JSON.readValue(answer.body(), Person.class);
  }

  private static String issuer(Service demo) {
    return demo.uri("/maskinporten/").toString();
  }

  private static String bearer(Service demo, String enterprise, String scopes) throws Exception {
    return "Bearer "
        + token(demo, new Enterprise(enterprise).assertion(claims(issuer(demo), scopes).build()))
            .accessToken();
  }

  private static Token token(Service demo, String assertion) throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(demo.uri("/maskinporten/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Enterprise.form(assertion))));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Token token = JSON.readValue(answer.body(), Token.class);
    assertThat(token.tokenType()).isEqualTo("Bearer");
    assertThat(token.expiresIn()).isPositive();
    return token;
  }

  private static HttpRequest.BodyPublisher personer(String... numbers) throws Exception {
    return BodyPublishers.ofString(
        "{\"personidentifikatorer\":" + JSON.writeValueAsString(numbers) + "}", UTF_8);
  }

  private static X509Certificate certificate(String base64) throws Exception {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
  }
}
