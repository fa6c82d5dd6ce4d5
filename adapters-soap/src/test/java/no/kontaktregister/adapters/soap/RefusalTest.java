package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.DS;
import static no.kontaktregister.adapters.soap.Client.SOAP;
import static no.kontaktregister.adapters.soap.Client.WSSE;
import static no.kontaktregister.adapters.soap.Client.WSU;
import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.paaVegneAv;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A refused request says what kind of thing is wrong with it, and how to correct it. */
class RefusalTest {

  private static final String QUESTION = "<m:HentPrintSertifikatForespoersel/>";

  private static final String NO_MESSAGE =
      "The request is not a message of the WSDL. Send a SOAP 1.2 envelope whose Body has one element";
  private static final String NO_TIME =
      "The request's time stamp is not accepted. Created and Expires must be times in UTC";
  private static final String TOO_LATE =
      "The request's time stamp is not accepted. Created must be at most 120 seconds old";
  private static final String BAD_TOKEN =
      "The token of the request's signature is not accepted. Send an X509v3 certificate";
  private static final String WRONG_SIGNATURE =
      "The request's signature is not correct: it does not match the signed parts.";

  private static LocalService service;

  @BeforeAll
  static void publish() {
    service = new LocalService(Requests.STRICT);
  }

  @AfterAll
  static void close() {
    service.close();
  }

  private interface Message {
    String write() throws Exception;
  }

