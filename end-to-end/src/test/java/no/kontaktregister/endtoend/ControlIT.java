package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.endtoend.service.Described.undescribed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.X509CertUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.client.RefusedException;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.ControlledDemo;
import no.kontaktregister.endtoend.service.RelyingParty;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A test pipeline controls the demo over HTTP, and the endpoints answer accordingly. */
class ControlIT {

  private static final String PROVIDER = "984661185";
  private static final String OTHER_PROVIDER = "922020175";
  private static final String PUBLIC_BODY = "974761076";
  private static final String STRANGER = "889640782";
  private static final String OF_THE_SEED = "971032146";
  private static final String KAN_VELGE = "krr:postkasse/kanvelge.read";
  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String CHANGES = "krr:global/hentendring.read";
  private static final String DEMO_CITIZEN = "20914695016";

  private static final String SEED =
      """
      {"citizens": [
        {"personidentifikator": "20914695016"},
        {"personidentifikator": "12837512040", "reservasjon": "JA"},
        {"personidentifikator": "25929030063",
         "postkasse": {"leverandoer": "922020175", "adresse": "nils.lie-922020175"}},
        {"personidentifikator": "17856040070", "status": "SLETTET"}
      ],
      "providers": [{"virksomhetsidentifikator": "971032146", "navn": "Postkasse i en fil"}],
      "grants": [{"signer": "971032146", "tjeneste": "POSTKASSELEVERANDOER"}]}
      """;

  private static final String CSV = "text/csv";

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static ControlledDemo demo;

