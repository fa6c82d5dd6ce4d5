package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.DS;
import static no.kontaktregister.adapters.soap.Client.MESSAGES;
import static no.kontaktregister.adapters.soap.Client.SOAP;
import static no.kontaktregister.adapters.soap.Client.WSSE;
import static no.kontaktregister.adapters.soap.Client.WSU;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.first;
import static no.kontaktregister.adapters.soap.Client.paaVegneAv;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Requests that do not prove who sends them, with each of the four canonicalization methods and in
 * both modes.
 */
class AttackTest {

  private static final String SECRET = "12837512040";
  private static final String QUESTION =
      "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
          + SECRET
          + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>";
  private static final String FOR_ANOTHER = envelope(paaVegneAv("922020175"), QUESTION);

  private static final List<String> CANONICALIZATIONS =
      List.of(
          Client.EXCLUSIVE,
          Client.EXCLUSIVE_WITH_COMMENTS,
          Client.INCLUSIVE,
          Client.INCLUSIVE_WITH_COMMENTS);

  private static LocalService strict;
  private static LocalService asPublished;
  private static LocalService ofAnyForm;

  @BeforeAll
  static void publish() {
    strict = new LocalService(Requests.STRICT);
    asPublished = new LocalService(Requests.AS_PUBLISHED);
    ofAnyForm = new LocalService(Requests.STRICT);
    ofAnyForm.acceptAnyForm();
  }

  @AfterAll
  static void close() {
    strict.close();
    asPublished.close();
    ofAnyForm.close();
  }

  @BeforeEach
  void reset() {
    strict.useCases.reset();
    asPublished.useCases.reset();
    ofAnyForm.useCases.reset();
  }

  private interface Attack {
    String message(String canonicalization) throws Exception;
  }

  private interface Change {
    void on(Document message) throws Exception;
  }

  private static Attack signed(String envelope, Change change) {
    return canonicalization -> {
      Document message = Client.client().canonicalization(canonicalization).sign(envelope);
      change.on(message);
      return write(message);
    };
  }

  private static Attack signedAll(Change change) {
    return canonicalization -> {
      Document message =
          Client.client()
              .canonicalization(canonicalization)
              .parts("Timestamp", "Body", "Oppslagstjenesten")
              .sign(FOR_ANOTHER);
      change.on(message);
      return write(message);
    };
  }

  private static Attack with(Consumer<Client> setting) {
    return canonicalization -> {
      Client client = Client.client().canonicalization(canonicalization);
      setting.accept(client);
      return write(client.sign(envelope(QUESTION)));
    };
  }

  private static Attack text(String target, String replacement) {
    return canonicalization -> {
      String message =
          write(Client.client().canonicalization(canonicalization).sign(envelope(QUESTION)));
      assertThat(message).contains(target);
      return message.replace(target, replacement);
    };
  }

