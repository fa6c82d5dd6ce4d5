package no.kontaktregister.adapters.soap.wssecurity;

import static java.util.Map.entry;
import static no.kontaktregister.adapters.soap.wssecurity.Names.BODY;
import static no.kontaktregister.adapters.soap.wssecurity.Names.CANONICALIZATION_METHOD;
import static no.kontaktregister.adapters.soap.wssecurity.Names.CREATED;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIGEST_METHOD;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIGEST_VALUE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIRECT_REFERENCE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.ENVELOPE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.EXPIRES;
import static no.kontaktregister.adapters.soap.wssecurity.Names.HEADER;
import static no.kontaktregister.adapters.soap.wssecurity.Names.INCLUSIVE_NAMESPACES;
import static no.kontaktregister.adapters.soap.wssecurity.Names.KEY_IDENTIFIER;
import static no.kontaktregister.adapters.soap.wssecurity.Names.KEY_INFO;
import static no.kontaktregister.adapters.soap.wssecurity.Names.OPPSLAGSTJENESTEN;
import static no.kontaktregister.adapters.soap.wssecurity.Names.REFERENCE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SECURITY;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SIGNATURE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SIGNATURE_METHOD;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SIGNATURE_VALUE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SIGNED_INFO;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TIMESTAMP;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TOKEN;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TOKEN_REFERENCE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TRANSFORM;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TRANSFORMS;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.binding.soap.SoapFault;

/**
 * The shape of one request: which elements it has in which places, and which of them its signature
 * refers to. Names, places and counts are compared; nothing is computed.
 *
 * <p>An accepted request has one Header and one Body, and in the Header one Security element with
 * one Timestamp, one Signature and at most one token. The signature refers to elements in their
 * places only, so a request is refused if a signed element was moved.
 */
final class EnvelopeShape {

  private static final int MOST_LEVELS = 32;
  private static final int MOST_ATTRIBUTES = 32;
  // HentPersoner asks for up to 1000 persons.
  private static final int MOST_ELEMENTS = 2_000;
  // Each element also has an end, a text and white space.
  private static final int MOST_EVENTS = 4 * MOST_ELEMENTS;
  private static final int LONGEST_SECURITY_TEXT = 16_384;
  private static final int MOST_REFERENCES = 4;

  /** The namespaces whose elements are accepted only in their own places. */
  private static final Set<String> GUARDED =
      Set.of(
          Names.SOAP,
          Names.WSSE,
          Names.WSU,
          Names.DS,
          "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd",
          "http://www.w3.org/2001/04/xmlenc#",
          "http://www.w3.org/2009/xmlenc11#",
          "http://www.w3.org/2004/08/xop/include");

  /** The children of each element in the Security header. An element that is not here has none. */
  private static final Map<QName, Map<QName, Count>> SECURITY_HEADER =
      Map.ofEntries(
          entry(
              SECURITY,
              Map.of(TIMESTAMP, Count.ONE, SIGNATURE, Count.ONE, TOKEN, Count.AT_MOST_ONE)),
          entry(TIMESTAMP, Map.of(CREATED, Count.ONE, EXPIRES, Count.ONE)),
          entry(
              SIGNATURE,
              Map.of(SIGNED_INFO, Count.ONE, SIGNATURE_VALUE, Count.ONE, KEY_INFO, Count.ONE)),
          entry(
              SIGNED_INFO,
              Map.of(
                  CANONICALIZATION_METHOD,
                  Count.ONE,
                  SIGNATURE_METHOD,
                  Count.ONE,
                  REFERENCE,
                  new Count(1, MOST_REFERENCES))),
          entry(
              REFERENCE,
              Map.of(
                  TRANSFORMS,
                  Count.AT_MOST_ONE,
                  DIGEST_METHOD,
                  Count.ONE,
                  DIGEST_VALUE,
                  Count.ONE)),
          entry(TRANSFORMS, Map.of(TRANSFORM, Count.ONE)),
          entry(TRANSFORM, Map.of(INCLUSIVE_NAMESPACES, Count.AT_MOST_ONE)),
          entry(CANONICALIZATION_METHOD, Map.of(INCLUSIVE_NAMESPACES, Count.AT_MOST_ONE)),
          entry(KEY_INFO, Map.of(TOKEN_REFERENCE, Count.ONE)),
          entry(
              TOKEN_REFERENCE,
              Map.of(DIRECT_REFERENCE, Count.AT_MOST_ONE, KEY_IDENTIFIER, Count.AT_MOST_ONE)));

