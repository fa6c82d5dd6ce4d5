package no.kontaktregister.adapters.soap.wssecurity;

import static no.kontaktregister.adapters.soap.wssecurity.Names.BODY;
import static no.kontaktregister.adapters.soap.wssecurity.Names.ENVELOPE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.HEADER;
import static no.kontaktregister.adapters.soap.wssecurity.Names.OPPSLAGSTJENESTEN;
import static no.kontaktregister.adapters.soap.wssecurity.Names.SECURITY;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
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

  private final SignedParts parts;
  private final SecurityHeader security;
  private final Deque<Open> open = new ArrayDeque<>();
  private int elements;
  private int events;

  EnvelopeShape(Requests requests) {
    parts = new SignedParts(requests);
    security = new SecurityHeader(Algorithms.of(requests), parts);
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
    parts.add(name, xml);
    if (ofSecurity) {
      security.requireAttributes(name, xml);
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
      SecurityHeader.requireChild(parent.name, parent.children, name);
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

  private void text(XMLStreamReader xml) {
    Open element = open.peek();
    if (element == null) {
      return;
    }
    if (element.ofSecurity) {
      element.text += xml.getTextLength();
      SecurityHeader.requireShort(element.text);
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
    if (element.ofSecurity) {
      SecurityHeader.requireComplete(element.name, element.children);
    }
  }

  /**
   * Refuses an envelope whose signature refers to anything but the parts in their places, or does
   * not cover all of the parts that must be signed.
   */
  void requireSignedParts() {
    parts.require();
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