  private static Map<String, Attack> attacks() {
    String plain = envelope(QUESTION);
    return Map.ofEntries(
        Map.entry("no Security header", canonicalization -> plain),
        Map.entry("no Timestamp", signed(plain, m -> remove(m, WSU, "Timestamp"))),
        Map.entry("no token", signed(plain, m -> remove(m, WSSE, "BinarySecurityToken"))),
        Map.entry("no Expires", with(c -> c.expires(null))),
        Map.entry("an expired Timestamp", with(c -> c.expires(-1))),
        Map.entry("a Timestamp that is too old", with(c -> c.age(150).expires(300))),
        Map.entry("a Timestamp of the future", with(c -> c.age(-150).expires(300))),
        Map.entry("Body not signed", with(c -> c.parts("Timestamp"))),
        Map.entry("Timestamp not signed", with(c -> c.parts("Body"))),
        Map.entry("rsa-sha1", with(c -> c.signature(DS + "rsa-sha1"))),
        Map.entry("a stranger's certificate", with(c -> c.keys(Keys.OF_STRANGER))),
        Map.entry("a key of 1024 bits", with(c -> c.keys(Keys.withKeyOf(1024)))),
        Map.entry("Body changed", signed(plain, m -> set(m, MESSAGES, "personidentifikator", "1"))),
        Map.entry("SignatureValue changed", signed(plain, m -> set(m, DS, "SignatureValue", "AA"))),
        Map.entry("DigestValue changed", signed(plain, m -> set(m, DS, "DigestValue", "AAAA"))),
        Map.entry(
            "Expires changed", signed(plain, m -> set(m, WSU, "Expires", "2100-01-01T00:00:00Z"))),
        Map.entry(
            "HMAC",
            signed(
                plain,
                m ->
                    algorithm(
                        m,
                        "SignatureMethod",
                        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"))),
        Map.entry(
            "XSLT",
            signed(
                plain,
                m -> algorithm(m, "Transform", "http://www.w3.org/TR/1999/REC-xslt-19991116"))),
        Map.entry(
            "MD5",
            signed(
                plain,
                m -> algorithm(m, "DigestMethod", "http://www.w3.org/2001/04/xmldsig-more#md5"))),
        Map.entry("Body moved, another in its place", signed(plain, m -> moveBody(m, false))),
        Map.entry("Body moved, another with its id", signed(plain, m -> moveBody(m, true))),
        Map.entry(
            "Body moved into the Signature's Object", signed(plain, AttackTest::bodyIntoObject)),
        Map.entry(
            "Timestamp moved, another in its place", signed(plain, AttackTest::moveTimestamp)),
        Map.entry(
            "PaaVegneAv moved under a foreign header", signedAll(m -> moveHeader(m, wrapper(m)))),
        Map.entry(
            "PaaVegneAv moved into Security",
            signedAll(m -> moveHeader(m, first(m, WSSE, "Security")))),
        Map.entry(
            "PaaVegneAv moved into the Timestamp",
            signedAll(m -> moveHeader(m, first(m, WSU, "Timestamp")))),
        Map.entry(
            "PaaVegneAv moved next to the Body",
            signedAll(m -> moveHeader(m, m.getDocumentElement()))),
        Map.entry("PaaVegneAv moved, another in its place", signedAll(AttackTest::replaceHeader)),
        Map.entry("PaaVegneAv removed", signedAll(m -> remove(m, MESSAGES, "Oppslagstjenesten"))),
        Map.entry(
            "PaaVegneAv changed", signedAll(m -> set(m, MESSAGES, "PaaVegneAv", Keys.REGISTRY))),
        Map.entry("two PaaVegneAv", signedAll(AttackTest::secondHeader)),
        Map.entry("a second Security header", signed(plain, m -> repeat(m, WSSE, "Security"))),
        Map.entry("a second Signature", signed(plain, m -> repeat(m, DS, "Signature"))),
        Map.entry("a second Timestamp", signed(plain, m -> repeat(m, WSU, "Timestamp"))),
        Map.entry("a second token", signed(plain, m -> repeat(m, WSSE, "BinarySecurityToken"))),
        Map.entry("a second Body", signed(plain, m -> repeat(m, SOAP, "Body"))),
        Map.entry("a second Header", signed(plain, m -> repeat(m, SOAP, "Header"))),
        Map.entry(
            "two elements with one id",
            signed(plain, m -> first(m, SOAP, "Header").setAttributeNS(WSU, "wsu:Id", "id-Body"))),
        Map.entry(
            "a Reference to the whole document",
            signed(plain, m -> first(m, DS, "Reference").setAttribute("URI", ""))),
        Map.entry(
            "a Reference to an address",
            signed(plain, m -> first(m, DS, "Reference").setAttribute("URI", "http://localhost/"))),
        Map.entry("two Transforms", signed(plain, m -> repeat(m, DS, "Transform"))),
        Map.entry("an Object", signed(plain, m -> add(m, DS, "Signature", DS, "Object"))),
        Map.entry(
            "an EncryptedKey",
            signed(
                plain,
                m ->
                    add(m, WSSE, "Security", "http://www.w3.org/2001/04/xmlenc#", "EncryptedKey"))),
        Map.entry(
            "an assertion of SAML",
            signed(
                plain,
                m ->
                    add(
                        m,
                        WSSE,
                        "Security",
                        "urn:oasis:names:tc:SAML:2.0:assertion",
                        "Assertion"))),
        Map.entry("a KeyValue", signed(plain, m -> add(m, DS, "KeyInfo", DS, "KeyValue"))),
        Map.entry(
            "a header in no namespace",
            signed(plain, m -> add(m, SOAP, "Header", null, "Oppslagstjenesten"))),
        Map.entry(
            "an XOP Include",
            signed(
                plain,
                m ->
                    add(
                        m,
                        MESSAGES,
                        "personidentifikator",
                        "http://www.w3.org/2004/08/xop/include",
                        "Include"))),
        Map.entry(
            "another header that is signed",
            canonicalization ->
                write(
                    Client.client()
                        .canonicalization(canonicalization)
                        .parts("Timestamp", "Body", "A")
                        .sign(envelope("<m:A/>", QUESTION)))),
        Map.entry("bytes after the envelope", text("</e:Envelope>", "</e:Envelope><x/>")),
        Map.entry("text next to the Body", text("</e:Header>", "</e:Header>x")),
        Map.entry("a processing instruction", text("<e:Body", "<?x y?><e:Body")),
        Map.entry(
            "a document type declaration", text("<e:Envelope", "<!DOCTYPE e:Envelope><e:Envelope")),
        Map.entry(
            "62,000 small siblings", text("</e:Header>", "<m:a/>".repeat(30_000) + "</e:Header>")),
        Map.entry(
            "many references to characters",
            text("</e:Header>", "<m:a>" + "&#120;".repeat(4_001) + "</m:a></e:Header>")),
        Map.entry("many comments", text("</e:Header>", "<!---->".repeat(9_000) + "</e:Header>")),
        Map.entry(
            "deep nesting",
            text("</e:Header>", "<m:a>".repeat(40) + "</m:a>".repeat(40) + "</e:Header>")),
        Map.entry(
            "a long token",
            text(
                "</wsse:BinarySecurityToken>",
                "A".repeat(20_000) + "</wsse:BinarySecurityToken>")));
  }

  static Stream<Arguments> attacksWithAllMethods() {
    List<Arguments> all = new ArrayList<>();
    attacks()
        .forEach(
            (name, attack) ->
                CANONICALIZATIONS.forEach(
                    canonicalization -> all.add(Arguments.of(name, canonicalization, attack))));
    return all.stream();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("attacksWithAllMethods")
  void anAttackIsRefused(String name, String canonicalization, Attack attack) throws Exception {
    for (LocalService service : List.of(strict, asPublished)) {
      String answer = service.send(POSTKASSELEVERANDOER, attack.message(canonicalization));

      assertThat(answer)
          .contains("<env:Value>env:Sender</env:Value>")
          .doesNotContain("wsse:Security>", "EncryptedData", SECRET);
      assertThat(service.useCases.asked).isEmpty();
    }
  }

  /** Nothing but the comparison of the signed parts with their places is left to refuse these. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Body not signed",
        "Timestamp not signed",
        "Timestamp moved, another in its place",
        "PaaVegneAv moved under a foreign header",
        "PaaVegneAv moved, another in its place",
        "another header that is signed"
      })
  void anAttackOnTheSignedPartsIsRefusedEvenWithoutTheCheckOfTheForm(String name) throws Exception {
    for (String canonicalization : CANONICALIZATIONS) {
      assertRefusedInAnyForm(attacks().get(name).message(canonicalization));
    }
  }

  @Test
  void paaVegneAvMustBeSignedEvenWithoutTheCheckOfTheForm() throws Exception {
    assertRefusedInAnyForm(write(Client.client().sign(FOR_ANOTHER)));
  }

  @Test
  void whatIsSignedInItsPlaceIsAcceptedWithoutTheCheckOfTheForm() throws Exception {
    for (Attack nothingChanged : List.of(signed(envelope(QUESTION), m -> {}), signedAll(m -> {}))) {
      assertThat(ofAnyForm.send(POSTKASSELEVERANDOER, nothingChanged.message(Client.EXCLUSIVE)))
          .contains("EncryptedData");
    }
    assertThat(ofAnyForm.useCases.asked).hasSize(2);
  }

  private static void assertRefusedInAnyForm(String message) {
    assertThat(ofAnyForm.send(POSTKASSELEVERANDOER, message))
        .contains("<env:Value>env:Sender</env:Value>")
        .doesNotContain("EncryptedData", SECRET);
    assertThat(ofAnyForm.useCases.asked).isEmpty();
  }

  @Test
  void allFourMethodsAreAccepted() throws Exception {
    for (String canonicalization : CANONICALIZATIONS) {
      Client client = Client.client().canonicalization(canonicalization);

      assertThat(
              write(
                  client.open(
                      strict.send(POSTKASSELEVERANDOER, write(client.sign(envelope(QUESTION)))))))
          .contains(">JA<");
    }
  }

  @Test
  void aRequestIsAcceptedOnce() throws Exception {
    String message = write(Client.client().sign(envelope(QUESTION)));

    assertThat(strict.send(POSTKASSELEVERANDOER, message)).contains("EncryptedData");
    assertThat(strict.send(POSTKASSELEVERANDOER, message))
        .contains("The request has been accepted before. Sign it anew.");
    assertThat(strict.useCases.asked).hasSize(1);
  }

  /** A look-up goes over the network. */
  @Test
  void aCertificateIsNotLookedUpIfItsSignatureIsWrong() throws Exception {
    try (LocalService service = new LocalService(Requests.AS_PUBLISHED)) {
      service.send(
          POSTKASSELEVERANDOER,
          signed(envelope(QUESTION), m -> set(m, MESSAGES, "personidentifikator", "1"))
              .message(Client.EXCLUSIVE));

      assertThat(service.identified).isEmpty();
    }
  }

  /** Validation costs time, and its messages describe the schema. */
  @Test
  void anUnsignedRequestIsNotValidated() {
    assertThat(strict.send(POSTKASSELEVERANDOER, envelope("<m:Unknown/>")))
        .contains("it has no WS-Security header")
        .doesNotContain("schema");
  }

  @Test
  void aContentTypeDoesNotBringInAttachments() throws Exception {
    String message = write(Client.client().sign(envelope(QUESTION)));

    assertThat(
            strict
                .send(
                    POSTKASSELEVERANDOER,
                    message,
                    "application/soap+xml; a=\"MULTIPART/related\"; boundary=b",
                    Map.of())
                .text())
        .contains("EncryptedData");
  }

  private static void remove(Document message, String namespace, String name) {
    Node node = first(message, namespace, name);
    node.getParentNode().removeChild(node);
  }

  private static void set(Document message, String namespace, String name, String content) {
    first(message, namespace, name).setTextContent(content);
  }

  private static void algorithm(Document message, String name, String algorithm) {
    first(message, DS, name).setAttribute("Algorithm", algorithm);
  }

  private static void repeat(Document message, String namespace, String name) {
    Element element = first(message, namespace, name);
    element.getParentNode().appendChild(element.cloneNode(true));
  }

  private static void add(
      Document message, String parentNamespace, String parent, String namespace, String name) {
    first(message, parentNamespace, parent)
        .appendChild(message.createElementNS(namespace, namespace == null ? name : "x:" + name));
  }

  private static Element wrapper(Document message) {
    Element wrapper = message.createElementNS("urn:x", "x:Wrapper");
    first(message, SOAP, "Header").appendChild(wrapper);
    return wrapper;
  }

  private static void moveBody(Document message, boolean sameId) {
    Element body = first(message, SOAP, "Body");
    Element other = (Element) body.cloneNode(true);
    other.getElementsByTagNameNS(MESSAGES, "personidentifikator").item(0).setTextContent("2");
    if (!sameId) {
      other.removeAttributeNS(WSU, "Id");
    }
    body.getParentNode().replaceChild(other, body);
    wrapper(message).appendChild(body);
  }

  private static void bodyIntoObject(Document message) {
    Element body = first(message, SOAP, "Body");
    Element other = (Element) body.cloneNode(true);
    other.removeAttributeNS(WSU, "Id");
    body.getParentNode().replaceChild(other, body);
    Element object = message.createElementNS(DS, "ds:Object");
    object.appendChild(body);
    first(message, DS, "Signature").appendChild(object);
  }

  private static void moveTimestamp(Document message) {
    Element timestamp = first(message, WSU, "Timestamp");
    Element other = (Element) timestamp.cloneNode(true);
    other.setAttributeNS(WSU, "wsu:Id", "other");
    timestamp.getParentNode().replaceChild(other, timestamp);
    wrapper(message).appendChild(timestamp);
  }

  private static void moveHeader(Document message, Element place) {
    place.appendChild(first(message, MESSAGES, "Oppslagstjenesten"));
  }

  private static void replaceHeader(Document message) {
    Element header = first(message, MESSAGES, "Oppslagstjenesten");
    Element other = (Element) header.cloneNode(true);
    other.removeAttributeNS(WSU, "Id");
    header.getParentNode().replaceChild(other, header);
    wrapper(message).appendChild(header);
  }

  private static void secondHeader(Document message) {
    Element header = first(message, MESSAGES, "Oppslagstjenesten");
    Element other = (Element) header.cloneNode(true);
    other.removeAttributeNS(WSU, "Id");
    header.getParentNode().appendChild(other);
  }
}
