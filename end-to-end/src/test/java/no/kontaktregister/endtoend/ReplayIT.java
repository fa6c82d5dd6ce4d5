package no.kontaktregister.endtoend;

import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.SOAP_PATH;
import static no.kontaktregister.endtoend.service.Endpoint.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.server.PayaraMicro.Refusal;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import no.kontaktregister.endtoend.service.TokenIssuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes that remember together, by the JCache provider that the server brings. */
class ReplayIT {

  private static final String QUESTION =
      envelope(
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
              + SECRET
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>");

  @Test
  void whatOneNodeHasTakenTheOtherRefuses(@TempDir Path folder) throws Exception {
    Map<String, String> configuration = shared(folder, 300);
    try (Service other = Service.start(configuration)) {
      try (Service one = Service.start(configuration)) {
        assertTakenOnce(one, other);
        assertTakenOnce(other, one);
      }
      assertThat(Endpoint.SOAP.answer(other, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
    }
  }

  @Test
  void aCacheThatForgetsTooSoonStopsTheStart(@TempDir Path folder) throws Exception {
    Refusal refusal =
        new PayaraMicro(PayaraMicro.DEMO)
            .refuse(Service.completeDemo(shared(folder, 299), new TokenIssuer()));

    assertThat(refusal.exitCode()).isEqualTo(1);
    assertThat(refusal.log())
        .contains(
            "Kontaktregister did not start. There is 1 fault in the configuration:\n"
                + "  kontaktregister.soap.replay-store: \"jcache\" cannot be used; expected memory,"
                + " because the cache kontaktregister.signatures forgets before 300 seconds have"
                + " passed.");
  }

  private static void assertTakenOnce(Service first, Service second) throws Exception {
    String message = SoapSigner.write(Service.signer("984661185").sign(QUESTION));

    assertThat(send(first, message).statusCode()).isEqualTo(200);
    HttpResponse<String> replayed = send(second, message);
    assertTellsNothing(replayed);
    assertThat(replayed.statusCode()).isEqualTo(500);
    assertThat(replayed.body()).contains("The request has been accepted before.");
  }

  private static HttpResponse<String> send(Service service, String message) throws Exception {
    return service.post(SOAP_PATH, "application/soap+xml", message);
  }

  private static Map<String, String> shared(Path folder, int seconds) throws Exception {
    Path file = folder.resolve("hazelcast.xml");
    Files.writeString(
        file,
        """
        <hazelcast xmlns="http://www.hazelcast.com/schema/config">
          <cluster-name>%s</cluster-name>
          <network>
            <port auto-increment="true" port-count="10">%d</port>
            <join>
              <auto-detection enabled="false"/>
              <tcp-ip enabled="true"><member>127.0.0.1</member></tcp-ip>
            </join>
            <interfaces enabled="true"><interface>127.0.0.1</interface></interfaces>
          </network>
          <cache name="kontaktregister.signatures">
            <key-type class-name="java.lang.String"/>
            <value-type class-name="java.lang.Boolean"/>
            <backup-count>1</backup-count>
            <expiry-policy-factory>
              <timed-expiry-policy-factory
                  expiry-policy-type="CREATED" duration-amount="%d" time-unit="SECONDS"/>
            </expiry-policy-factory>
            <eviction size="250000" max-size-policy="ENTRY_COUNT" eviction-policy="LRU"/>
          </cache>
        </hazelcast>
        """
            .formatted(folder.getFileName(), ApplicationServer.freePorts(1).get(0), seconds));
    return Map.of(
        "kontaktregister.soap.replay-store", "jcache",
        "hazelcast.jcache.provider.type", "member",
        "hazelcast.config", file.toString());
  }
}