  @BeforeAll
  static void startInOneLine() throws Exception {
    Path seed = Files.writeString(folder.resolve("citizens.json"), SEED);
    demo = ControlledDemo.start(folder, "--seed", seed.toString());
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @BeforeEach
  void reset() throws Exception {
    demo.json("POST", "reset", null);
  }

  @Test
  void theReadyFileNamesAServiceThatIsReady() throws Exception {
    assertThat(demo.url().getPort()).isPositive();
    assertThat(
            demo.send(HttpRequest.newBuilder(URI.create(demo.url() + "/health/ready")))
                .statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "--prot 0, There is no option --prot.",
    "--port, The option --port needs a value.",
    "--port 0 --port 1, The option --port is given twice.",
    "--ready-file nowhere/ready, The folder of --ready-file does not exist",
    "--port 70000, The value of --port must be a whole number from 0 to 65535.",
    "--keys pom.xml, The folder of --keys cannot be made.",
    "--seed nowhere, The file of --seed does not exist",
  })
  void aWrongOptionEndsTheStartWithTheUsage(String options, String why) throws Exception {
    PayaraMicro.Refusal refusal = ControlledDemo.refuse(folder, options.split(" "));

    assertThat(refusal.exitCode()).isEqualTo(2);
    assertThat(refusal.log()).startsWith(why).contains("Usage: java -jar kontaktregister-demo.jar");
  }

  @Test
  void aFreshCitizenIsInTheStateThatWasAskedForAtBothEndpoints() throws Exception {
    String reserved = number(citizen("{\"reservasjon\":\"JA\"}"));
    String free = number(citizen("{}"));

    assertThat(kanVelge(reserved)).isEqualTo("NEI RESERVERT");
    assertThat(kanVelge(free)).isEqualTo("JA ");
    assertThat(kanVelgeOverSoap(reserved)).contains("RESERVERT");
    assertThat(kanVelgeOverSoap(free)).contains(">JA<");
  }

  @Test
  void aStateIsReturnedAsItWasGiven() throws Exception {
    JsonNode citizen =
        citizen(
            """
            {"epostadresse":"eldre@example.com","mobiltelefonnummer":"+4791234567",
             "kontaktinformasjon_alder":"P19M","spraak":"nn",
             "postkasse":{"leverandoer":"984661185","adresse":"kari.test#1"}}""");

    assertThat(demo.json("GET", "citizens/" + id(citizen), null)).isEqualTo(citizen);
    assertThat(citizen.path("varslingsstatus").asText()).isEqualTo("KAN_IKKE_VARSLES");
    assertThat(citizen.path("spraak").asText()).isEqualTo("nn");
    assertThat(citizen.path("postkasse").path("adresse").asText()).isEqualTo("kari.test#1");
    assertThat(Instant.parse(citizen.path("epostadresse_oppdatert").asText()))
        .isBefore(Instant.now().minus(Duration.ofDays(18 * 30)));

    JsonNode replaced =
        demo.json("PUT", "citizens/" + id(citizen), "{\"epostadresse\":\"ny@example.com\"}");

    assertThat(replaced.path("varslingsstatus").asText()).isEqualTo("KAN_VARSLES");
    assertThat(replaced.has("postkasse")).isFalse();
    assertThat(replaced.path("endringsnummer").asLong())
        .isEqualTo(citizen.path("endringsnummer").asLong() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | reserve | ",
        "POST | contact | {\"epostadresse\":\"ny@example.com\",\"mobiltelefonnummer\":\"41234567\"}",
        "POST | contact | {\"bekreft\":true}",
        "POST | contact | {\"epostadresse\":null}",
        "POST | language | {\"spraak\":\"en\"}",
        "POST | mailbox | {\"leverandoer\":\"984661185\",\"adresse\":\"kari.test#1\"}",
        "POST | delete | ",
        "DELETE | | ",
      })
  void anActTakesOneNumberAndAppearsInTheChangeFeed(String method, String act, String body)
      throws Exception {
    JsonNode citizen = citizen("{\"epostadresse\":\"kari@example.com\"}");
    long before = citizen.path("endringsnummer").asLong();

    JsonNode after =
        demo.json(method, "citizens/" + id(citizen) + (act == null ? "" : "/" + act), body);

    assertThat(after.path("endringsnummer").asLong()).isEqualTo(before + 1);
    assertThat(changesAfter(before)).containsExactly(number(citizen));
  }

  @Test
  void aReservationIsLiftedAndAMailboxUpdatedAndDeletedAgain() throws Exception {
    JsonNode citizen =
        citizen(
            "{\"reservasjon\":\"JA\",\"postkasse\":{\"leverandoer\":\"984661185\",\"adresse\":\"kari.test#1\"}}");
    String path = "citizens/" + id(citizen);

    assertThat(demo.json("POST", path + "/lift-reservation", null).path("reservasjon").asText())
        .isEqualTo("NEI");
    assertThat(
            demo.json(
                    "PUT",
                    path + "/mailbox",
                    "{\"leverandoer\":\"984661185\",\"adresse\":\"kari.test#2\"}")
                .path("postkasse")
                .path("adresse")
                .asText())
        .isEqualTo("kari.test#2");
    assertThat(demo.json("DELETE", path + "/mailbox", null).has("postkasse")).isFalse();
    assertThat(kanVelge(number(citizen))).isEqualTo("JA ");
  }

  @Test
  void aChangeThatTheRegistryRefusesIsAConflict() throws Exception {
    JsonNode citizen =
        citizen("{\"postkasse\":{\"leverandoer\":\"922020175\",\"adresse\":\"kari.test#1\"}}");

    HttpResponse<String> answer =
        demo.control(
            "POST",
            "citizens/" + id(citizen) + "/mailbox",
            "{\"leverandoer\":\"984661185\",\"adresse\":\"kari.test#2\"}");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("ALLEREDE_AKTIV");
  }

  @Test
  void aCitizenIsFoundByANumberInTheBody() throws Exception {
    JsonNode citizen = demo.json("POST", "citizens/find", found(DEMO_CITIZEN));

    assertThat(number(citizen)).isEqualTo(DEMO_CITIZEN);
    assertThat(id(citizen)).matches("[0-9a-f]{24}");
    assertThat(demo.control("POST", "citizens/find", found("09819915110")).statusCode())
        .isEqualTo(404);
    assertThat(demo.control("GET", "citizens/" + DEMO_CITIZEN, null).statusCode()).isEqualTo(404);
  }

  @Test
  void citizensAreListedByTheirStateInPages() throws Exception {
    for (int i = 0; i < 3; i++) {
      citizen("{\"reservasjon\":\"JA\",\"status\":\"AKTIV\"}");
    }

    JsonNode page = demo.json("GET", "citizens?reservasjon=JA&postkasse=none&size=3&page=1", null);

    assertThat(page.path("total").asInt()).isEqualTo(4);
    assertThat(page.path("citizens")).hasSize(1);
    assertThat(demo.json("GET", "citizens?postkasse=" + OTHER_PROVIDER, null).path("total").asInt())
        .isEqualTo(1);
    assertThat(demo.json("GET", "citizens?status=SLETTET", null).path("total").asInt())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "POST | citizens | {`personidentifikator`:`20914695017`} | must be a synthetic number",
        // Well-formed and not synthetic: of somebody who would have been born in 1855.
        "POST | citizens | {`personidentifikator`:`01015550089`} | must be a synthetic number",
        "POST | citizens | {`reservert`:true} | The field reservert is not known here.",
        "POST | citizens | {`20914695016`:true} | A field of the body is not known here.",
        "POST | citizens | {`reservasjon`:`JO`} | must be one of JA, NEI.",
        "POST | citizens | {`status`:`SLETTET`,`spraak`:`nb`} | has no other fields",
        "POST | citizens | {`kontaktinformasjon_alder`:`P19M`} | there is none",
        "POST | citizens | {`epostadresse`:`a@example.com`,`kontaktinformasjon_alder`:`P-1D`} | that is not negative",
        "POST | citizens | {`epostadresse`:`nobody`} | must be a well-formed e-mail address",
        "POST | citizens | {`postkasse`:true} | must be an object with the fields leverandoer, adresse",
        "POST | citizens | {`postkasse`:{`leverandoer`:`974761076`,`adresse`:`kari.test#1`}} | approved mailbox provider",
        "POST | citizens | {`postkasse`:{`leverandoer`:`123456789`,`adresse`:`kari.test#1`}} | nine digits",
        "POST | citizens | {`spraak`:`nb` | is not one JSON object",
        "GET | citizens?pid=20914695016 | | A parameter of the URL is not known here.",
        "GET | citizens?size=0 | | The field size must be a whole number from 1 to 1000.",
        "POST | citizens | {`postkasse`:[{},{}]} | a citizen has at most one active mailbox",
        "POST | citizens | {`postkasse`:{`leverandoer`:`984661185`,`adresse`:`kari.test#1`},`postkasse`:{}} | repeats a field",
        "POST | citizens/0/token | {} | The field scopes is missing.",
        "POST | citizens/0/token | {`scopes`:[]} | must be a list of texts",
        "POST | citizens/0/token | {`scopes`:[1]} | must be a list of texts",
        "POST | citizens/0/token | {`scopes`:[`a b`]} | must be a list of scopes",
        "POST | citizens/import | {} | The field citizens is missing.",
        "POST | citizens/import | {`citizens`:[{`personidentifikator`:`20914695017`}]} | Line 1, column 14: The field personidentifikator must be a synthetic number",
        "POST | citizens/import | {`citizens`:[{`personidentifikator`:`01015550089`}]} | Line 1, column 14: The field personidentifikator must be a synthetic number",
        "POST | citizens/import | {`citizens`:[],`grants`:[]} | The field grants is not known here.",
        "POST | reset | {`grants`:[{`signer`:`123456789`,`tjeneste`:`ENDRINGSTJENESTEN`}]} | Line 1, column 12: The field signer must be an organisation number",
        "GET | calls?operation=HENT_ALLE | | must be one of KAN_VELGE",
        "GET | calls?since=yesterday | | must be a time with an offset",
        "GET | calls?size=0 | | The field size must be a whole number from 1 to 1000",
        "GET | calls?pid=20914695016 | | A parameter of the URL is not known here.",
        "DELETE | grants/974761076/974761076/ALT | | must be one of OPPSLAGSTJENESTEN",
        "DELETE | grants/123456789/974761076/ENDRINGSTJENESTEN | | nine digits",
        "DELETE | providers/123456789 | | nine digits",
        "PUT | grants | {`signer`:`123456789`,`tjeneste`:`ENDRINGSTJENESTEN`} | nine digits",
        "PUT | providers | {`virksomhetsidentifikator`:`123456789`,`navn`:`Ny`} | nine digits",
        "PUT | clock | {} | The body must have set or advance",
        "PUT | clock | {`release`:true,`soap_timestamps`:true} | or release alone",
        "PUT | clock | {`advance`:`19 months`} | must be an amount of time",
        "PUT | clock | {`set`:`2001-01-01T00:00:00Z`} | The clock cannot go back",
        "POST | faults | {`operation`:`HENT_ALLE`,`fault`:`unavailable`} | must be one of KAN_VELGE",
        "POST | faults | {`operation`:`HENT_PERSON`,`fault`:`latency`} | needs it",
        "POST | faults | {`operation`:`HENT_PERSON`,`fault`:`unavailable`,`calls`:1,`seconds`:1} | Remove one",
        "POST | faults | {`operation`:`SLETT_PERSON`,`fault`:`wrong-signature`} | has no answer that is signed",
        "POST | faults | {`operation`:`HENT_PERSON`,`fault`:`broken-connection`,`milliseconds`:9} | no other fault may have it",
        "POST | faults | {`operation`:`HENT_PERSON`,`fault`:`lost`} | must be one of unavailable, latency, broken-connection, wrong-signature",
        "POST | keys | {`virksomhetsidentifikator`:`123456789`} | nine digits",
        "POST | keys | {`virksomhetsidentifikator`:`889640782`,`state`:`LOST`} | must be one of VALID",
        "PUT | grants | {`signer`:`889640782`,`tjeneste`:`ALT`} | must be one of OPPSLAGSTJENESTEN",
        "PUT | providers | {`virksomhetsidentifikator`:`889640782`,`navn`:`Ny`,`sertifikat`:`AAAA`} | X.509 certificate",
      })
  void badInputIsRefusedWithOneSentenceThatRepeatsNoNumber(
      String method, String path, String body, String words) throws Exception {
    HttpResponse<String> answer =
        demo.control(method, path, body == null ? null : body.replace('`', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains(words).doesNotContain("2091469501", "01015550089");
  }

  @Test
  void aResetBringsBackTheCitizensOfTheStartAndTheNumbersBeginAnew() throws Exception {
    JsonNode added = citizen("{}");
    demo.json("PUT", "clock", "{\"advance\":\"P1Y\",\"freeze\":true}");
    demo.json("POST", "faults", "{\"operation\":\"HENT_PERSONER\",\"fault\":\"unavailable\"}");

    demo.json("POST", "reset", null);

    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(4);
    assertThat(demo.control("GET", "citizens/" + id(added), null).statusCode()).isEqualTo(404);
    assertThat(citizen("{}").path("endringsnummer").asLong()).isEqualTo(5);
    assertThat(demo.json("GET", "clock", null).path("frozen").asBoolean()).isFalse();
    assertThat(demo.json("GET", "faults", null).path("faults")).isEmpty();
  }

  @Test
  void aResetTakesASeedOfYourOwn() throws Exception {
    demo.json(
        "POST",
        "reset",
        "{\"citizens\":[{\"personidentifikator\":\""
            + DEMO_CITIZEN
            + "\",\"reservasjon\":\"JA\"}]}");

    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(1);
    assertThat(kanVelge(DEMO_CITIZEN)).isEqualTo("NEI RESERVERT");
  }

  @Test
  void aSeedWithAMistakeChangesNothingAndTheMistakesPlaceIsNamed() throws Exception {
    HttpResponse<String> answer =
        demo.control(
            "POST",
            "reset",
            "{\"citizens\":[\n  {\"personidentifikator\":\"20914695016\"},\n   {\"personidentifikator\":\"23879422018\"}]}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("Line 3, column 4: The field personidentifikator must be a synthetic number")
        .doesNotContain("23879422018");
    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(4);
  }

  @Test
  void contactInformationExpiresAsTheClockAdvances() throws Exception {
    String citizen = number(citizen("{\"epostadresse\":\"kari@example.com\"}"));
    assertThat(varslingsstatus(citizen)).isEqualTo("KAN_VARSLES");

    demo.json("PUT", "clock", "{\"advance\":\"P18M\"}");

    assertThat(varslingsstatus(citizen)).isEqualTo("KAN_IKKE_VARSLES");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Z", "+01", "+0100", "+01:00"})
  void aTimeMayHaveAnOffsetInEachForm(String offset) throws Exception {
    JsonNode clock =
        demo.json(
            "PUT", "clock", "{\"set\":\"2030-01-31T12:00:00" + offset + "\",\"freeze\":true}");

    assertThat(clock.path("now").asText())
        .isEqualTo(offset.equals("Z") ? "2030-01-31T12:00:00Z" : "2030-01-31T11:00:00Z");
  }

  @Test
  void aFrozenClockStandsStillUntilItIsReleased() throws Exception {
    JsonNode frozen = demo.json("PUT", "clock", "{\"freeze\":true}");
    JsonNode reserved = demo.json("POST", "citizens/" + id(citizen("{}")) + "/reserve", null);

    assertThat(demo.json("GET", "clock", null)).isEqualTo(frozen);
    assertThat(Instant.parse(reserved.path("reservasjon_oppdatert").asText()))
        .isEqualTo(Instant.parse(frozen.path("now").asText()).truncatedTo(ChronoUnit.MILLIS));
    assertThat(demo.json("PUT", "clock", "{\"release\":true}").path("frozen").asBoolean())
        .isFalse();
  }

  @Test
  void theClockIsNotReleasedToATimeBeforeAChange() throws Exception {
    demo.json("PUT", "clock", "{\"advance\":\"P1D\"}");
    citizen("{}");

    HttpResponse<String> answer = demo.control("PUT", "clock", "{\"release\":true}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("because the registry changed at");
  }

  @Test
  void aTokenExpiresAsTheClockAdvancesAndANewOneIsAccepted() throws Exception {
    String citizen = found(number(citizen("{}")));
    String before = demo.token(PROVIDER, KAN_VELGE);
    String citizensBefore = citizensToken();

    demo.json("PUT", "clock", "{\"advance\":\"PT2H\"}");

    assertThat(demo.restWith(before, "postkasse/kan-velge", citizen).statusCode()).isEqualTo(401);
    assertThat(ownEntry(citizensBefore)).isEqualTo(401);
    assertThat(
            demo.restWith(demo.token(PROVIDER, KAN_VELGE), "postkasse/kan-velge", citizen)
                .statusCode())
        .isEqualTo(200);
    assertThat(ownEntry(citizensToken())).isEqualTo(200);
  }

  @Test
  void certificatesAndTimeStampsKeepTheMachinesTime() throws Exception {
    Path keysForAYear = keys(PUBLIC_BODY, "VALID");

    demo.json("PUT", "clock", "{\"advance\":\"P2Y\"}");

    assertThat(oppslag(keysForAYear)).contains("HentPersonerRespons");
  }

  @Test
  void soapTimestampsHaveTheTimeOfTheClockIfATestSaysSo() throws Exception {
    JsonNode clock =
        demo.json(
            "PUT", "clock", "{\"advance\":\"PT2H\",\"freeze\":true,\"soap_timestamps\":true}");

    assertThat(oppslag(demo.keysOf(PUBLIC_BODY)))
        .contains("The request's time stamp is not accepted.");
    assertThat(printSertifikatAhead(Duration.ofHours(2)))
        .contains(
            "Created>" + Instant.parse(clock.path("now").asText()).truncatedTo(ChronoUnit.MILLIS));

    demo.json("POST", "reset", null);

    assertThat(demo.json("GET", "clock", null).path("soap_timestamps").asBoolean()).isFalse();
    assertThat(oppslag(demo.keysOf(PUBLIC_BODY))).contains("HentPersonerRespons");
  }

  @Test
  void anyEnterpriseGetsKeysAndIsAnsweredOnceItHasAGrant() throws Exception {
    Path keys = keys(STRANGER, "VALID");
    assertThat(oppslag(keys)).contains("does not have access to OPPSLAGSTJENESTEN");

    demo.json(
        "PUT", "grants", "{\"signer\":\"" + STRANGER + "\",\"tjeneste\":\"OPPSLAGSTJENESTEN\"}");

    assertThat(oppslag(keys)).contains("HentPersonerRespons");
  }

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, has expired",
    "NOT_YET_VALID, is not valid yet",
    "OTHER_AUTHORITY, was not issued by an authority that is trusted here",
    "REVOKED, has been revoked",
  })
  void keysThatTheRegistryMustRefuseAreRefused(String state, String why) throws Exception {
    Path keys = keys(PUBLIC_BODY, state);

    assertThat(oppslag(keys))
        .contains("Sender", "The certificate of the request's signature is not accepted.");
    assertThatThrownBy(() -> demo.token(keys, CONTACT))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("The certificate in x5c " + why);
  }

  @Test
  void keysComeInPem() throws Exception {
    HttpResponse<String> answer =
        demo.send(
            HttpRequest.newBuilder(URI.create(demo.url() + "/demo/v1/keys"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/x-pem-file")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"virksomhetsidentifikator\":\"" + STRANGER + "\"}")));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body())
        .startsWith("-----BEGIN PRIVATE KEY-----")
        .contains("-----BEGIN CERTIFICATE-----");
  }

  @Test
  void aMailboxProviderIsAddedWithItsCertificate() throws Exception {
    JsonNode keys =
        demo.json("POST", "keys", "{\"virksomhetsidentifikator\":\"" + STRANGER + "\"}");
    String certificate =
        keys.path("certificates").asText().replaceFirst("(?s)(-----END.*?-----).*", "$1");
    demo.json(
        "PUT",
        "providers",
        JSON.createObjectNode()
            .put("virksomhetsidentifikator", STRANGER)
            .put("navn", "Ny postkasse")
            .put("sertifikat", certificate)
            .toString());
    String citizen =
        number(
            citizen(
                "{\"postkasse\":{\"leverandoer\":\""
                    + STRANGER
                    + "\",\"adresse\":\"kari.test#1\"}}"));

    assertThat(
            demo.rest(
                    PUBLIC_BODY,
                    "krr:global/digitalpost.read",
                    "personer",
                    "{\"personidentifikatorer\":[\"" + citizen + "\"]}")
                .body())
        .contains(certificate.replaceAll("-----[A-Z ]+-----|\\s", ""));
  }

  @Test
  void aFaultHappensForTheNextCallsOfItsOperationAlone() throws Exception {
    String citizen = number(citizen("{}"));
    demo.json(
        "POST",
        "faults",
        "{\"operation\":\"KAN_VELGE_SIKKER_DIGITAL_POSTKASSE\",\"fault\":\"unavailable\",\"calls\":2}");

    assertThat(askKanVelge(citizen).statusCode()).isEqualTo(503);
    assertThat(kanVelgeOverSoap(citizen)).contains("Fault", "Receiver");
    assertThat(kanVelge(citizen)).isEqualTo("JA ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reservasjon':'JA'}",
        "{'spraak':'nn'}",
        "{'epostadresse':'ny@example.com','mobiltelefonnummer':'41234567'}",
        "{'status':'SLETTET'}"
      })
  void aStateThatIsPutAgainTakesNoNumber(String state) throws Exception {
    String body = state.replace('\'', '"');
    String path = "citizens/" + id(citizen("{}"));

    JsonNode first = demo.json("PUT", path, body);

    assertThat(demo.json("PUT", path, body)).isEqualTo(first);
  }

  @Test
  void anEmptyFileIsNoReasonToBringTheDemosCitizensBack() throws Exception {
    HttpResponse<String> answer = demo.control("POST", "reset", CSV, "");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("The file is empty.");
  }

  @Test
  void anAnswerIsAsLateAsWasAskedFor() throws Exception {
    String citizen = number(citizen("{}"));
    demo.json(
        "POST",
        "faults",
        "{\"operation\":\"KAN_VELGE_SIKKER_DIGITAL_POSTKASSE\",\"fault\":\"latency\",\"milliseconds\":400}");

    long start = System.nanoTime();

    assertThat(kanVelge(citizen)).isEqualTo("JA ");
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(400));
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
  void aConnectionBreaksInTheMiddleOfTheAnswerAndTheCallIsCarriedOut(HttpClient.Version version)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().version(version).build();
    JsonNode citizen = citizen("{}");
    HttpRequest reservation =
        HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/person"))
            .header(
                "Authorization",
                "Bearer "
                    + new RelyingParty(demo)
                        .accessToken(
                            number(citizen),
                            "krr:user/kontaktinformasjon.read krr:user/reservasjon.write"))
            .header("Content-Type", "application/json")
            .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"reservasjon\":\"JA\"}"))
            .build();
    fault("ENDRE_PERSON", "broken-connection");

