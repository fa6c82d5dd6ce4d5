package no.kontaktregister.demo.startpage;

import jakarta.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import no.kontaktregister.demo.Citizen;

/**
 * Asks the service's own endpoints as a mailbox provider would: over HTTP, with a provider's keys.
 */
public final class TryOut {

  private static final String REST_PATH = "/rest/v1/postkasse/kan-velge";
  private static final String SOAP_PATH = "/ws/postkasseleverandoer/v5";

  private static final String ENVELOPE =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope">\
      <e:Body>\
      <KanVelgeSikkerDigitalPostkasseForespoersel \
      xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">\
      <personidentifikator>%s</personidentifikator>\
      </KanVelgeSikkerDigitalPostkasseForespoersel>\
      </e:Body>\
      </e:Envelope>""";

  private final DemoCaller caller;
  private final List<Citizen> citizens;
  private final HttpClient client = Exchange.client();

  /**
   * @param citizens who may be asked about
   */
  public TryOut(DemoCaller caller, List<Citizen> citizens) {
    this.caller = caller;
    this.citizens = List.copyOf(citizens);
  }

  List<Citizen> citizens() {
    return citizens;
  }

  /**
   * @param service where this service is
   */
  Outcome ask(URI service, Citizen citizen) throws Exception {
    String number = citizen.number().value();
    Exchange rest =
        Exchange.post(
            client,
            URI.create(service + REST_PATH),
            Map.of("Authorization", "Bearer " + caller.token(), "Content-Type", "application/json"),
            Json.createObjectBuilder().add("personidentifikator", number).build().toString());
    Exchange soap =
        Exchange.post(
            client,
            URI.create(service + SOAP_PATH),
            Map.of("Content-Type", "application/soap+xml; charset=utf-8"),
            caller.sign(ENVELOPE.formatted(number)));
    return new Outcome(citizen, rest, soap, caller.open(soap.response().body()));
  }
}