  private record Count(int least, int most) {

    static final Count ONE = new Count(1, 1);
    static final Count AT_MOST_ONE = new Count(0, 1);

    String inWords() {
      if (least == most) {
        return "exactly " + most;
      }
      return least == 0 ? "at most " + most : least + " to " + most;
    }
  }

  private static final class Open {

    final QName name;
    final boolean ofSecurity;
    final Map<QName, Integer> children = new HashMap<>();
    int text;

    Open(QName name, boolean ofSecurity) {
      this.name = name;
      this.ofSecurity = ofSecurity;
    }
  }

  private final Requests requests;
  private final Algorithms algorithms;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Set<String> ids = new HashSet<>();
  private final Map<QName, String> idsOfParts = new HashMap<>();
  private final Set<QName> parts = new HashSet<>();
  private final List<String> signed = new ArrayList<>();
  private String certificate;
  private int elements;
  private int events;

  EnvelopeShape(Requests requests) {
    this.requests = requests;
    this.algorithms = Algorithms.of(requests);
  }

  /**
   * Reads an envelope to its end.
   *
   * @throws XMLStreamException when it is not well-formed
   * @throws SoapFault when it is refused
   */
  void read(XMLStreamReader xml) throws XMLStreamException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (++events > MOST_EVENTS) {
        throw tooLarge();
      }
      switch (event) {
        case XMLStreamReader.START_ELEMENT -> start(xml);
        case XMLStreamReader.END_ELEMENT -> end();
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> text(xml);
        case XMLStreamReader.DTD ->
            throw new RefusedRequestException(
                "The request has a document type declaration. Remove it.");
        case XMLStreamReader.ENTITY_REFERENCE ->
            throw new XMLStreamException("a reference to an entity");
        case XMLStreamReader.PROCESSING_INSTRUCTION ->
            throw new RefusedRequestException(
                "The envelope has a processing instruction. Remove it.");
        default -> {
          // Comments and white space do not matter.
        }
      }
    }
  }

  private void start(XMLStreamReader xml) {
    if (++elements > MOST_ELEMENTS
        || open.size() >= MOST_LEVELS
        || xml.getAttributeCount() + xml.getNamespaceCount() > MOST_ATTRIBUTES) {
      throw tooLarge();
    }
    QName name = xml.getName();
    requirePlace(name);
    Open parent = open.peek();
    boolean ofSecurity = name.equals(SECURITY) || (parent != null && parent.ofSecurity);
    if (parent != null && (parent.ofSecurity || isFrame(parent.name))) {
      parent.children.merge(name, 1, Integer::sum);
    }
    rememberIds(name, xml);
    if (ofSecurity) {
      requireAttributes(name, xml);
    }
    open.push(new Open(name, ofSecurity));
  }

  private void requirePlace(QName name) {
    Open parent = open.peek();
    if (parent == null) {
      if (!ENVELOPE.equals(name)) {
        throw ENVELOPE.getLocalPart().equals(name.getLocalPart())
            ? new SoapFault("", Soap12.getInstance().getVersionMismatch())
            : new RefusedRequestException(
                "The request is XML, but not a SOAP 1.2 envelope. Send one.");
      }
    } else if (parent.name.equals(ENVELOPE)) {
      boolean header = HEADER.equals(name) && parent.children.isEmpty();
      boolean body = BODY.equals(name) && !parent.children.containsKey(BODY);
      if (!header && !body) {
        throw new RefusedRequestException(
            "The envelope must have one Header and then one Body, and nothing else.");
      }
    } else if (parent.name.equals(HEADER)) {
      requireHeader(name, parent);
    } else if (parent.ofSecurity) {
      requireSecurityElement(name, parent);
    } else {
      requireNoGuardedElement(name);
    }
  }

  private static void requireHeader(QName name, Open header) {
    if (name.getNamespaceURI().isEmpty()) {
      throw new RefusedRequestException("The Header has an element in no namespace. Remove it.");
    }
    if (name.equals(SECURITY) || name.equals(OPPSLAGSTJENESTEN)) {
      if (header.children.containsKey(name)) {
        throw new RefusedRequestException(
            "The Header has more than one " + name.getLocalPart() + " element. Send only one.");
      }
    } else {
      requireNoGuardedElement(name);
    }
  }

  private static void requireSecurityElement(QName name, Open parent) {
    Count allowed = SECURITY_HEADER.getOrDefault(parent.name, Map.of()).get(name);
    if (allowed == null) {
      throw new RefusedRequestException(
          "The element "
              + parent.name.getLocalPart()
              + " in the WS-Security header has a child that is not accepted. Send only one Timestamp,"
              + " one Signature and one BinarySecurityToken.");
    }
    if (parent.children.getOrDefault(name, 0) == allowed.most()) {
      throw wrongCount(parent, name, allowed);
    }
  }

  private static void requireNoGuardedElement(QName name) {
    if (name.equals(OPPSLAGSTJENESTEN)) {
      throw new RefusedRequestException(
          "The header Oppslagstjenesten is in the wrong place. Put it directly in the envelope's"
              + " Header.");
    }
    if (GUARDED.contains(name.getNamespaceURI())) {
      throw new RefusedRequestException(
          "The envelope has an element of SOAP, WS-Security, XML Signature, XML Encryption or XOP"
              + " in a place where it is not allowed. Remove it.");
    }
  }

  /** The elements outside the Security header whose children are counted. */
  private static boolean isFrame(QName name) {
    return name.equals(ENVELOPE) || name.equals(HEADER);
  }

  private void rememberIds(QName name, XMLStreamReader xml) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (!isId(xml.getAttributeNamespace(i), xml.getAttributeLocalName(i))) {
        continue;
      }
      String id = xml.getAttributeValue(i);
      if (!ids.add(id)) {
        throw new RefusedRequestException(
            "Two elements of the request have the same Id. Give each its own.");
      }
      if (isPart(name)) {
        idsOfParts.put(name, id);
      }
    }
    if (isPart(name)) {
      parts.add(name);
    }
  }

  private static boolean isId(String namespace, String name) {
    return namespace == null || namespace.isEmpty()
        ? name.equalsIgnoreCase("Id")
        : name.equals("Id") && namespace.equals(Names.WSU);
  }

  /** An element of such a name has been found in its own place; it is refused anywhere else. */
  private static boolean isPart(QName name) {
    return name.equals(BODY)
        || name.equals(TIMESTAMP)
        || name.equals(TOKEN)
        || name.equals(OPPSLAGSTJENESTEN);
  }

  private void requireAttributes(QName name, XMLStreamReader xml) {
    if (name.equals(SIGNATURE_METHOD)) {
      requireAlgorithm(name, xml, algorithms.signatures());
    } else if (name.equals(DIGEST_METHOD)) {
      requireAlgorithm(name, xml, algorithms.digests());
    } else if (name.equals(CANONICALIZATION_METHOD) || name.equals(TRANSFORM)) {
      requireAlgorithm(name, xml, algorithms.canonicalizations());
    } else if (name.equals(REFERENCE)) {
      signed.add(fragment(xml));
    } else if (name.equals(DIRECT_REFERENCE)) {
      certificate = fragment(xml);
    } else if (name.equals(TOKEN) || name.equals(KEY_IDENTIFIER)) {
      requireCertificate(xml);
    }
  }

  private static void requireAlgorithm(QName name, XMLStreamReader xml, List<String> allowed) {
    // A missing attribute is null, which List.of does not take.
    if (!allowed.contains(String.valueOf(xml.getAttributeValue(null, "Algorithm")))) {
      throw new RefusedRequestException(
          "The algorithm of the signature's "
              + name.getLocalPart()
              + " is not accepted. Use one of "
              + String.join(", ", allowed)
              + ".");
    }
  }

  private static String fragment(XMLStreamReader xml) {
    String uri = xml.getAttributeValue(null, "URI");
    if (uri == null || uri.length() < 2 || uri.charAt(0) != '#') {
      throw new RefusedRequestException(
          "A Reference in the WS-Security header does not point to an element of the envelope. Set its"
              + " URI to # followed by the element's Id.");
    }
    return uri.substring(1);
  }

  private static void requireCertificate(XMLStreamReader xml) {
    String type = xml.getAttributeValue(null, "ValueType");
    if (type == null || !type.endsWith("#X509v3")) {
      throw new RefusedRequestException(
          "The token of the signature is not an X509v3 certificate. Send the certificate, with the"
              + " ValueType that ends with #X509v3.");
    }
  }

  private void text(XMLStreamReader xml) {
    Open element = open.peek();
    if (element == null) {
      return;
    }
    if (element.ofSecurity) {
      element.text += xml.getTextLength();
      if (element.text > LONGEST_SECURITY_TEXT) {
        throw new RefusedRequestException(
            "An element in the WS-Security header is longer than "
                + LONGEST_SECURITY_TEXT
                + " characters. Shorten it.");
      }
    } else if (isFrame(element.name) && !xml.getText().isBlank()) {
      throw new RefusedRequestException(
          "The envelope has text outside its headers and its Body. Remove it.");
    }
  }

  private void end() {
    Open element = open.pop();
    if (element.name.equals(ENVELOPE) && !element.children.containsKey(BODY)) {
      throw new RefusedRequestException("The envelope has no Body. Add one.");
    }
    if (element.name.equals(TOKEN_REFERENCE) && element.children.size() != 1) {
      throw new RefusedRequestException(
          "The SecurityTokenReference in the WS-Security header must have one Reference or one"
              + " KeyIdentifier.");
    }
    if (element.ofSecurity) {
      SECURITY_HEADER
          .getOrDefault(element.name, Map.of())
          .forEach(
              (child, count) -> {
                if (element.children.getOrDefault(child, 0) < count.least()) {
                  throw wrongCount(element, child, count);
                }
              });
    }
  }

  /**
   * Refuses an envelope whose signature refers to anything but the parts in their places, or does
   * not cover all of the parts that must be signed.
   */
  void requireSignedParts() {
    if (!parts.contains(TIMESTAMP)) {
      throw new RefusedRequestException(
          "The request is not signed: it has no WS-Security header. Sign its Timestamp and its"
              + " Body.");
    }
    requireToken();
    for (String id : signed) {
      if (!idsOfParts.containsValue(id)) {
        throw new RefusedRequestException(
            "The signature refers to something other than the Timestamp, the Body, the token and the"
                + " header Oppslagstjenesten in their places. Sign only these.");
      }
    }
    if (new HashSet<>(signed).size() < signed.size()) {
      throw new RefusedRequestException(
          "The signature refers to an element twice. Refer to each element once.");
    }
    requireSigned(BODY);
    requireSigned(TIMESTAMP);
    if (parts.contains(OPPSLAGSTJENESTEN) && requests == Requests.STRICT) {
      requireSigned(OPPSLAGSTJENESTEN);
    }
  }

  private void requireToken() {
    boolean direct = certificate != null;
    if (direct != parts.contains(TOKEN) || (direct && !certificate.equals(idsOfParts.get(TOKEN)))) {
      throw new RefusedRequestException(
          "The signature's KeyInfo does not point to the BinarySecurityToken. Refer to the token by"
              + " its Id.");
    }
  }

  private void requireSigned(QName part) {
    if (!signed.contains(idsOfParts.get(part))) {
      throw new RefusedRequestException(
          "The signature does not cover the "
              + (part.equals(OPPSLAGSTJENESTEN) ? "header " : "")
              + part.getLocalPart()
              + ". Sign it.");
    }
  }

  private static RefusedRequestException wrongCount(Open parent, QName child, Count count) {
    return new RefusedRequestException(
        "The element "
            + parent.name.getLocalPart()
            + " in the WS-Security header must have "
            + count.inWords()
            + " "
            + child.getLocalPart()
            + ".");
  }

  private static RefusedRequestException tooLarge() {
    return new RefusedRequestException(
        "The request exceeds a limit. An envelope may have at most "
            + MOST_LEVELS
            + " levels of elements, "
            + MOST_ATTRIBUTES
            + " attributes on an element and "
            + MOST_ELEMENTS
            + " elements.");
  }
}