    assertThatThrownBy(() -> client.send(reservation, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThat(demo.json("GET", "citizens/" + id(citizen), null).path("reservasjon").asText())
        .isEqualTo("JA");
    assertThat(client.send(reservation, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBrokenAnswerBeginsLikeAWholeOne() throws Exception {
    fault("HENT_PRINT_SERTIFIKAT", "broken-connection");

    assertThat(onTheWire("/rest/v1/printSertifikat"))
        .startsWith("HTTP/1.1 200 ")
        .contains("{\"postkasseleverandoerAdresse\"")
        .doesNotEndWith("}");
    assertThat(onTheWire("/rest/v1/printSertifikat")).endsWith("}");
  }

  @Test
  void aConnectionBreaksOverSoapAndBeforeAnAnswerWithoutContent() throws Exception {
    fault("HENT_PERSONER", "broken-connection");
    fault("SLETT_PERSON", "broken-connection");
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    JsonNode citizen = citizen("{}");
    HttpRequest deletion =
        HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/person"))
            .header(
                "Authorization",
                "Bearer "
                    + new RelyingParty(demo)
                        .accessToken(number(citizen), "krr:user/kontaktinformasjon.write"))
            .DELETE()
            .build();

    assertThatThrownBy(() -> oppslag(demo.keysOf(PUBLIC_BODY))).isInstanceOf(IOException.class);
    assertThat(oppslag(demo.keysOf(PUBLIC_BODY))).contains("HentPersonerRespons");
    assertThatThrownBy(() -> client.send(deletion, HttpResponse.BodyHandlers.ofString()))
        .isInstanceOf(IOException.class);
    assertThat(demo.json("GET", "citizens/" + id(citizen), null).path("status").asText())
        .isEqualTo("SLETTET");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip"})
  void theSignatureOfASoapAnswerIsWrong(String accepted) throws Exception {
    SecuredSoap client = new SecuredSoap(demo.keysOf(PUBLIC_BODY));
    fault("HENT_PRINT_SERTIFIKAT", "wrong-signature");

    String wrong = printSertifikat(client, accepted);
    String right = printSertifikat(client, accepted);

    assertThatThrownBy(() -> client.body(wrong))
        .isInstanceOfSatisfying(
            WSSecurityException.class,
            failure ->
                assertThat(failure.getErrorCode())
                    .isEqualTo(WSSecurityException.ErrorCode.FAILED_CHECK));
    assertThat(client.body(right)).contains("HentPrintSertifikatRespons");
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "gzip"})
  void theSignatureOfAJoseAnswerIsWrongAndAnAnswerInJsonIsNotTheNext(String accepted)
      throws Exception {
    fault("HENT_PRINT_SERTIFIKAT", "wrong-signature");

    assertThat(printSertifikat("application/json", accepted)).startsWith("{");
    assertThat(verifies(printSertifikat("application/jose", accepted))).isFalse();
    assertThat(verifies(printSertifikat("application/jose", accepted))).isTrue();
  }

  @Test
  void aCallOverRestIsListedWithItsMessagesAndItsLineOfTheAuditTrail() throws Exception {
    JsonNode citizen = citizen("{\"reservasjon\":\"JA\"}");
    demo.json("POST", "citizens/" + id(citizen) + "/lift-reservation", null);
    HttpResponse<String> answer = askKanVelge(number(citizen));

    JsonNode call = onlyCall();
    assertThat(call.path("operation").asText()).isEqualTo("KAN_VELGE_SIKKER_DIGITAL_POSTKASSE");
    assertThat(call.path("outcome").asText()).isEqualTo("JA");
    assertThat(call.path("signer").asText()).isEqualTo(PROVIDER);
    assertThat(call.path("citizens").get(0).asText()).isEqualTo(id(citizen));
    JsonNode request = call.path("request");
    assertThat(request.path("method").asText()).isEqualTo("POST");
    assertThat(request.path("path").asText()).isEqualTo("/rest/v1/postkasse/kan-velge");
    assertThat(header(request, "Content-Type")).isEqualTo("application/json");
    assertThat(header(request, "Authorization"))
        .matches("Bearer [A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.");
    assertThat(request.path("body").asText()).isEqualTo(found(number(citizen)));
    assertThat(call.path("answer").path("status").asInt()).isEqualTo(200);
    assertThat(header(call.path("answer"), "Content-Type")).startsWith("application/json");
    assertThat(call.path("answer").path("body").asText()).isEqualTo(answer.body());
    assertThat(call.path("audit").asText())
        .contains("operation=KAN_VELGE_SIKKER_DIGITAL_POSTKASSE outcome=JA")
        .endsWith("correlation=" + answer.headers().firstValue("X-Correlation-Id").orElseThrow())
        .doesNotContain(number(citizen));
    assertThat(demo.log()).contains(call.path("audit").asText()).doesNotContain(number(citizen));

    demo.json("DELETE", "calls", null);

    assertThat(demo.json("GET", "calls", null).path("calls")).isEmpty();
  }

  @Test
  void aCallOverSoapIsListedWithTheEnvelopesAsTheyWent() throws Exception {
    String citizen = number(citizen("{}"));
    kanVelgeOverSoap(citizen);

    JsonNode call = onlyCall();
    assertThat(call.path("request").path("path").asText()).isEqualTo("/ws/postkasseleverandoer/v5");
    assertThat(call.path("request").path("body").asText())
        .contains("Envelope", ":Signature", "<personidentifikator>" + citizen);
    assertThat(call.path("answer").path("body").asText())
        .contains("Envelope", "EncryptedData")
        .doesNotContain(">JA<");
    assertThat(call.path("audit").asText()).contains("outcome=JA");
    assertThat(demo.log()).doesNotContain("EncryptedData", citizen);
  }

  @Test
  void aRequestThatReachesNoOperationIsListedWithItsAnswer() throws Exception {
    HttpResponse<String> unknown =
        demo.send(
            HttpRequest.newBuilder(URI.create(demo.url() + "/ws/nowhere"))
                .header("Content-Type", "application/soap+xml")
                .POST(HttpRequest.BodyPublishers.ofString("<a/>")));
    demo.send(
        HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/personer"))
            .header("Authorization", "Bearer a.b.c")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
    demo.send(HttpRequest.newBuilder(URI.create(demo.url() + "/ws/postkasseleverandoer/v5?wsdl")));

    JsonNode calls = demo.json("GET", "calls", null).path("calls");
    assertThat(calls).hasSize(2);
    assertThat(calls).allMatch(call -> call.path("outcome").asText().equals("REFUSED"));
    assertThat(calls).noneMatch(call -> call.has("operation") || call.has("audit"));
    assertThat(calls.get(0).path("answer").path("status").asInt()).isEqualTo(404);
    assertThat(calls.get(0).path("answer").path("body").asText()).isEqualTo(unknown.body());
    assertThat(calls.get(1).path("answer").path("status").asInt()).isEqualTo(401);
    assertThat(header(calls.get(1).path("answer"), "WWW-Authenticate")).startsWith("Bearer");
  }

  @Test
  void callsAreFilteredByOperationTimeAndNumber() throws Exception {
    String citizen = number(citizen("{}"));
    kanVelge(citizen);
    String time = onlyCall().path("time").asText();
    varslingsstatus(citizen);

    assertThat(demo.json("GET", "calls?operation=HENT_PERSONER", null).path("calls")).hasSize(1);
    assertThat(demo.json("GET", "calls?since=" + time, null).path("calls")).hasSize(2);
    assertThat(demo.json("GET", "calls?size=1", null).path("calls").findValuesAsText("operation"))
        .containsExactly("HENT_PERSONER");
    assertThat(demo.json("GET", "calls?since=" + Instant.now().plusSeconds(60), null).path("calls"))
        .isEmpty();
  }

  @Test
  void citizensAreImportedFromCsvWithTheirState() throws Exception {
    HttpResponse<String> answer =
        demo.control(
            "POST",
            "citizens/import",
            CSV,
            "personidentifikator;reservasjon;epostadresse\n09819915110;JA;\n23879422019;;kari@example.com\n");

    assertThat(answer.statusCode()).isEqualTo(201);
    JsonNode imported = JSON.readTree(answer.body());
    assertThat(imported.path("total").asInt()).isEqualTo(2);
    assertThat(imported.path("citizens").get(0)).isEqualTo(idAndNumber("09819915110"));
    assertThat(kanVelge("09819915110")).isEqualTo("NEI RESERVERT");
    assertThat(changesAfter(4)).containsExactly("09819915110", "23879422019");
  }

  @Test
  void citizensAreImportedFromJsonAndFromNumbersAlone() throws Exception {
    demo.json("POST", "citizens/import", "{\"citizens\":[" + found("23879422019") + "]}");
    HttpResponse<String> numbers =
        demo.control("POST", "citizens/import", CSV, "Fødselsnummer\n09819915110\n56847033490\n");

    assertThat(numbers.statusCode()).isEqualTo(201);
    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(7);
  }

  @Test
  void thousandsOfNumbersAreImportedAtOnce() throws Exception {
    List<String> numbers =
        LocalDate.of(1940, 1, 1)
            .datesUntil(LocalDate.of(1960, 1, 1))
            .map(
                born ->
                    "%02d%02d%02d001"
                        .formatted(
                            born.getDayOfMonth(), born.getMonthValue() + 80, born.getYear() % 100))
            .flatMap(digits -> Personidentifikator.beginningWith(digits).stream())
            .map(Personidentifikator::value)
            .toList();

    HttpResponse<String> answer =
        demo.control("POST", "citizens/import", CSV, String.join("\n", numbers));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(numbers).hasSizeGreaterThan(5000);
    assertThat(demo.json("GET", "citizens", null).path("total").asInt())
        .isEqualTo(4 + numbers.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "09819915110\\n23879422018 | 400 | Line 2, column 1 (personidentifikator): The field personidentifikator must be a synthetic number",
        "09819915110\\n01015550089 | 400 | Line 2, column 1 (personidentifikator): The field personidentifikator must be a synthetic number",
        "09819915110\\n09819915110 | 400 | Line 2, column 1: This citizen is listed twice",
        "09819915110\\n20914695016 | 409 | Line 2, column 1: The registry already has this citizen",
        "personidentifikator,postkasse_leverandoer,postkasse_adresse\\n09819915110,984661185,kari.test#1\\n09819915110,922020175,kari.test#1 | 400 | Line 3, column 1: A citizen has at most one active mailbox",
        "personidentifikator,postkasse_leverandoer,postkasse_adresse\\n09819915110,889640782,kari.test#1 | 400 | Line 2, column 2 (postkasse_leverandoer): The field leverandoer must be an approved mailbox provider",
        "personidentifikator,reservasjon\\n09819915110,JA\\n23879422019,JO | 400 | Line 3, column 2 (reservasjon): The field reservasjon must be one of JA, NEI",
      })
  void aFileWithAMistakeImportsNothingAndNamesItsLineAndColumn(
      String file, int status, String words) throws Exception {
    HttpResponse<String> answer =
        demo.control("POST", "citizens/import", CSV, file.replace("\\n", "\n"));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body())
        .contains(words)
        .doesNotContain("0981991511", "2387942201", "01015550089");
    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(4);
  }

  @Test
  void aFileInAnotherFormatIsRefused() throws Exception {
    HttpResponse<String> answer =
        demo.control("POST", "citizens/import", "application/vnd.ms-excel", "09819915110");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.body()).contains("application/json or text/csv");
  }

  @Test
  void aGrantIsTakenAwayUntilItIsGivenAgain() throws Exception {
    String grant = "{\"signer\":\"" + PUBLIC_BODY + "\",\"tjeneste\":\"OPPSLAGSTJENESTEN\"}";
    String path = "grants/" + PUBLIC_BODY + "/" + PUBLIC_BODY + "/OPPSLAGSTJENESTEN";
    assertThat(demo.json("GET", "grants", null).path("grants")).hasSize(8);

    demo.json("DELETE", path, null);

    assertThat(oppslag(demo.keysOf(PUBLIC_BODY))).contains("does not have access");
    assertThat(changesAfter(0)).hasSize(4);
    assertThat(demo.json("GET", "grants", null).path("grants")).hasSize(7);
    assertThat(demo.control("DELETE", path, null).statusCode()).isEqualTo(404);

    demo.json("PUT", "grants", grant);

    assertThat(oppslag(demo.keysOf(PUBLIC_BODY))).contains("HentPersonerRespons");
  }

  @Test
  void aProviderIsChangedAndRemovedWithoutLeavingMailboxesBehind() throws Exception {
    JsonNode citizen =
        citizen("{\"postkasse\":{\"leverandoer\":\"984661185\",\"adresse\":\"kari.test#1\"}}");
    demo.json(
        "PUT", "providers", "{\"virksomhetsidentifikator\":\"984661185\",\"navn\":\"Nytt navn\"}");
    JsonNode providers = demo.json("GET", "providers", null).path("providers");
    assertThat(providers).hasSize(3);
    assertThat(providers.get(2).path("navn").asText()).isEqualTo("Nytt navn");
    assertThat(providers.get(2).has("sertifikat")).isFalse();
    assertThat(providers.get(0).path("sertifikat").asText()).startsWith("MII");

    HttpResponse<String> refused = demo.control("DELETE", "providers/" + PROVIDER, null);
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("GET /demo/v1/citizens?postkasse=984661185");

    demo.json("DELETE", "citizens/" + id(citizen) + "/mailbox", null);
    demo.json("DELETE", "providers/" + PROVIDER, null);

    assertThat(kanVelge(number(citizen))).isEqualTo("NEI UGYLDIG_ORGNR");
    assertThat(demo.control("DELETE", "providers/" + PROVIDER, null).statusCode()).isEqualTo(404);

    demo.json("POST", "reset", null);

    assertThat(kanVelge(DEMO_CITIZEN)).isEqualTo("JA ");
    assertThat(demo.json("GET", "providers", null).path("providers").get(2).path("navn").asText())
        .isEqualTo("Digipost");
  }

  @Test
  void theProvidersAndGrantsOfTheSeedFileAreThereAtTheStartAndAfterEachReset() throws Exception {
    Path keys = keys(OF_THE_SEED, "VALID");
    demo.json("DELETE", "providers/" + OF_THE_SEED, null);
    demo.json(
        "DELETE", "grants/" + OF_THE_SEED + "/" + OF_THE_SEED + "/POSTKASSELEVERANDOER", null);
    assertThat(kanVelgeOverSoap(keys, DEMO_CITIZEN)).contains("does not have access");

    demo.json("POST", "reset", null);

    assertThat(kanVelgeOverSoap(keys, DEMO_CITIZEN)).contains(">JA<");

    demo.json("POST", "reset", "{\"citizens\":[" + found(DEMO_CITIZEN) + "]}");

    assertThat(kanVelgeOverSoap(keys, DEMO_CITIZEN)).contains("does not have access");
  }

  @Test
  void aResetTakesCitizensInCsv() throws Exception {
    assertThat(demo.control("POST", "reset", CSV, "09819915110\n23879422019\n").statusCode())
        .isEqualTo(204);

    assertThat(demo.json("GET", "citizens", null).path("total").asInt()).isEqualTo(2);
    assertThat(changesAfter(0)).containsExactly("09819915110", "23879422019");
  }

  @Test
  void aCitizenGetsATokenWithoutALogin() throws Exception {
    JsonNode citizen = citizen("{\"spraak\":\"nn\"}");
    JsonNode token =
        demo.json(
            "POST",
            "citizens/" + id(citizen) + "/token",
            "{\"scopes\":[\"krr:user/kontaktinformasjon.read\"]}");

    HttpResponse<String> own =
        demo.send(
            HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/person"))
                .header("Authorization", "Bearer " + token.path("access_token").asText()));

    assertThat(number(JSON.readTree(own.body()))).isEqualTo(number(citizen));
    assertThat(own.body()).contains("\"spraak\":\"nn\"");
    assertThat(onlyCall().path("innbygger").asText()).isEqualTo(id(citizen));
  }

  @Test
  void theDescriptionNamesTheMethodsOfEachPath() throws Exception {
    JsonNode paths =
        new ObjectMapper(new YAMLFactory())
            .readTree(demo.control("GET", "openapi", null).body())
            .path("paths");
    assertThat(paths).hasSizeGreaterThan(15);

    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      HttpResponse<String> answer =
          demo.control("OPTIONS", path.getKey().substring(1).replaceAll("\\{\\w+}", "0"), null);

      assertThat(answer.statusCode()).as(path.getKey()).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", "))
          .as(path.getKey())
          .containsExactlyInAnyOrderElementsOf(
              StreamSupport.stream(
                      ((Iterable<String>) path.getValue()::fieldNames).spliterator(), false)
                  .map(name -> name.toUpperCase(Locale.ROOT))
                  .toList());
    }
  }

