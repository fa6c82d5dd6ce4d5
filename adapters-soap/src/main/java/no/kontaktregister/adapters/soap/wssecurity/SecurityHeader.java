package no.kontaktregister.adapters.soap.wssecurity;

import static java.util.Map.entry;
import static no.kontaktregister.adapters.soap.wssecurity.Names.CANONICALIZATION_METHOD;
import static no.kontaktregister.adapters.soap.wssecurity.Names.CREATED;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIGEST_METHOD;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIGEST_VALUE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.DIRECT_REFERENCE;
import static no.kontaktregister.adapters.soap.wssecurity.Names.EXPIRES;
import static no.kontaktregister.adapters.soap.wssecurity.Names.INCLUSIVE_NAMESPACES;
import static no.kontaktregister.adapters.soap.wssecurity.Names.KEY_IDENTIFIER;
import static no.kontaktregister.adapters.soap.wssecurity.Names.KEY_INFO;
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

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;

/** What the elements of a request's WS-Security header may have: children, attributes, text. */
final class SecurityHeader {

  private static final int LONGEST_TEXT = 16_384;
  private static final int MOST_REFERENCES = 4;

  /** The children of each element. An element that is not here has none. */
  private static final Map<QName, Map<QName, Count>> CHILDREN =
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

  private final Algorithms algorithms;
  private final SignedParts parts;

  /**
   * @param parts learns what the signature refers to
   */
  SecurityHeader(Algorithms algorithms, SignedParts parts) {
    this.algorithms = algorithms;
    this.parts = parts;
  }

  /**
   * Refuses a child that the element may not have, or not once more.
   *
   * @param children how often the element has each child already
   */
  static void requireChild(QName parent, Map<QName, Integer> children, QName child) {
    Count allowed = CHILDREN.getOrDefault(parent, Map.of()).get(child);
    if (allowed == null) {
      throw new RefusedRequestException(
          "The element "
              + parent.getLocalPart()
              + " in the WS-Security header has a child that is not accepted. Send only one Timestamp,"
              + " one Signature and one BinarySecurityToken.");
    }
    if (children.getOrDefault(child, 0) == allowed.most()) {
      throw wrongCount(parent, child, allowed);
    }
  }

  /** Refuses an element that lacks a child. */
  static void requireComplete(QName element, Map<QName, Integer> children) {
    if (element.equals(TOKEN_REFERENCE) && children.size() != 1) {
      throw new RefusedRequestException(
          "The SecurityTokenReference in the WS-Security header must have one Reference or one"
              + " KeyIdentifier.");
    }
    CHILDREN
        .getOrDefault(element, Map.of())
        .forEach(
            (child, count) -> {
              if (children.getOrDefault(child, 0) < count.least()) {
                throw wrongCount(element, child, count);
              }
            });
  }

  /** Refuses an element whose text is longer than that of a certificate. */
  static void requireShort(int length) {
    if (length > LONGEST_TEXT) {
      throw new RefusedRequestException(
          "An element in the WS-Security header is longer than "
              + LONGEST_TEXT
              + " characters. Shorten it.");
    }
  }

  /** Refuses an element that names another algorithm, reference or token than it may. */
  void requireAttributes(QName name, XMLStreamReader xml) {
    if (name.equals(SIGNATURE_METHOD)) {
      requireAlgorithm(name, xml, algorithms.signatures());
    } else if (name.equals(DIGEST_METHOD)) {
      requireAlgorithm(name, xml, algorithms.digests());
    } else if (name.equals(CANONICALIZATION_METHOD) || name.equals(TRANSFORM)) {
      requireAlgorithm(name, xml, algorithms.canonicalizations());
    } else if (name.equals(REFERENCE)) {
      parts.refer(fragment(xml));
    } else if (name.equals(DIRECT_REFERENCE)) {
      parts.referToToken(fragment(xml));
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

  private static RefusedRequestException wrongCount(QName parent, QName child, Count count) {
    return new RefusedRequestException(
        "The element "
            + parent.getLocalPart()
            + " in the WS-Security header must have "
            + count.inWords()
            + " "
            + child.getLocalPart()
            + ".");
  }
}
