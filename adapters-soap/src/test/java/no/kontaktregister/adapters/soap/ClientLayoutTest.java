package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.paaVegneAv;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the real service send, in both modes. */
class ClientLayoutTest {

  private static final String PERSON = "20914695016";
  private static final String OTHER = "922020175";

  private static LocalService strict;
  private static LocalService asPublished;

  @BeforeAll
  static void publish() {
    strict = new LocalService(Requests.STRICT);
    asPublished = new LocalService(Requests.AS_PUBLISHED);
  }

  @BeforeEach
  void reset() {
    strict.useCases.reset();
    asPublished.useCases.reset();
  }

  @AfterAll
  static void close() {
    strict.close();
    asPublished.close();
  }

  @ParameterizedTest
  @EnumSource
  void asPublishedAcceptsWhatTheRealServiceAccepted(RecordedClient client) throws Exception {
    assertThat(write(client().open(send(asPublished, request(client)))))
        .contains("HentPersonerRespons");
    assertThat(asPublished.useCases.asked.pop().caller())
        .isEqualTo(client.sendsPaaVegneAv() ? forAnother() : forItself());
  }

  @ParameterizedTest
  @CsvSource({
    "DIFI_JAVA, The algorithm of the signature's DigestMethod is not accepted. Use one of",
    "DIFI_DOTNET, The algorithm of the signature's DigestMethod is not accepted. Use one of",
    "SOAPUI, The signature does not cover the header Oppslagstjenesten. Sign it.",
    "NODE_SOAP, The algorithm of the signature's DigestMethod is not accepted. Use one of"
  })
  void strictRefusesSha1DigestsAndAnUnsignedPaaVegneAv(RecordedClient client, String reason)
      throws Exception {
    assertThat(send(strict, request(client))).contains("env:Sender", reason);
    assertThat(strict.useCases.asked).isEmpty();
  }

  @Test
  void strictAcceptsAClientThatSignsPaaVegneAvWithSha256() throws Exception {
    assertThat(write(client().open(send(strict, request(RecordedClient.WCF)))))
        .contains("HentPersonerRespons");
    assertThat(strict.useCases.asked.pop().caller()).isEqualTo(forAnother());
  }

  /** So that a request is accepted for its signature, and not for its layout. */
  @ParameterizedTest
  @EnumSource
  void aChangedRequestIsRefusedInEveryLayout(RecordedClient client) throws Exception {
    String changed = request(client).replace(PERSON, "23879422019");

    assertThat(send(asPublished, changed))
        .contains("env:Sender", "The request's signature is not correct");
    assertThat(asPublished.useCases.asked).isEmpty();
  }

  @Test
  void theSecondTransformOfNodeSoapIsNamed() throws Exception {
    String transform = "<Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    String twoTransforms =
        request(RecordedClient.NODE_SOAP)
            .replace(
                transform,
                "<Transform Algorithm=\"http://www.w3.org/2000/09/xmldsig#enveloped-signature\"/>"
                    + transform);

    assertThat(send(asPublished, twoTransforms))
        .contains("env:Sender", "The algorithm of the signature's Transform is not accepted.");
  }

  @Test
  void theRequestCountsForPaaVegneAvSignedOrNot() throws Exception {
    String request = envelope(paaVegneAv(OTHER), "<m:HentPrintSertifikatForespoersel/>");

    asPublished.send(OPPSLAGSTJENESTEN, write(client().sign(request)));
    assertThat(asPublished.useCases.asked.pop().caller()).isEqualTo(forAnother());

    Client signing = client().parts("Timestamp", "Body", "Oppslagstjenesten");
    asPublished.send(OPPSLAGSTJENESTEN, write(signing.sign(request)));
    assertThat(asPublished.useCases.asked.pop().caller()).isEqualTo(forAnother());
    strict.send(OPPSLAGSTJENESTEN, write(signing.sign(request)));
    assertThat(strict.useCases.asked.pop().caller()).isEqualTo(forAnother());
  }

  @Test
  void aSignedPartMayHaveAnIdBesideThatOfWsSecurity() throws Exception {
    String question = envelope("<m:HentPrintSertifikatForespoersel/>");
    String request = write(client().sign(question.replace("<e:Body>", "<e:Body Id='own'>")));
    String reversed =
        write(client().sign(question.replace("<e:Body>", "<e:Body Id='own'>")))
            .replace("Id=\"own\" wsu:Id=\"id-Body\"", "wsu:Id=\"id-Body\" Id=\"own\"");

    assertThat(send(strict, request)).contains("EncryptedData");
    assertThat(reversed).contains("wsu:Id=\"id-Body\" Id=\"own\"");
    assertThat(send(strict, reversed)).contains("EncryptedData");
  }

  @ParameterizedTest
  @ValueSource(strings = {"next", "ultimateReceiver"})
  void theSecurityHeaderMayNameItsRole(String role) throws Exception {
    String request =
        write(client().sign(envelope("<m:HentPrintSertifikatForespoersel/>")))
            .replace(
                "e:mustUnderstand=\"true\"",
                "e:mustUnderstand=\"true\" e:role=\"" + Client.SOAP + "/role/" + role + "\"");

    assertThat(request).contains(role);
    assertThat(send(strict, request)).contains("EncryptedData");
  }

  /** Its Content-Type header has no charset. */
  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UTF-16", "UTF-8"})
  void aRequestMayDeclareItsEncodingInXml(String encoding) throws Exception {
    String request =
        "<?xml version='1.0' encoding='"
            + encoding
            + "'?><!-- blåbær -->"
            + write(client().sign(envelope("<m:HentPrintSertifikatForespoersel/>")));

    byte[] bytes = request.getBytes(Charset.forName(encoding));

    // The answer has the encoding of the request: of each UTF-16 character, one byte is 0.
    assertThat(strict.send(OPPSLAGSTJENESTEN, bytes).replace("\0", "")).contains("EncryptedData");
  }

  @Test
  void anXmlDeclarationThatIsMalformedIsNamed() {
    assertThat(send(strict, "<?xml version='1.0' encoding='unknown'?>" + envelope("")))
        .contains("env:Sender", "not well-formed");
  }

  @Test
  void withoutPaaVegneAvTheRequestCountsForItsSigner() throws Exception {
    strict.send(
        OPPSLAGSTJENESTEN, write(client().sign(envelope("<m:HentPrintSertifikatForespoersel/>"))));

    assertThat(strict.useCases.asked.pop().caller()).isEqualTo(forItself());
  }

  private static EnterpriseCaller forItself() {
    return EnterpriseCaller.itself(Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow());
  }

  private static EnterpriseCaller forAnother() {
    return new EnterpriseCaller(
        Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow(),
        Virksomhetsidentifikator.parse(OTHER).orElseThrow());
  }

  private static String request(RecordedClient client) throws Exception {
    return client.request(Keys.OF_PROVIDER.key(), Keys.OF_PROVIDER.certificate(), OTHER, PERSON);
  }

  private static String send(LocalService service, String request) {
    return service
        .send(OPPSLAGSTJENESTEN, request, "application/soap+xml; charset=UTF-8", Map.of())
        .text();
  }
}