  @Test
  void everyFieldOfAnAnswerIsDescribed() throws Exception {
    JsonNode description =
        new ObjectMapper(new YAMLFactory()).readTree(demo.control("GET", "openapi", null).body());
    JsonNode citizen =
        citizen(
            """
            {"epostadresse":"a@example.com","mobiltelefonnummer":"+4791234567","reservasjon":"JA",
             "spraak":"nn","postkasse":{"leverandoer":"984661185","adresse":"kari.test#1"}}""");
    kanVelge(number(citizen));

    for (String[] asked :
        new String[][] {
          {"get", "/citizens", null},
          {"post", "/citizens/import", "{\"citizens\":[" + found("09819915110") + "]}"},
          {"post", "/citizens/{id}/token", "{\"scopes\":[\"openid\"]}"},
          {"get", "/grants", null},
          {"get", "/providers", null},
          {"get", "/clock", null},
          {"get", "/faults", null},
          {"get", "/calls", null},
        }) {
      HttpResponse<String> answer =
          demo.control(
              asked[0].toUpperCase(Locale.ROOT),
              asked[1].substring(1).replace("{id}", id(citizen)),
              asked[2]);
      JsonNode schema =
          description
              .path("paths")
              .path(asked[1])
              .path(asked[0])
              .path("responses")
              .path(Integer.toString(answer.statusCode()))
              .at("/content/application~1json/schema");

      assertThat(undescribed(description, schema, JSON.readTree(answer.body())))
          .as(asked[1])
          .isEmpty();
    }
  }

