package no.kontaktregister.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs as a caller would, or as an attacker would who tries to get through with less. */
public final class SoapSigner {

  public static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
  public static final String MESSAGES = "http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02";

  static {
    WSSConfig.init();
  }

  private final Merlin keys = new Merlin();
  private final List<WSEncryptionPart> parts = new ArrayList<>();
  private String signature = WSS4JConstants.RSA_SHA256;
  private String digest = WSS4JConstants.SHA256;
  private String canonicalization = WSS4JConstants.C14N_EXCL_OMIT_COMMENTS;
  private int keyIdentifier = WSConstants.BST_DIRECT_REFERENCE;
  private Instant created = Instant.now();
  private Instant expires = created.plusSeconds(120);

  private SoapSigner(KeyStore store) {
    keys.setKeyStore(store);
  }

  /** Signs as the contract says, unless told otherwise, with a key store of the demo. */
  public static SoapSigner with(Path keys) throws IOException, GeneralSecurityException {
    return with(KeyFolder.open(keys));
  }

  static SoapSigner with(KeyStore keys) {
    return new SoapSigner(keys).parts("Body", "Timestamp");
  }

  public static SoapSigner with(X509Certificate certificate, PrivateKey key) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "key", key, DemoAuthority.PASSWORD.toCharArray(), new X509Certificate[] {certificate});
    return new SoapSigner(store).parts("Body", "Timestamp");
  }

  /** Signs these parts alone. */
  public SoapSigner parts(String... names) {
    parts.clear();
    for (String name : names) {
      parts.add(
          new WSEncryptionPart(
              name,
              switch (name) {
                case "Body" -> SOAP;
                case "Timestamp" -> WSS4JConstants.WSU_NS;
                default -> MESSAGES;
              },
              ""));
    }
    return this;
  }

  public SoapSigner algorithms(String newSignature, String newDigest) {
    signature = newSignature;
    digest = newDigest;
    return this;
  }

  public SoapSigner canonicalization(String newCanonicalization) {
    canonicalization = newCanonicalization;
    return this;
  }

  public SoapSigner keyIdentifier(int newKeyIdentifier) {
    keyIdentifier = newKeyIdentifier;
    return this;
  }

  /** Seconds from now; null leaves the time stamp out. */
  public SoapSigner timestamp(Integer from, Integer to) {
    created = from == null ? null : Instant.now().plusSeconds(from);
    expires = to == null ? null : Instant.now().plusSeconds(to);
    return this;
  }

  public Document sign(String envelope) throws Exception {
    Document message = parse(envelope);
    WSSecHeader header = new WSSecHeader(message);
    Element security = header.insertSecurityHeader();
    if (created != null) {
      security.appendChild(timestamp(message));
    }
    addSignature(header);
    return message;
  }

  /** Signs once more what has been signed already. */
  public void addSignature(Document message) throws Exception {
    WSSecHeader header = new WSSecHeader(message);
    header.insertSecurityHeader();
    addSignature(header);
  }

  private void addSignature(WSSecHeader header) throws Exception {
    WSSecSignature signing = new WSSecSignature(header);
    signing.setUserInfo("key", DemoAuthority.PASSWORD);
    signing.setKeyIdentifierType(keyIdentifier);
    signing.setSignatureAlgorithm(signature);
    signing.setDigestAlgo(digest);
    signing.setSigCanonicalization(canonicalization);
    signing.getParts().addAll(parts);
    signing.build(keys);
  }

  public Crypto keys() {
    return keys;
  }

  public X509Certificate certificate() throws Exception {
    return (X509Certificate) keys.getKeyStore().getCertificate("key");
  }

  private Element timestamp(Document message) {
    Element timestamp = message.createElementNS(WSS4JConstants.WSU_NS, "wsu:Timestamp");
    timestamp.setAttributeNS(WSS4JConstants.WSU_NS, "wsu:Id", "TS-1");
    append(message, timestamp, "wsu:Created", created);
    if (expires != null) {
      append(message, timestamp, "wsu:Expires", expires);
    }
    return timestamp;
  }

  private static void append(Document message, Element timestamp, String name, Instant time) {
    Element element = message.createElementNS(WSS4JConstants.WSU_NS, name);
    element.setTextContent(time.truncatedTo(ChronoUnit.MILLIS).toString());
    timestamp.appendChild(element);
  }

  public static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  public static String write(Node message) throws Exception {
    StringWriter text = new StringWriter();
    Transformer transformer = TransformerFactory.newInstance().newTransformer();
    transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
    transformer.transform(new DOMSource(message), new StreamResult(text));
    return text.toString();
  }
}
