package no.kontaktregister.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static no.kontaktregister.demo.SoapSigner.MESSAGES;
import static no.kontaktregister.demo.SoapSigner.SOAP;
import static no.kontaktregister.endtoend.service.Discretion.SECRET;
import static no.kontaktregister.endtoend.service.Discretion.assertTellsNothing;
import static no.kontaktregister.endtoend.service.Endpoint.SOAP_PATH;
import static no.kontaktregister.endtoend.service.Endpoint.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import no.kontaktregister.adapters.soap.RecordedClient;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.endtoend.service.Call;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.OnEveryServer;
import no.kontaktregister.endtoend.service.Service;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.xml.security.c14n.Canonicalizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Which requests the SOAP endpoints answer, and which they refuse. */
@OnEveryServer
class WsSecurityIT {

  private static final String PROVIDER = "984661185";
  private static final String PUBLIC_BODY = "974761076";
  private static final String SUPPLIER = "987654325";
  private static final String REAL_PATH = "/kontaktinfo-external/ws-v5";
  private static final String QUESTION =
      envelope(
          "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
              + SECRET
              + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>");

  /** What servers keep of an answer by themselves before they send it, in bytes. */
  private static final int SERVERS_BUFFER = 8192;

  private static final String RSA_SHA1 = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";

  @AfterEach
  void aGoodRequestStillGetsIn(Service service) throws Exception {
    assertThat(Endpoint.SOAP.answer(service, Call.kanVelge(SECRET))).isEqualTo("NEI RESERVERT");
  }

  @Test
  void theAnswerIsSignedAndEncryptedToTheCaller(Service service) throws Exception {
    HttpResponse<String> answer = send(service, Service.signer(PROVIDER).sign(QUESTION));

    assertThat(answer.body())
        .contains("EncryptedData", "SignatureConfirmation", "aes256-cbc", "rsa-oaep-mgf1p")
        .doesNotContain("RESERVERT");
    assertThat(service.soap("984661185").open(answer.body())).contains("RESERVERT");
  }

  @Test
  void anAnswerThatIsLongerThanTheServersBufferIsSentInOnePiece(Service service) throws Exception {
    Document question =
        Service.signer(PUBLIC_BODY)
            .sign(
                envelope(
                    "<m:HentPersonerForespoersel>"
                        + "<m:informasjonsbehov>Sertifikat</m:informasjonsbehov>"
                        + "<m:personidentifikator>03888221041</m:personidentifikator>"
                        + "<m:personidentifikator>25929030063</m:personidentifikator>"
                        + "</m:HentPersonerForespoersel>"));

    HttpResponse<String> answer =
        service.post(REAL_PATH, "application/soap+xml", SoapSigner.write(question));

    assertThat(answer.body()).hasSizeGreaterThan(SERVERS_BUFFER);
    assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    assertThat(answer.headers().firstValue("Content-Length"))
        .hasValue(Integer.toString(answer.body().length()));
  }

  @Test
  void theCertificateMayStandInAKeyIdentifier(Service service) throws Exception {
    Document message =
        Service.signer(PROVIDER).keyIdentifier(WSConstants.X509_KEY_IDENTIFIER).sign(QUESTION);

    assertThat(service.soap("984661185").open(send(service, message).body())).contains("RESERVERT");
  }

  private interface Attack {
    Document message() throws Exception;
  }

  static Stream<Arguments> attacks() {
    return Stream.of(
        attack("no Security header", () -> SoapSigner.parse(QUESTION)),
        attack("no Timestamp", () -> signer().timestamp(null, null).parts("Body").sign(QUESTION)),
        attack("no Expires", () -> signer().timestamp(0, null).sign(QUESTION)),
        attack("an expired Timestamp", () -> signer().timestamp(-300, -180).sign(QUESTION)),
        attack(
            "an old Timestamp that lives long", () -> signer().timestamp(-300, 300).sign(QUESTION)),
        attack("a Timestamp of the future", () -> signer().timestamp(300, 400).sign(QUESTION)),
        attack("a reversed Timestamp", () -> signer().timestamp(30, -30).sign(QUESTION)),
        attack("Body not signed", () -> signer().parts("Timestamp").sign(QUESTION)),
        attack("Timestamp not signed", () -> signer().parts("Body").sign(QUESTION)),
        attack("Body changed", () -> changed("personidentifikator", "20914695016")),
        attack("SignatureValue changed", () -> changed("SignatureValue", "AAAA")),
        attack("DigestValue changed", () -> changed("DigestValue", "AAAA")),
        attack(
            "rsa-sha1", () -> signer().algorithms(RSA_SHA1, WSS4JConstants.SHA256).sign(QUESTION)),
        attack("a name for an algorithm: none", () -> algorithm("http://www.w3.org/none")),
        attack("HMAC", () -> algorithm("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256")),
        attack("an XSLT transform", () -> transform("http://www.w3.org/TR/1999/REC-xslt-19991116")),
        attack(
            "an XPath transform", () -> transform("http://www.w3.org/TR/1999/REC-xpath-19991116")),
        attack("Body moved, another in its place", () -> bodyMoved(false)),
        attack("Body moved, another with its id", () -> bodyMoved(true)),
        attack("Timestamp moved, another in its place", WsSecurityIT::timestampMoved),
        attack("a second Security header", WsSecurityIT::secondSecurity),
        attack("a signature by HMAC with what everybody knows", WsSecurityIT::signedByHmac),
        attack("two signatures", WsSecurityIT::signedTwice),
        attack("five references", WsSecurityIT::manyReferences),
        attack("encrypted to the registry", WsSecurityIT::encrypted),
        attack("an assertion of SAML", WsSecurityIT::withAssertion),
        attack("an assertion of SAML for a key", WsSecurityIT::signedByAssertion),
        attack("a header of 1 MB", WsSecurityIT::withLongHeader),
        attack("another authority", () -> SoapSigner.with(stranger()).sign(QUESTION)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void anAttackDoesNotGetIn(String name, Attack attack, Service service) throws Exception {
    HttpResponse<String> answer = send(service, attack.message());

    assertTellsNothing(answer);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("<env:Value>env:Sender</env:Value>")
        .doesNotContain("EncryptedData");
  }

  @Test
  void aPartThatIsNotSignedIsNamed(Service service) throws Exception {
    assertThat(send(service, signer().parts("Timestamp").sign(QUESTION)).body())
        .contains("The signature does not cover the Body");
  }

  /** As it stands, at the path that it knows: only its host and its keys have changed. */
  @ParameterizedTest
  @EnumSource
  void aClientOfTheRealServiceGetsItsAnswer(RecordedClient client, Service service)
      throws Exception {
    String sender = client.sendsPaaVegneAv() ? SUPPLIER : PUBLIC_BODY;
    SoapSigner keys = Service.signer(sender);
    String request =
        client.request(
            keys.keys().getPrivateKey("key", DemoAuthority.PASSWORD),
            keys.certificate(),
            PUBLIC_BODY,
            SECRET);

    HttpResponse<String> answer = service.post(REAL_PATH, client.contentType(), request);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("X-Correlation-Id")).isPresent();
    assertThat(Service.client(sender).open(answer.body()))
        .contains(">" + SECRET + "<", "AKTIV", "KAN_IKKE_VARSLES");
  }

  @Test
  void anAnswerIsCompressedIfTheCallerAcceptsThat(Service service) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(service.uri(SOAP_PATH))
                    .header("Content-Type", "application/soap+xml")
                    .header("Accept-Encoding", "GZIP")
                    .POST(
                        BodyPublishers.ofString(
                            SoapSigner.write(Service.signer(PROVIDER).sign(QUESTION))))
                    .build(),
                BodyHandlers.ofInputStream());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    String text = new String(new GZIPInputStream(answer.body()).readAllBytes(), UTF_8);
    assertThat(service.soap(PROVIDER).open(text)).contains("RESERVERT");
  }

  @Test
  void aMessageGetsInOnce(Service service) throws Exception {
    Document message = Service.signer(PROVIDER).sign(QUESTION);

    assertThat(send(service, message).statusCode()).isEqualTo(200);
    HttpResponse<String> second = send(service, message);
    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(service.soap("984661185").open(second.body()))
        .contains("The request has been accepted before. Sign it anew.")
        .doesNotContain("Security");
  }

  @Test
  void aMessageSentManyTimesAtOnceGetsInOnce(Service service) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    for (int round = 0; round < 5; round++) {
      Document message = Service.signer(PROVIDER).sign(QUESTION);
      String text = SoapSigner.write(message);
      Callable<Integer> call =
          () -> service.post(SOAP_PATH, "application/soap+xml", text).statusCode();
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> answer : callers.invokeAll(Collections.nCopies(8, call))) {
        statuses.add(answer.get());
      }
      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 500);
    }
    callers.shutdown();
  }

  @Test
  void aSupplierWithADelegationGetsAnswers(Service service) throws Exception {
    Document message =
        Service.signer("987654325")
            .parts("Body", "Timestamp", "Oppslagstjenesten")
            .sign(onBehalfOf("922020175"));

    assertThat(Service.client("987654325").open(send(service, message).body()))
        .contains("RESERVERT");
    assertThat(
            service.logged(
                " virksomhet=922020175 supplier=987654325"
                    + " operation=KAN_VELGE_SIKKER_DIGITAL_POSTKASSE outcome=RESERVERT "))
        .isNotEmpty();
  }

  @Test
  void aPublicBodyIsNoMailboxProvider(Service service) throws Exception {
    HttpResponse<String> answer = send(service, Service.signer("974761076").sign(QUESTION));

    assertThat(Service.client("974761076").open(answer.body()))
        .contains("Service owner 974761076 does not have access");
  }

  @Test
  void anEnterpriseWithoutAccessIsDeniedInAFaultWithoutASecurityHeader(Service service)
      throws Exception {
    HttpResponse<String> answer = send(service, Service.signer("991825827").sign(QUESTION));

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(Service.client("991825827").open(answer.body()))
        .doesNotContain("Security")
        .contains(
            "Invalid service usage: Service owner 991825827 does not have access to"
                + " POSTKASSELEVERANDOER");
  }

  @Test
  void aSupplierWithoutADelegationIsDenied(Service service) throws Exception {
    Document message =
        Service.signer(PROVIDER)
            .parts("Body", "Timestamp", "Oppslagstjenesten")
            .sign(onBehalfOf("922020175"));

    assertThat(send(service, message).body())
        .contains("Service owner 922020175 does not have access");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aHeaderThatIsNotAtItsPlaceRefusesTheRequestHoweverItIsWrapped(int times, Service service)
      throws Exception {
    String wrapped =
        ("<x:Header xmlns:x='http'><m:Oppslagstjenesten><m:PaaVegneAv>922020175</m:PaaVegneAv>"
                + "</m:Oppslagstjenesten></x:Header>")
            .repeat(times);
    for (String place : List.of("<e:Header>", "</e:Header>")) {
      String inserted = place.equals("<e:Header>") ? place + wrapped : wrapped + place;

      Document withoutHeader = Service.signer("987654325").sign(QUESTION);
      assertThat(open("987654325", service, withoutHeader, place, inserted))
          .contains("The header Oppslagstjenesten is in the wrong place");

      Document withAnother =
          Service.signer("987654325")
              .parts("Body", "Timestamp", "Oppslagstjenesten")
              .sign(onBehalfOf(PROVIDER));
      assertThat(open("987654325", service, withAnother, place, inserted))
          .contains("The header Oppslagstjenesten is in the wrong place");
    }
  }

  private static String open(
      String caller, Service service, Document message, String place, String inserted)
      throws Exception {
    String changed = SoapSigner.write(message).replace(place, inserted);
    assertThat(changed).contains(inserted);
    return Service.client(caller)
        .open(service.post(SOAP_PATH, "application/soap+xml", changed).body());
  }

  @Test
  void whoeverIsActedForMustBeAnEnterprise(Service service) throws Exception {
    Document message =
        Service.signer(PROVIDER)
            .parts("Body", "Timestamp", "Oppslagstjenesten")
            .sign(onBehalfOf("922020176"));

    assertThat(send(service, message).body()).contains("one PaaVegneAv with an");
  }

  private static SoapSigner signer() throws Exception {
    return Service.signer(PROVIDER);
  }

  private static Arguments attack(String name, Attack attack) {
    return Arguments.of(name, attack);
  }

  private static String onBehalfOf(String organisationNumber) {
    return QUESTION.replace(
        "<e:Body>",
        "<e:Header><m:Oppslagstjenesten><m:PaaVegneAv>"
            + organisationNumber
            + "</m:PaaVegneAv></m:Oppslagstjenesten></e:Header><e:Body>");
  }

  private static Document changed(String element, String content) throws Exception {
    Document message = signer().sign(QUESTION);
    first(message, "*", element).setTextContent(content);
    return message;
  }

  private static Document algorithm(String algorithm) throws Exception {
    Document message = signer().sign(QUESTION);
    first(message, "*", "SignatureMethod").setAttribute("Algorithm", algorithm);
    return message;
  }

  private static Document transform(String algorithm) throws Exception {
    Document message = signer().sign(QUESTION);
    first(message, "*", "Transform").setAttribute("Algorithm", algorithm);
    return message;
  }

  private static Document bodyMoved(boolean sameId) throws Exception {
    Document message = signer().sign(QUESTION);
    Element body = first(message, SOAP, "Body");
    Element other = (Element) body.cloneNode(true);
    first(other, "*", "personidentifikator").setTextContent("20914695016");
    if (!sameId) {
      other.removeAttributeNS(WSS4JConstants.WSU_NS, "Id");
    }
    body.getParentNode().replaceChild(other, body);
    Element wrapper = message.createElementNS(MESSAGES, "m:Wrapper");
    wrapper.appendChild(body);
    first(message, SOAP, "Header").appendChild(wrapper);
    return message;
  }

  private static Document timestampMoved() throws Exception {
    Document message = signer().timestamp(-200, -80).sign(QUESTION);
    Element timestamp = first(message, "*", "Timestamp");
    Document fresh = signer().sign(QUESTION);
    Node other = message.importNode(first(fresh, "*", "Timestamp"), true);
    ((Element) other).setAttributeNS(WSS4JConstants.WSU_NS, "wsu:Id", "TS-2");
    timestamp.getParentNode().replaceChild(other, timestamp);
    Element wrapper = message.createElementNS(MESSAGES, "m:Wrapper");
    wrapper.appendChild(timestamp);
    first(message, SOAP, "Header").appendChild(wrapper);
    return message;
  }

  private static Document secondSecurity() throws Exception {
    Document message = signer().sign(QUESTION);
    Element security = first(message, "*", "Security");
    security.getParentNode().appendChild(security.cloneNode(true));
    return message;
  }

  /** Whoever takes the certificate's public key for an HMAC's secret takes this for signed. */
  private static Document signedByHmac() throws Exception {
    SoapSigner signer = signer();
    Document message = signer.sign(QUESTION);
    first(message, "*", "SignatureMethod")
        .setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256");
    ByteArrayOutputStream signedInfo = new ByteArrayOutputStream();
    Canonicalizer.getInstance(WSS4JConstants.C14N_EXCL_OMIT_COMMENTS)
        .canonicalizeSubtree(
            first(message, "*", "SignedInfo"),
            first(message, "*", "InclusiveNamespaces").getAttribute("PrefixList"),
            signedInfo);
    Mac hmac = Mac.getInstance("HmacSHA256");
    hmac.init(new SecretKeySpec(signer.certificate().getPublicKey().getEncoded(), "HmacSHA256"));
    first(message, "*", "SignatureValue")
        .setTextContent(Base64.getEncoder().encodeToString(hmac.doFinal(signedInfo.toByteArray())));
    return message;
  }

  private static Document signedTwice() throws Exception {
    Document message = signer().sign(QUESTION);
    Service.signer("922020175").addSignature(message);
    return message;
  }

  private static Document manyReferences() throws Exception {
    String headers = "<e:Header><m:A/><m:B/><m:C/></e:Header><e:Body>";
    return signer()
        .parts("Body", "Timestamp", "A", "B", "C")
        .sign(QUESTION.replace("<e:Body>", headers));
  }

  private static Document encrypted() throws Exception {
    Document message = signer().sign(QUESTION);
    WSSecHeader header = new WSSecHeader(message);
    header.insertSecurityHeader();
    WSSecEncrypt encryption = new WSSecEncrypt(header);
    encryption.setUserInfo("key");
    encryption.setKeyIdentifierType(WSConstants.ISSUER_SERIAL);
    KeyGenerator key = KeyGenerator.getInstance("AES");
    key.init(256);
    encryption.setSymmetricEncAlgorithm(WSS4JConstants.AES_256);
    encryption.build(Service.signer("991825827").keys(), key.generateKey());
    return message;
  }

  private static Document withAssertion() throws Exception {
    Document message = signer().sign(QUESTION);
    first(message, "*", "Security").appendChild(assertion(message));
    return message;
  }

  private static Document signedByAssertion() throws Exception {
    Document message = signer().sign(QUESTION);
    Element reference = first(message, "*", "SecurityTokenReference");
    while (reference.hasChildNodes()) {
      reference.removeChild(reference.getFirstChild());
    }
    reference.appendChild(assertion(message));
    return message;
  }

  private static Element assertion(Document message) {
    Element assertion =
        message.createElementNS("urn:oasis:names:tc:SAML:2.0:assertion", "saml2:Assertion");
    assertion.setAttribute("Version", "2.0");
    assertion.setAttribute("ID", "a");
    return assertion;
  }

  private static Document withLongHeader() throws Exception {
    return signer()
        .sign(
            QUESTION.replace(
                "<e:Body>",
                "<e:Header><m:Long>" + "x".repeat(1_000_000) + "</m:Long></e:Header><e:Body>"));
  }

  private static Path stranger() throws Exception {
    return DemoAuthority.in(Path.of("target", "stranger-keys")).keysOf(PROVIDER);
  }

  private static Element first(Document message, String namespace, String name) {
    return (Element) message.getElementsByTagNameNS(namespace, name).item(0);
  }

  private static Element first(Element parent, String namespace, String name) {
    return (Element) parent.getElementsByTagNameNS(namespace, name).item(0);
  }

  private static HttpResponse<String> send(Service service, Document message) throws Exception {
    return service.post(SOAP_PATH, "application/soap+xml", SoapSigner.write(message));
  }
}