  private static JsonNode citizen(String state) throws Exception {
    return demo.json("POST", "citizens", state);
  }

  private static String id(JsonNode citizen) {
    return citizen.path("id").asText();
  }

  private static String number(JsonNode citizen) {
    return citizen.path("personidentifikator").asText();
  }

  private static String found(String number) {
    return "{\"personidentifikator\":\"" + number + "\"}";
  }

  private static HttpResponse<String> askKanVelge(String citizen) throws Exception {
    return demo.rest(PROVIDER, KAN_VELGE, "postkasse/kan-velge", found(citizen));
  }

  private static String kanVelge(String citizen) throws Exception {
    JsonNode answer = JSON.readTree(askKanVelge(citizen).body());
    return answer.path("status").asText() + " " + answer.path("beskrivelse").asText();
  }

  private static String kanVelgeOverSoap(String citizen) throws Exception {
    return kanVelgeOverSoap(demo.keysOf(PROVIDER), citizen);
  }

  private static String kanVelgeOverSoap(Path keys, String citizen) throws Exception {
    return demo.soap(
        keys,
        "postkasseleverandoer/v5",
        "KanVelgeSikkerDigitalPostkasse",
        "<personidentifikator>" + citizen + "</personidentifikator>");
  }

  private static JsonNode onlyCall() throws Exception {
    JsonNode calls = demo.json("GET", "calls", null).path("calls");
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private static String header(JsonNode message, String name) {
    return message.path("headers").properties().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().asText())
        .findFirst()
        .orElse(null);
  }

