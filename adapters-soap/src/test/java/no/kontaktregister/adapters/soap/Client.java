package no.kontaktregister.adapters.soap;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.util.WSSecurityUtil;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A client of any kind: signs requests with the JDK's own XML Signature, and opens the answers.
 * {@link RecordedClient} has the requests of the clients that there were.
 */
final class Client {

  static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  static final String WSSE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  static final String WSU =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  static final String MESSAGES = "http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02";

  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String EXCLUSIVE_WITH_COMMENTS = EXCLUSIVE + "WithComments";
  static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  static final String INCLUSIVE_WITH_COMMENTS = INCLUSIVE + "#WithComments";

  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  static final String SHA1 = DS + "sha1";

  private static final String X509_TOKEN =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
          + "#Base64Binary";

  private Keys keys = Keys.OF_PROVIDER;
  private String signature = RSA_SHA256;
  private String digest = SHA256;
  private String canonicalization = EXCLUSIVE;
  private boolean keyIdentifier;
  private int age;
  private Integer expires = 120;
  private List<String> parts = List.of("Timestamp", "Body");

  /** Signs Timestamp and Body as the contract says. */
  static Client client() {
    return new Client();
  }

  Client keys(Keys other) {
    keys = other;
    return this;
  }

  Client signature(String algorithm) {
    signature = algorithm;
    return this;
  }

  Client digest(String algorithm) {
    digest = algorithm;
    return this;
  }

  Client canonicalization(String algorithm) {
    canonicalization = algorithm;
    return this;
  }

  /** Puts the certificate into a KeyIdentifier. */
  Client keyIdentifier() {
    keyIdentifier = true;
    return this;
  }

  /** Seconds since Created; negative for the future. */
  Client age(int seconds) {
    age = seconds;
    return this;
  }

  /** Seconds from now until Expires; null leaves it out. */
  Client expires(Integer seconds) {
    expires = seconds;
    return this;
  }

  /** Signs these elements alone. */
  Client parts(String... names) {
    parts = List.of(names);
    return this;
  }

  Document sign(String envelope) throws Exception {
    Document message = parse(envelope);
    Element root = message.getDocumentElement();
    Element header = first(message, SOAP, "Header");
    if (header == null) {
      header = message.createElementNS(SOAP, "e:Header");
      root.insertBefore(header, root.getFirstChild());
    }
    Element security = message.createElementNS(WSSE, "wsse:Security");
    security.setAttributeNS(SOAP, "e:mustUnderstand", "true");
    header.appendChild(security);
    if (!keyIdentifier) {
      security.appendChild(token(message));
    }
    security.appendChild(timestamp(message));
    addSignature(message, security);
    return message;
  }

  private void addSignature(Document message, Element security) throws Exception {
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    List<Reference> references = new ArrayList<>();
    for (String part : parts) {
      Element element = part(message, part);
      String id = "id-" + part;
      element.setAttributeNS(WSU, "wsu:Id", id);
      element.setIdAttributeNS(WSU, "Id", true);
      references.add(
          factory.newReference(
              "#" + id,
              factory.newDigestMethod(digest, null),
              List.of(factory.newTransform(canonicalization, (TransformParameterSpec) null)),
              null,
              null));
    }
    SignedInfo signedInfo =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(canonicalization, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(signature, null),
            references);
    KeyInfo keyInfo =
        factory.getKeyInfoFactory().newKeyInfo(List.of(new DOMStructure(tokenReference(message))));
    DOMSignContext context = new DOMSignContext(keys.key(), security);
    context.putNamespacePrefix(XMLSignature.XMLNS, "ds");
    factory.newXMLSignature(signedInfo, keyInfo).sign(context);
  }

  private static Element part(Document message, String name) {
    return switch (name) {
      case "Body" -> first(message, SOAP, "Body");
      case "Timestamp" -> first(message, WSU, "Timestamp");
      default -> first(message, MESSAGES, name);
    };
  }

  private Element timestamp(Document message) {
    Element timestamp = message.createElementNS(WSU, "wsu:Timestamp");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    append(timestamp, "wsu:Created", now.minusSeconds(age));
    if (expires != null) {
      append(timestamp, "wsu:Expires", now.plusSeconds(expires));
    }
    return timestamp;
  }

  private static void append(Element timestamp, String name, Instant time) {
    Element element = timestamp.getOwnerDocument().createElementNS(WSU, name);
    element.setTextContent(time.toString());
    timestamp.appendChild(element);
  }

  private Element token(Document message) throws Exception {
    Element token = message.createElementNS(WSSE, "wsse:BinarySecurityToken");
    token.setAttribute("EncodingType", BASE64);
    token.setAttribute("ValueType", X509_TOKEN);
    token.setAttributeNS(WSU, "wsu:Id", "token");
    token.setTextContent(certificate());
    return token;
  }

  private Element tokenReference(Document message) throws Exception {
    Element reference = message.createElementNS(WSSE, "wsse:SecurityTokenReference");
    Element child =
        message.createElementNS(WSSE, keyIdentifier ? "wsse:KeyIdentifier" : "wsse:Reference");
    child.setAttribute("ValueType", X509_TOKEN);
    if (keyIdentifier) {
      child.setAttribute("EncodingType", BASE64);
      child.setTextContent(certificate());
    } else {
      child.setAttribute("URI", "#token");
    }
    reference.appendChild(child);
    return reference;
  }

  private String certificate() throws Exception {
    return Base64.getEncoder().encodeToString(keys.certificate().getEncoded());
  }

  /** Verifies an answer's signature and decrypts it; the Security header stays in it. */
  Document open(String answer) throws Exception {
    Document document = parse(answer);
    Merlin crypto = new Merlin();
    crypto.setKeyStore(keys.store());
    crypto.setTrustStore(keys.store());
    RequestData data = new RequestData();
    data.setWssConfig(WSSConfig.getNewInstance());
    data.setSigVerCrypto(crypto);
    data.setDecCrypto(crypto);
    data.setCallbackHandler(
        callbacks -> ((WSPasswordCallback) callbacks[0]).setPassword(Keys.PASSWORD));
    new WSSecurityEngine()
        .processSecurityHeader(WSSecurityUtil.getSecurityHeader(document, ""), data);
    return document;
  }

  static String envelope(String body) {
    return envelope("", body);
  }

  static String envelope(String header, String body) {
    return "<e:Envelope xmlns:e='"
        + SOAP
        + "' xmlns:m='"
        + MESSAGES
        + "' xmlns:wsse='"
        + WSSE
        + "' xmlns:wsu='"
        + WSU
        + "'><e:Header>"
        + header
        + "</e:Header><e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  static String paaVegneAv(String organisationNumber) {
    return "<m:Oppslagstjenesten><m:PaaVegneAv>"
        + organisationNumber
        + "</m:PaaVegneAv></m:Oppslagstjenesten>";
  }

  static Element first(Document message, String namespace, String name) {
    return (Element) message.getElementsByTagNameNS(namespace, name).item(0);
  }

  static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static String write(Document message) throws Exception {
    StringWriter text = new StringWriter();
    Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    transformer.transform(new DOMSource(message), new StreamResult(text));
    return text.toString();
  }
}
