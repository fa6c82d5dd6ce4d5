package no.kontaktregister.endtoend;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static no.kontaktregister.domain.tilgang.Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPDATER_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
import static no.kontaktregister.domain.tilgang.Operasjon.SLETT_POSTKASSE;
import static no.kontaktregister.endtoend.AcceptanceTable.endringer;
import static no.kontaktregister.endtoend.AcceptanceTable.personer;
import static no.kontaktregister.endtoend.AcceptanceTable.postkasse;
import static no.kontaktregister.endtoend.AcceptanceTable.sertifikat;
import static no.kontaktregister.endtoend.AcceptanceTable.slett;
import static no.kontaktregister.endtoend.service.Call.PROVIDER;
import static no.kontaktregister.endtoend.service.Call.kanVelge;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.endtoend.AcceptanceTable.Row;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.DemoCertificates;
import no.kontaktregister.endtoend.service.Discretion;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation and every published code, through every endpoint. */
@OnEveryServer
public class AcceptanceIT {

  /** Tells a listener the operation of a row of the table, and the endpoint. */
  public static final String OPERATION = "operation";

  private static final int CLIENTS = 16;
  private static final int CALLS = 4_000;

  /** Has no mailbox. A test that creates one deletes it again. */
  private static final String CITIZEN = "56847033490";

  private static final String OTHER_PROVIDER = "922020175";