  private static JsonNode idAndNumber(String number) throws Exception {
    return JSON.createObjectNode()
        .put("id", id(demo.json("POST", "citizens/find", found(number))))
        .put("personidentifikator", number);
  }

  private static String oppslag(Path keys) throws Exception {
    return demo.soap(
        keys,
        "oppslagstjenesten/v5",
        "HentPersoner",
        "<personidentifikator>" + DEMO_CITIZEN + "</personidentifikator>");
  }

  private static void fault(String operation, String fault) throws Exception {
    demo.json(
        "POST", "faults", "{\"operation\":\"" + operation + "\",\"fault\":\"" + fault + "\"}");
  }

  /** All that a server sends until it closes the connection. */
  private static String onTheWire(String path) throws IOException {
    try (Socket connection = new Socket(demo.url().getHost(), demo.url().getPort())) {
      connection
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                  .getBytes(US_ASCII));
      return new String(connection.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String printSertifikat(String accept, String encoding) throws Exception {
    return unzipped(
        HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/printSertifikat"))
            .header("Accept", accept)
            .header("Accept-Encoding", encoding));
  }

  private static String printSertifikat(SecuredSoap client, String encoding) throws Exception {
    return unzipped(
        HttpRequest.newBuilder(URI.create(demo.url() + "/ws/oppslagstjenesten/v5"))
            .header("Content-Type", "application/soap+xml; charset=utf-8")
            .header("Accept-Encoding", encoding)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    client.sign(
                        """
                        <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
                        <HentPrintSertifikatForespoersel
                        xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02"/>
                        </e:Body></e:Envelope>"""))));
  }

