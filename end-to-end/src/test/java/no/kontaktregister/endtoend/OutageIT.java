package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;
import static java.time.temporal.ChronoUnit.DAYS;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.description.DescriptionSettings;
import no.kontaktregister.certificateauthority.CertificateIssuer;
import no.kontaktregister.certificateauthority.CertificateIssuer.Issued;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The production archive, with a database that goes down and comes back, and keys that change while
 * it runs.
 */
class OutageIT {

  /** Born on the last day of 2039, so nobody has it. */
  private static final String CITIZEN = "31123950057";

  private static final String SYNTHETIC = "20914695016";

  private static final String CALLER = "984661185";
  private static final String REGISTRY = "991825827";
  private static final String KEYSTORE = "kontaktregister.soap.keystore";
  private static final String TRUST = "kontaktregister.certificates.trust";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path folder;

  private static Server database;
  private static Service service;

  @BeforeAll
  static void start() throws Exception {
    database = database("0");
    String url = "jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/registry";
    Files.copy(Service.keysOf(REGISTRY), folder.resolve("own.p12"));
    replace("print.der", Service.signer(CALLER).certificate().getEncoded());
    CertificateIssuer.writePem(
        folder.resolve("trust.pem"), (X509Certificate) Service.authority().certificate());
    service =
        Service.startProduction(
            Map.of(
                "kontaktregister.audit.key",
                "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "kontaktregister.certificates.trust",
                file("trust.pem"),
                "kontaktregister.database.url",
                url,
                "kontaktregister.database.read-url",
                url,
                "kontaktregister.database.timeout-seconds",
                "1",
                "kontaktregister.log.format",
                "json",
                "kontaktregister.print.sertifikat",
                file("print.der"),
                "kontaktregister.soap.keystore",
                file("own.p12")));
    register(url);
  }

  @AfterAll
  static void stop() {
    service.close();
    database.stop();
  }

  @Test
  void whileTheDatabaseIsDownTheServiceSaysSoAndThenAnswersAgain() throws Exception {
    assertAnswers(service);
    assertNoDemo(service);

    database.stop();
    assertUnavailable(service);

    database = database(Integer.toString(database.getPort()));
    awaitReady(service);
    assertAnswers(service);

    assertThat(service.log())
        .containsPattern("Answered 503: .*database.* \\(SQLSTATE ")
        .containsPattern("Answered env:Receiver: .*database.* \\(SQLSTATE ")
        .contains(" outcome=REGISTRY_UNAVAILABLE ")
        .doesNotContain(CITIZEN)
        .doesNotContain("\tat ");
  }