  static Stream<Arguments> tableAtEveryEndpoint() throws Exception {
    return AcceptanceTable.rows().stream()
        .flatMap(
            row ->
                Stream.of(Endpoint.values())
                    .map(endpoint -> Arguments.of(endpoint, row.call(), row.answer(endpoint))));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("tableAtEveryEndpoint")
  void everyEndpointGivesTheContractsAnswer(
      Endpoint endpoint, Call call, String answer, Service service, TestReporter reporter)
      throws Exception {
    reporter.publishEntry(OPERATION, endpoint + " " + call.operation());
    assertThat(endpoint.answer(service, call)).isEqualTo(answer);
  }

  /** Only kan-velge has an e-mail address, and so the code UGYLDIG_EPOSTADRESSE. */
  @Test
  void theTableHasEveryOperationAndEveryCode() throws Exception {
    Map<Operasjon, Set<String>> codes =
        AcceptanceTable.rows().stream()
            .collect(
                groupingBy(
                    row -> row.call().operation(),
                    mapping(row -> row.soap().split("\n")[0], toSet())));

    Set<String> common = Set.of("UGYLDIG_PERSONNUMMER", "UGYLDIG_ORGNR", "BRUKER_IKKE_FUNNET");
    assertThat(codes).containsOnlyKeys(Call.OPERATIONS.toArray(Operasjon[]::new));
    assertThat(codes.get(KAN_VELGE_SIKKER_DIGITAL_POSTKASSE))
        .contains("JA")
        .containsAll(
            with(
                "NEI ",
                common,
                "UGYLDIG_SERTIFIKAT",
                "UGYLDIG_EPOSTADRESSE",
                "RESERVERT",
                "ALLEREDE_AKTIV"));
    assertThat(codes.get(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE))
        .containsAll(
            with(
                "FEILET ",
                common,
                "UGYLDIG_SERTIFIKAT",
                "RESERVERT",
                "ALLEREDE_AKTIV",
                "POSTKASSE_EKSISTERER_ALLEREDE"));
    assertThat(codes.get(OPPDATER_POSTKASSE))
        .contains("OK")
        .containsAll(
            with("FEILET ", common, "UGYLDIG_SERTIFIKAT", "RESERVERT", "INGEN_POSTBOKS_FUNNET"));
    assertThat(codes.get(SLETT_POSTKASSE))
        .containsAll(with("FEILET ", common, "INGEN_POSTBOKS_FUNNET"));
  }

  private static Set<String> with(String status, Set<String> common, String... codes) {
    Set<String> all = new TreeSet<>();
    common.forEach(code -> all.add(status + code));
    for (String code : codes) {
      all.add(status + code);
    }
    return all;
  }

  /** The descriptions are OpenAPI's and the WSDLs'. */
  @Test
  void everyEndpointDescribesTheOperationsOfTheServiceAndNoOthers(Service service)
      throws Exception {
    assertThat(words("(?m)^  (/rest/v1/\\S+):$", service.get("/openapi").body()))
        .isEqualTo(
            Stream.concat(
                    Call.OPERATIONS.stream().map(Endpoint.REST::path), Stream.of("/rest/v1/person"))
                .collect(toCollection(TreeSet::new)));
    Set<String> operations = new TreeSet<>();
    for (String path : Set.of(Endpoint.SOAP_PATH, "/ws/oppslagstjenesten/v5")) {
      operations.addAll(
          words("<wsdl:operation name=\"(\\w+)\"", service.get(path + "?wsdl").body()));
    }
    assertThat(operations.stream().map(name -> name.replaceAll("(?<=[a-z])(?=[A-Z])", "_")))
        .extracting(name -> name.toUpperCase())
        .containsExactlyInAnyOrderElementsOf(Call.OPERATIONS.stream().map(Enum::name).toList());
  }

  private static Set<String> words(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @EnumSource
  void aMailboxIsCreatedUpdatedAndDeleted(Endpoint endpoint, Service service) throws Exception {
    Call create = postkasse(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, CITIZEN, PROVIDER);
    Call look = personer(List.of("SikkerDigitalPost", "Sertifikat"), CITIZEN);
    long before = seneste(service);

    assertThat(endpoint.answer(service, create)).isEqualTo("OK");
    assertThat(endpoint.answer(service, create)).isEqualTo("FEILET POSTKASSE_EKSISTERER_ALLEREDE");
    assertThat(endpoint.answer(service, kanVelge(CITIZEN))).isEqualTo("NEI ALLEREDE_AKTIV");
    assertThat(endpoint.answer(service, look))
        .isEqualTo(
            CITIZEN + " NEI AKTIV ola.nordmann#9YDT 984661185 " + DemoCertificates.of(PROVIDER));
    assertThat(seneste(service)).isEqualTo(before + 1);

    Call update =
        sertifikat(
            postkasse(OPPDATER_POSTKASSE, CITIZEN, PROVIDER, "a&å \uD83D\uDCEC <8"),
            AcceptanceTable.VALID);
    if (endpoint == Endpoint.SOAP) {
      update =
          sertifikat(
              postkasse(OPPDATER_POSTKASSE, CITIZEN, PROVIDER, "a&amp;å \uD83D\uDCEC &lt;8"),
              AcceptanceTable.VALID);
    }
    String updated = CITIZEN + " NEI AKTIV a&å \uD83D\uDCEC <8 984661185 " + AcceptanceTable.VALID;
    assertThat(endpoint.answer(service, update)).isEqualTo("OK");
    assertThat(endpoint.answer(service, update)).isEqualTo("OK");
    for (Endpoint each : Endpoint.values()) {
      assertThat(each.answer(service, look)).isEqualTo(updated);
    }
    assertThat(seneste(service)).isEqualTo(before + 2);

    assertThat(endpoint.answer(service, slett(CITIZEN, PROVIDER))).isEqualTo("OK");
    assertThat(endpoint.answer(service, slett(CITIZEN, PROVIDER)))
        .isEqualTo("FEILET INGEN_POSTBOKS_FUNNET");
    assertThat(endpoint.answer(service, look)).isEqualTo(CITIZEN + " NEI AKTIV");
    assertThat(endpoint.answer(service, kanVelge(CITIZEN))).isEqualTo("JA");
    assertThat(seneste(service)).isEqualTo(before + 3);
  }

  @ParameterizedTest
  @EnumSource
  void ofTwoProvidersThatWantOneCitizenOneGetsThem(Endpoint endpoint, Service service)
      throws Exception {
    Operasjon operation = OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
    for (int round = 0; round < 20; round++) {
      List<String> answers =
          atOnce(
              service,
              endpoint,
              postkasse(operation, CITIZEN, PROVIDER),
              postkasse(operation, CITIZEN, OTHER_PROVIDER).by(OTHER_PROVIDER));
      String winner = answers.get(0).equals("OK") ? PROVIDER : OTHER_PROVIDER;

      assertThat(answers).containsExactlyInAnyOrder("OK", "FEILET ALLEREDE_AKTIV");
      assertThat(endpoint.answer(service, slett(CITIZEN, winner).by(winner))).isEqualTo("OK");
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSameRequestTwiceAtOnceChangesOnce(Endpoint endpoint, Service service) throws Exception {
    for (int round = 0; round < 20; round++) {
      long before = seneste(service);
      Call create = postkasse(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, CITIZEN, PROVIDER);

      assertThat(atOnce(service, endpoint, create, create))
          .containsExactlyInAnyOrder("OK", "FEILET POSTKASSE_EKSISTERER_ALLEREDE");
      assertThat(atOnce(service, endpoint, slett(CITIZEN, PROVIDER), slett(CITIZEN, PROVIDER)))
          .containsExactlyInAnyOrder("OK", "FEILET INGEN_POSTBOKS_FUNNET");
      assertThat(seneste(service)).isEqualTo(before + 2);
    }
  }

  private static List<String> atOnce(Service service, Endpoint endpoint, Call... calls)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(calls.length);
    try {
      List<String> answers = new ArrayList<>();
      for (Future<String> answer :
          callers.invokeAll(
              Stream.of(calls)
                  .map(call -> (Callable<String>) () -> endpoint.answer(service, call))
                  .toList())) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void changesAreReadFromAnywhere(Service service) throws Exception {
    Call slett = slett(CITIZEN, PROVIDER);
    Call create = postkasse(OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE, CITIZEN, PROVIDER);
    for (Call call : List.of(create, slett)) {
      assertThat(Endpoint.REST.answer(service, call)).isEqualTo("OK");
    }
    long seneste = seneste(service);
    String person = CITIZEN + " NEI AKTIV";

    for (Endpoint endpoint : Endpoint.values()) {
      Call behov = Call.of(Operasjon.HENT_ENDRINGER).with("informasjonsbehov", "SikkerDigitalPost");
      assertThat(endpoint.answer(service, behov.with("fraEndringsNummer", "" + seneste)))
          .isEqualTo(seneste + " " + seneste + " " + seneste + " " + person);
      assertThat(endpoint.answer(service, behov.with("fraEndringsNummer", "" + (seneste - 1))))
          .isEqualTo((seneste - 1) + " " + seneste + " " + seneste + " " + person + "\n" + person);
      assertThat(endpoint.answer(service, behov.with("fraEndringsNummer", "" + (seneste + 1))))
          .isEqualTo((seneste + 1) + " " + seneste + " " + seneste);
      assertThat(endpoint.answer(service, behov.with("fraEndringsNummer", "" + Long.MAX_VALUE)))
          .isEqualTo(Long.MAX_VALUE + " " + seneste + " " + seneste);
      assertThat(endpoint.answer(service, behov.with("fraEndringsNummer", "0")))
          .startsWith("0 " + seneste + " " + seneste + " 20914695016 NEI AKTIV\n23879422019 ")
          .doesNotContain("IKKE_REGISTRERT");
    }
  }

  /** REST's scopes do not distinguish all pieces of information; SOAP's informasjonsbehov does. */
  @Test
  void overSoapEachPieceOfInformationCanBeAskedForByItself(Service service) throws Exception {
    assertSoap(service, personer(List.of(), "30865522262"), "30865522262 NEI AKTIV");
    assertSoap(service, personer(List.of("Person"), "30865522262"), "30865522262 NEI AKTIV");
    // VarslingsStatus is not asked for, so contact information is delivered.
    assertSoap(
        service,
        personer(List.of("Kontaktinfo", "Kontaktinfo"), "30865522262"),
        "30865522262 NEI AKTIV eldre@example.com");
    assertSoap(
        service,
        personer(List.of("VarslingsStatus"), "20914695016"),
        "20914695016 NEI AKTIV KAN_VARSLES");
    assertSoap(
        service,
        personer(List.of("Sertifikat"), "03888221041"),
        "03888221041 NEI AKTIV " + DemoCertificates.of(PROVIDER));
    // Without informasjonsbehov, changes deliver contact information; they leave nothing out.
    assertThat(Endpoint.SOAP.answer(service, endringer("1")))
        .contains("\n30865522262 NEI AKTIV eldre@example.com\n");
    assertThat(
            Endpoint.SOAP.answer(
                service,
                Call.of(Operasjon.HENT_ENDRINGER)
                    .with("fraEndringsNummer", "1")
                    .with("informasjonsbehov", "Kontaktinfo")
                    .with("informasjonsbehov", "VarslingsStatus")))
        .contains("\n30865522262 NEI AKTIV eldre@example.com\n");
    assertSoap(service, personer(List.of("Skostoerrelse"), "20914695016"), Endpoint.INVALID);
  }

  private static void assertSoap(Service service, Call call, String answer) throws Exception {
    assertThat(Endpoint.SOAP.answer(service, call)).as(call.toString()).isEqualTo(answer);
  }

  @Test
  void bothEndpointsSayWhenContactInformationWasGiven(Service service) throws Exception {
    Call call = personer(List.of("Kontaktinfo"), "20914695016");

    String rest = Endpoint.REST.ask(service, call).body();
    String soap = service.soap(Call.PUBLIC_BODY).open(Endpoint.SOAP.ask(service, call).body());

    assertThat(words("\"epostadresse_oppdatert\":\"([^\"]+)\"", rest))
        .singleElement()
        .asString()
        .matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z");
    // REST writes whole seconds.
    assertThat(words("sistOppdatert=\"([^\"]+)\"", soap))
        .extracting(time -> time.replaceAll("[.][0-9]+Z", "Z"))
        .isEqualTo(List.copyOf(words("\"epostadresse_oppdatert\":\"([^\"]+)\"", rest)));
  }

  @ParameterizedTest
  @EnumSource
  void aMalformedNumberIsNamedByItsPositionOnly(Endpoint endpoint, Service service)
      throws Exception {
    for (String malformed : List.of("12837512041", "1283751204")) {
      Call call = personer(List.of("Kontaktinfo"), "20914695016", "23879422019", malformed);

      HttpResponse<String> answer = endpoint.ask(service, call);
      String text =
          endpoint == Endpoint.REST
              ? answer.body()
              : service.soap(Call.PUBLIC_BODY).open(answer.body());
      Discretion.assertTellsNothing(answer);
      assertThat(text).containsIgnoringCase("personidentifikator at position 3 ");
      assertThat(text).doesNotContain(malformed);
      assertThat(service.log()).doesNotContain(malformed);
    }
  }

  @Test
  void manyClientsAtOnceGetTheirOwnAnswers(Service service) throws Exception {
    List<Row> table =
        AcceptanceTable.rows().stream().filter(row -> row.rest().length() < 3000).toList();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<List<String>>> mistakes = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        mistakes.add(clients.submit(() -> mistakes(service, table, first)));
      }
      for (Future<List<String>> ofOneClient : mistakes) {
        assertThat(ofOneClient.get()).isEmpty();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static List<String> mistakes(Service service, List<Row> table, int first)
      throws Exception {
    List<String> mistakes = new ArrayList<>();
    List<Row> shuffled = new ArrayList<>(table);
    Collections.rotate(shuffled, first * 7);
    for (int i = 0; i < CALLS / CLIENTS; i++) {
      Row row = shuffled.get(i % shuffled.size());
      // Mostly over REST: signing and encryption cost many times as much as the call.
      Endpoint endpoint = (i + first) % 4 == 0 ? Endpoint.SOAP : Endpoint.REST;
      String answer = endpoint.answer(service, row.call());
      if (!answer.equals(row.answer(endpoint))) {
        mistakes.add(endpoint + ": " + answer + " for " + row);
      }
    }
    return mistakes;
  }

  private static long seneste(Service service) throws Exception {
    return Long.parseLong(
        Endpoint.REST.answer(service, endringer(Long.toString(Long.MAX_VALUE))).split(" ")[2]);
  }
}