  private interface Change {
    void on(Document message) throws Exception;
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            "no Security header",
            (Message) () -> envelope(QUESTION),
            "The request is not signed: it has no WS-Security header."),
        Arguments.of(
            "a document type declaration",
            (Message) () -> "<!DOCTYPE x>" + sign(client()),
            "document type declaration. Remove it."),
        Arguments.of(
            "not XML",
            (Message) () -> "x",
            "The request is not well-formed XML. Send one SOAP 1.2 envelope."),
        Arguments.of(
            "not an envelope", (Message) () -> "<x/>", "not a SOAP 1.2 envelope. Send one."),
        Arguments.of(
            "two headers for another",
            (Message)
                () -> write(client().sign(envelope(paaVegneAv("1") + paaVegneAv("1"), QUESTION))),
            "The Header has more than one Oppslagstjenesten element. Send only one."),
        Arguments.of(
            "an empty Body",
            (Message) () -> write(client().sign(envelope(""))),
            "The request has no operation. Put one into the envelope's Body."),
        Arguments.of(
            "an unknown operation",
            (Message) () -> write(client().sign(envelope("<m:X/>"))),
            NO_MESSAGE),
        Arguments.of(
            "two operations",
            (Message) () -> write(client().sign(envelope(QUESTION + QUESTION))),
            NO_MESSAGE),
        Arguments.of(
            "PaaVegneAv unsigned",
            (Message) () -> write(client().sign(envelope(paaVegneAv("922020175"), QUESTION))),
            "The signature does not cover the header Oppslagstjenesten. Sign it."),
        Arguments.of(
            "Body unsigned",
            (Message) () -> sign(client().parts("Timestamp")),
            "The signature does not cover the Body. Sign it."),
        Arguments.of(
            "Timestamp unsigned",
            (Message) () -> sign(client().parts("Body")),
            "The signature does not cover the Timestamp. Sign it."),
        Arguments.of(
            "SHA-1 digests",
            (Message) () -> sign(client().digest(Client.SHA1)),
            "The algorithm of the signature's DigestMethod is not accepted. Use one of http://www.w3.org/2001/04/xmlenc#sha256, "),
        Arguments.of(
            "rsa-sha1",
            (Message) () -> sign(client().signature(DS + "rsa-sha1")),
            "The algorithm of the signature's SignatureMethod is not accepted. Use one of http://www.w3.org/2001/04/xmldsig-more#rsa-sha256, "),
        Arguments.of(
            "no algorithm",
            changed(m -> first(m, DS, "Transform").removeAttribute("Algorithm")),
            "The algorithm of the signature's Transform is not accepted. Use one of http://www.w3.org/2001/10/xml-exc-c14n#, "),
        Arguments.of(
            "Created that is not a time", changed(m -> set(m, WSU, "Created", "now")), NO_TIME),
        Arguments.of(
            "Expires that is not a time", changed(m -> set(m, WSU, "Expires", "later")), NO_TIME),
        Arguments.of(
            "Expires that has passed",
            (Message) () -> sign(client().age(30).expires(-10)),
            TOO_LATE),
        Arguments.of(
            "Expires before Created",
            (Message) () -> sign(client().age(-30).expires(-30)),
            TOO_LATE),
        Arguments.of(
            "an old Created", (Message) () -> sign(client().age(150).expires(150)), TOO_LATE),
        Arguments.of(
            "no Expires",
            (Message) () -> sign(client().expires(null)),
            "The element Timestamp in the WS-Security header must have exactly 1 Expires."),
        Arguments.of(
            "a token that is not base64",
            changed(m -> set(m, WSSE, "BinarySecurityToken", "!?")),
            BAD_TOKEN),
        Arguments.of(
            "a token that is not a certificate",
            changed(m -> set(m, WSSE, "BinarySecurityToken", "AAAA")),
            BAD_TOKEN),
        Arguments.of(
            "an empty token", changed(m -> set(m, WSSE, "BinarySecurityToken", "")), BAD_TOKEN),
        Arguments.of(
            "a key of 1024 bits",
            (Message) () -> sign(client().keys(Keys.withKeyOf(1024))),
            BAD_TOKEN),
        Arguments.of(
            "a key of 1024 bits in a KeyIdentifier",
            (Message) () -> sign(client().keys(Keys.withKeyOf(1024)).keyIdentifier()),
            BAD_TOKEN),
        Arguments.of(
            "a key of 9000 bits",
            (Message) () -> sign(client().keys(Keys.slowToVerify(9000))),
            BAD_TOKEN),
        Arguments.of(
            "a token of another type",
            changed(m -> first(m, WSSE, "BinarySecurityToken").setAttribute("ValueType", "urn:x")),
            "The token of the signature is not an X509v3 certificate."),
        Arguments.of(
            "a reference to another token",
            changed(m -> first(m, WSSE, "Reference").setAttribute("URI", "#x")),
            "The signature's KeyInfo does not point to the BinarySecurityToken. Refer to the token by its Id."),
        Arguments.of(
            "no reference to the token",
            changed(m -> remove(m, WSSE, "Reference")),
            "must have one Reference or one KeyIdentifier."),
        Arguments.of(
            "a stranger's certificate",
            (Message) () -> sign(client().keys(Keys.OF_STRANGER)),
            "The certificate of the request's signature is not accepted. Sign with a valid virksomhetssertifikat."),
        Arguments.of(
            "a SignatureValue that is not base64",
            changed(m -> set(m, DS, "SignatureValue", "!?")),
            WRONG_SIGNATURE),
        Arguments.of(
            "an empty DigestValue", changed(m -> set(m, DS, "DigestValue", "")), WRONG_SIGNATURE),
        Arguments.of("a changed Body", changed(m -> set(m, SOAP, "Body", "x")), WRONG_SIGNATURE));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  void aRefusalSaysWhatIsWrong(String name, Message message, String reason) throws Exception {
    assertThat(service.send(OPPSLAGSTJENESTEN, message.write()))
        .contains("<env:Value>env:Sender</env:Value>")
        .contains(reason);
  }

  private static String sign(Client client) throws Exception {
    return write(client.sign(envelope(QUESTION)));
  }

  private static Message changed(Change change) {
    return () -> {
      Document message = client().sign(envelope(QUESTION));
      change.on(message);
      return write(message);
    };
  }

  private static void remove(Document message, String namespace, String name) {
    Element element = first(message, namespace, name);
    element.getParentNode().removeChild(element);
  }

  private static void set(Document message, String namespace, String name, String content) {
    first(message, namespace, name).setTextContent(content);
  }
}
