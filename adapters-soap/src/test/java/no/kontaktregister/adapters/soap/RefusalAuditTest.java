package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static no.kontaktregister.adapters.soap.LocalService.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request of a known caller that does not reach a use case leaves an audit record. */
class RefusalAuditTest {

  private static final String KAN_VELGE =
      "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>20914695016"
          + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>";

  private static LocalService service;

  @BeforeAll
  static void publish() {
    service = new LocalService(Requests.AS_PUBLISHED);
  }

  @BeforeEach
  void reset() {
    service.useCases.reset();
    service.refusals.clear();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @ParameterizedTest
  @CsvSource({
    "local://oppslagstjenesten, HentPersonerForespoersel, HENT_PERSONER",
    "local://oppslagstjenesten, HentEndringerForespoersel, HENT_ENDRINGER",
    "local://postkasseleverandoer, SlettPostkasseForespoersel, SLETT_POSTKASSE",
    "local://postkasseleverandoer, KanVelgeSikkerDigitalPostkasseForespoersel,"
        + " KAN_VELGE_SIKKER_DIGITAL_POSTKASSE"
  })
  void aRequestThatDoesNotFollowTheSchemaLeavesARecord(
      String address, String element, String operasjon) throws Exception {
    assertThat(send(address, "", "<m:" + element + "/>")).contains("does not follow the schema");

    assertThat(service.refusals)
        .containsExactly(
            Keys.PROVIDER + " for " + Keys.PROVIDER + ": " + operasjon + " INVALID_REQUEST");
  }

  @Test
  void theRecordHasTheEnterpriseThatTheSignerActsFor() throws Exception {
    send(OPPSLAGSTJENESTEN, paaVegneAv("991825827"), "<m:HentPersonerForespoersel/>");
    send(OPPSLAGSTJENESTEN, paaVegneAv("1"), "<m:HentPersonerForespoersel/>");

    assertThat(service.refusals)
        .containsExactly(
            Keys.PROVIDER + " for 991825827: HENT_PERSONER INVALID_REQUEST",
            Keys.PROVIDER + " for " + Keys.PROVIDER + ": HENT_PERSONER INVALID_REQUEST");
  }

  @Test
  void aRequestThatReachesAUseCaseLeavesItsRecordThere() throws Exception {
    send(POSTKASSELEVERANDOER, "", KAN_VELGE);
    service.useCases.failure = new RegistryUnavailableException("down");
    send(POSTKASSELEVERANDOER, "", KAN_VELGE);

    assertThat(service.useCases.asked).hasSize(2);
    assertThat(service.refusals).isEmpty();
  }

  @Test
  void aRequestWithoutAKnownCallerOrOperationLeavesNoRecord() throws Exception {
    service.send(OPPSLAGSTJENESTEN, envelope("<m:HentPersonerForespoersel/>"));
    send(OPPSLAGSTJENESTEN, "", "<m:OtherForespoersel/>");
    send(OPPSLAGSTJENESTEN, "", "");

    assertThat(service.refusals).isEmpty();
  }

  @Test
  void aReplayedRequestLeavesNoSecondRecord() throws Exception {
    String request = write(client().sign(envelope("<m:HentPersonerForespoersel/>")));
    service.send(OPPSLAGSTJENESTEN, request);
    assertThat(service.send(OPPSLAGSTJENESTEN, request)).contains("accepted before");

    assertThat(service.refusals).hasSize(1);
  }

  private static String send(String address, String header, String body) throws Exception {
    return service.send(address, write(client().sign(envelope(header, body))));
  }

  private static String paaVegneAv(String number) {
    return "<m:Oppslagstjenesten><m:PaaVegneAv>" + number + "</m:PaaVegneAv></m:Oppslagstjenesten>";
  }
}