  private static String unzipped(HttpRequest.Builder request) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body =
        answer.headers().firstValue("Content-Encoding").isPresent()
            ? new GZIPInputStream(answer.body())
            : answer.body()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private static boolean verifies(String compact) throws Exception {
    JWSObject signed = JWSObject.parse(compact);
    X509Certificate certificate =
        X509CertUtils.parse(signed.getHeader().getX509CertChain().get(0).decode());
    return signed.verify(new RSASSAVerifier((RSAPublicKey) certificate.getPublicKey()));
  }

  private static String printSertifikatAhead(Duration ahead) throws Exception {
    return demo.soapAhead(
        demo.keysOf(PUBLIC_BODY), ahead, "oppslagstjenesten/v5", "HentPrintSertifikat");
  }

  private static String citizensToken() throws Exception {
    return new RelyingParty(demo).accessToken(DEMO_CITIZEN, "krr:user/kontaktinformasjon.read");
  }

  private static int ownEntry(String token) throws Exception {
    return demo.send(
            HttpRequest.newBuilder(URI.create(demo.url() + "/rest/v1/person"))
                .header("Authorization", "Bearer " + token))
        .statusCode();
  }

  private static String varslingsstatus(String citizen) throws Exception {
    return JSON.readTree(
            demo.rest(
                    PUBLIC_BODY,
                    CONTACT,
                    "personer",
                    "{\"personidentifikatorer\":[\"" + citizen + "\"]}")
                .body())
        .path("personer")
        .path(0)
        .path("varslingsstatus")
        .asText();
  }

  private static List<String> changesAfter(long number) throws Exception {
    JsonNode list =
        JSON.readTree(
                demo.rest(
                        PUBLIC_BODY,
                        CHANGES,
                        "krr/hentEndringer",
                        "{\"fraEndringsId\":" + number + "}")
                    .body())
            .path("list");
    return StreamSupport.stream(list.spliterator(), false).map(ControlIT::number).toList();
  }

  private static Path keys(String enterprise, String state) throws Exception {
    JsonNode keys =
        demo.json(
            "POST",
            "keys",
            "{\"virksomhetsidentifikator\":\"" + enterprise + "\",\"state\":\"" + state + "\"}");
    return Files.write(
        Files.createTempFile(folder, enterprise, ".p12"),
        Base64.getDecoder().decode(keys.path("pkcs12").asText()));
  }
}
