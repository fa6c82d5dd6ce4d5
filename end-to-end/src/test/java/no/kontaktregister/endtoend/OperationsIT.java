package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.ws.WebServiceException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.security.auth.callback.CallbackHandler;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeSikkerDigitalPostkasseForespoersel;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeSikkerDigitalPostkasseRespons;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.KanVelgeStatus;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseleverandoerV5;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.ws.security.tokenstore.MemoryTokenStore;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What surrounds the answers: descriptions, health and metrics. */
@OnEveryServer
class OperationsIT {

  @Test
  void theWsdlTellsTheAddressThatItWasAskedAt(Service service) throws Exception {
    HttpResponse<String> wsdl = service.get(Endpoint.SOAP_PATH + "?wsdl");

    assertThat(wsdl.statusCode()).isEqualTo(200);
    assertThat(wsdl.body())
        .contains("location=\"" + service.uri(Endpoint.SOAP_PATH) + "\"")
        .contains("schemaLocation=\"" + service.uri(Endpoint.SOAP_PATH) + "?xsd=");
  }

  @Test
  void aClientMadeFromTheWsdlGetsAnswers(Service service) throws Exception {
    KanVelgeSikkerDigitalPostkasseForespoersel question =
        new KanVelgeSikkerDigitalPostkasseForespoersel();
    question.setPersonidentifikator("12837512040");

    KanVelgeSikkerDigitalPostkasseRespons answer =
        client(service, false).kanVelgeSikkerDigitalPostkasse(question);

    assertThat(answer.getStatus()).isEqualTo(KanVelgeStatus.NEI);
    assertThat(answer.getBeskrivelse().name()).isEqualTo("RESERVERT");
  }

  @Test
  void aClientMadeFromTheWsdlGetsFaults(Service service) {
    assertThatThrownBy(
            () ->
                client(service, true)
                    .kanVelgeSikkerDigitalPostkasse(
                        new KanVelgeSikkerDigitalPostkasseForespoersel()))
        .isInstanceOf(WebServiceException.class)
        .hasMessageContaining("personidentifikator");
  }

  private static Postkasseleverandoer1602 client(Service service, boolean expectsFault)
      throws Exception {
    Postkasseleverandoer1602 client =
        new PostkasseleverandoerV5(service.uri(Endpoint.SOAP_PATH + "?wsdl").toURL())
            .getPostkasseleverandoerV5Port();
    secure(ClientProxy.getClient(client), expectsFault);
    return client;
  }

  /** Signs, decrypts and verifies with the settings of CXF and WSS4J alone. */
  private static void secure(Client client, boolean expectsFault) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream keys = Files.newInputStream(Service.keysOf("984661185"))) {
      store.load(keys, DemoAuthority.PASSWORD.toCharArray());
    }
    Merlin own = new Merlin();
    own.setKeyStore(store);
    KeyStore issuers = KeyStore.getInstance("PKCS12");
    issuers.load(null, null);
    issuers.setCertificateEntry("ca", store.getCertificateChain("key")[1]);
    Merlin trusted = new Merlin();
    trusted.setTrustStore(issuers);
    CallbackHandler password =
        callbacks -> ((WSPasswordCallback) callbacks[0]).setPassword(DemoAuthority.PASSWORD);

    Map<String, Object> out = new HashMap<>();
    out.put("action", "Timestamp Signature");
    out.put("user", "key");
    out.put("signaturePropRefId", "own");
    out.put("own", own);
    out.put("passwordCallbackRef", password);
    out.put("signatureKeyIdentifier", "DirectReference");
    out.put("signatureAlgorithm", "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    out.put("signatureDigestAlgorithm", "http://www.w3.org/2001/04/xmlenc#sha256");
    out.put("timeToLive", "120");
    out.put("enableSignatureConfirmation", "true");
    out.put(
        "signatureParts",
        "{}{http://www.w3.org/2003/05/soap-envelope}Body;{}{"
            + WSS4JConstants.WSU_NS
            + "}Timestamp");
    client.getOutInterceptors().add(new WSS4JOutInterceptor(out));

    Map<String, Object> in = new HashMap<>();
    in.put("action", "Timestamp Signature Encrypt");
    in.put("signatureVerificationPropRefId", "trusted");
    in.put("trusted", trusted);
    in.put("decryptionPropRefId", "own");
    in.put("own", own);
    in.put("passwordCallbackRef", password);
    in.put("enableSignatureConfirmation", "true");
    WSS4JInInterceptor verification = new WSS4JInInterceptor(in);
    // A fault is signed and not encrypted, which is not the actions that an answer must have.
    verification.setIgnoreActions(expectsFault);
    client.getInInterceptors().add(verification);
    client
        .getEndpoint()
        .put("org.apache.cxf.ws.security.tokenstore.TokenStore", new MemoryTokenStore());
    client.getEndpoint().put("ws-security.timestamp.cache.instance", new MemoryReplayCache());
  }

  @Test
  void theSchemaKnowsEveryCodeOfTheDomain() {
    assertThat(
            Stream.of(
                    no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Beskrivelse
                        .values())
                .map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(codes());
  }

  private static Set<String> codes() {
    return Stream.concat(
            Stream.of(KanVelgeRespons.Beskrivelse.values()),
            Stream.of(PostkasseRespons.Beskrivelse.values()))
        .map(Enum::name)
        .collect(Collectors.toSet());
  }

  @Test
  void theRestEndpointIsDescribedWithEveryCode(Service service) throws Exception {
    String description = service.get("/openapi").body();

    assertThat(description).contains(Endpoint.REST_PATH + ":");
    assertThat(codes()).allSatisfy(code -> assertThat(description).contains("- " + code));
  }

  @Test
  void healthTellsThatTheRegistryAnswers(Service service) throws Exception {
    assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(service.get("/health/ready").body())
        .contains("\"name\":\"registry\"", "\"status\":\"UP\"");
    assertThat(service.get("/health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/health/live", "/health/ready", "/metrics", "/openapi"})
  void whatIsOnlyReadTakesNoOtherMethod(String path, Service service) throws Exception {
    long before = service.log().lines().count();

    for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "PROPFIND", "BREW")) {
      HttpResponse<String> answer =
          service.send(
              HttpRequest.newBuilder(service.uri(path)).method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
      assertThat(answer.body()).contains("urn:kontaktregister:problem:method-not-allowed");
    }
    assertThat(service.log().lines().skip(before)).isEmpty();
  }

  @Test
  void answersAreCountedByCodeAndByNothingElse(Service service) throws Exception {
    double before = counted(service);
    Endpoint.REST.ask(service, Call.kanVelge("03888221041"));
    Endpoint.SOAP.ask(service, Call.kanVelge("03888221041"));

    assertThat(counted(service) - before).isEqualTo(2);
    assertThat(service.get("/metrics").body()).doesNotContain("03888221041");
  }

  private static double counted(Service service) throws Exception {
    Matcher line =
        Pattern.compile(
                "kontaktregister_calls_total\\{operation=\"KAN_VELGE_SIKKER_DIGITAL_POSTKASSE\""
                    + ",outcome=\"ALLEREDE_AKTIV\"} ([0-9.E]+)")
            .matcher(service.get("/metrics").body());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }
}