  @Test
  void newKeysAreUsedWithoutARestart() throws Exception {
    Issued renewed = issued();
    replace("own.p12", store(renewed));
    replace("print.der", renewed.certificate().getEncoded());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(printCertificate()).isEqualTo(base64(renewed)));
    // The answer's signature has been verified.
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(answerOverSoap()).contains(base64(renewed)));

    assertThat(service.get("/health/keys").statusCode()).isEqualTo(200);
    assertThat(metric("kontaktregister_certificate_expiry_timestamp_seconds", KEYSTORE))
        .isEqualTo(renewed.certificate().getNotAfter().toInstant().getEpochSecond());
  }

  @Test
  void issuersThatCannotBeReadReplaceNothing() throws Exception {
    byte[] before = Files.readAllBytes(folder.resolve("trust.pem"));
    replace("trust.pem", "no certificates".getBytes(UTF_8));

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(service.get("/health/keys").statusCode()).isEqualTo(503));
    assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(metric("kontaktregister_key_file_refused", TRUST)).isEqualTo(1);
    assertThat(
            service.logged(
                "The new content of the file in " + TRUST + " is not used",
                "no certificates can be read from"))
        .hasSize(1);
    assertAnswers(service);

    replace("trust.pem", before);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(service.get("/health/keys").statusCode()).isEqualTo(200));
  }

  @Test
  void eachLineOfTheLogIsAJsonObject() throws Exception {
    Endpoint.REST.ask(service, Call.kanVelge(CITIZEN));

    assertThat(service.log().lines())
        .hasSizeGreaterThan(1)
        .allSatisfy(line -> assertThat(new ObjectMapper().readTree(line).isObject()).isTrue());
    JsonNode line =
        new ObjectMapper()
            .readTree(service.logged("kontaktregister.audit", " outcome=RESERVERT ").get(0));
    assertThat(line.path("LoggerName").asText()).isEqualTo("kontaktregister.audit");
    assertThat(line.path("Level").asText()).isEqualTo("INFO");
    assertThat(line.path("LogMessage").asText()).contains(" virksomhet=984661185 ");
    assertThat(line.path("Timestamp").asText()).startsWith(LocalDate.now(UTC).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"grafana/kontaktregister.json", "alerts.yaml"})
  void theDashboardAndTheAlertsAskForMetricsAndLabelsThatThereAre(String file) throws Exception {
    assertAnswers(service);
    List<String> queries =
        new YAMLMapper()
            .readTree(Path.of("../examples/compose/production", file).toFile())
            .findValuesAsText("expr");
    // Prometheus makes the metric up, and two labels.
    String metrics = service.get("/metrics").body() + "up{job=,instance=";

    assertThat(queries).hasSizeGreaterThanOrEqualTo(10);
    for (String query : queries) {
      assertThat(found("\\b(?:kontaktregister_\\w+|up)\\b", query))
          .as(query)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(metrics).containsPattern("(?m)" + name + "[{ ]"));
      Stream.concat(
              found("(?<=by \\()[^)]*", query).stream().flatMap(all -> Stream.of(all.split(", "))),
              found("(?<=[{,])\\w+(?==)", query).stream())
          .forEach(label -> assertThat(metrics).as(query).containsPattern("[{,]" + label + "="));
    }
  }

  private static List<String> found(String pattern, String query) {
    return Pattern.compile(pattern).matcher(query).results().map(MatchResult::group).toList();
  }

  private static String answerOverSoap() throws Exception {
    String answer = Endpoint.SOAP.ask(service, Call.kanVelge(CITIZEN)).body();
    return service.soap(CALLER).open(answer).replaceAll("&#13;|\\s", "");
  }

  private static String printCertificate() throws Exception {
    return new ObjectMapper()
        .readTree(service.get("/rest/v1/printSertifikat").body())
        .path("x509Sertifikat")
        .asText();
  }

  private static double metric(String name, String key) throws Exception {
    return service
        .get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + "{key=\"" + key + "\"} "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  /** As files are replaced that others read: never half written. */
  private static void replace(String name, byte[] content) throws Exception {
    Path written = Files.write(folder.resolve("written"), content);
    Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Issued issued() throws Exception {
    Instant now = Instant.now();
    return Service.authority()
        .issuer()
        .issue(
            DemoAuthority.subject(REGISTRY),
            DemoAuthority.content(now.minus(1, DAYS), now.plus(40, DAYS)));
  }

  private static byte[] store(Issued own) throws Exception {
    char[] password = DemoAuthority.PASSWORD.toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", own.key(), password, new Certificate[] {own.certificate()});
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    store.store(content, password);
    return content.toByteArray();
  }

  private static String base64(Issued own) throws Exception {
    return Base64.getEncoder().encodeToString(own.certificate().getEncoded());
  }

  private static void assertAnswers(Service service) throws Exception {
    assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    for (Endpoint endpoint : Endpoint.values()) {
      assertThat(endpoint.answer(service, Call.kanVelge(CITIZEN))).isEqualTo("NEI RESERVERT");
      // Outside the demo synthetic numbers are refused by default.
      assertThat(endpoint.answer(service, Call.kanVelge(SYNTHETIC)))
          .isEqualTo("NEI UGYLDIG_PERSONNUMMER");
    }
  }

  private static void assertNoDemo(Service service) throws Exception {
    for (String path :
        List.of(
            "/",
            "/demo/v1/calls",
            "/demo/v1/citizens",
            "/demo/v1/clock",
            "/demo/v1/reset",
            "/swagger-ui/index.html",
            "/swagger-ui/swagger-ui-bundle.js")) {
      HttpResponse<String> answer = service.get(path);
      assertTellsNothing(answer);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
    assertThat(service.get("/openapi").body())
        .endsWith(DescriptionSettings.BEARER_TOKENS)
        .doesNotContain("client-credentials", "/idporten/");
  }

  private static void assertUnavailable(Service service) throws Exception {
    HttpResponse<String> health = service.get("/health/ready");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("\"status\":\"DOWN\"");

    HttpResponse<String> problem = Endpoint.REST.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(problem);
    assertThat(problem.statusCode()).isEqualTo(503);
    assertThat(problem.headers().firstValue("Retry-After")).contains("5");
    assertThat(problem.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(problem.body()).contains("urn:kontaktregister:problem:registry-unavailable");

    HttpResponse<String> fault = Endpoint.SOAP.ask(service, Call.kanVelge(CITIZEN));
    assertTellsNothing(fault);
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(fault.body())
        .contains("<env:Value>env:Receiver</env:Value>")
        .contains("The registry does not answer at the moment.");
  }

  private static void awaitReady(Service service) throws Exception {
    await()
        .untilAsserted(() -> assertThat(service.get("/health/ready").statusCode()).isEqualTo(200));
  }

  private static String file(String name) {
    return folder.resolve(name).toString();
  }

  private static Server database(String port) throws Exception {
    return Server.createTcpServer("-tcpPort", port, "-baseDir", folder.toString(), "-ifNotExists")
        .start();
  }

  private static void register(String url) throws Exception {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into postkasseleverandoer (organisasjonsnummer, navn)"
              + " values ('984661185', 'Digipost')");
      statement.execute(
          "insert into tilgang (signer, virksomhet, tjeneste)"
              + " values ('984661185', '984661185', 'POSTKASSELEVERANDOER')");
      statement.execute(
          "insert into person (personidentifikator, status, reservasjon) values ('"
              + CITIZEN
              + "', 'AKTIV', 'JA')");
    }
  }
}
