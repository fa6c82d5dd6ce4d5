package no.kontaktregister.adapters.soap.wssecurity;

import static no.kontaktregister.adapters.soap.wssecurity.Names.BODY;
import static no.kontaktregister.adapters.soap.wssecurity.Names.OPPSLAGSTJENESTEN;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TIMESTAMP;
import static no.kontaktregister.adapters.soap.wssecurity.Names.TOKEN;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;

/**
 * The elements that a request's signature may refer to, and those that it does refer to.
 *
 * <p>Only elements in their own places are noted here, so a signature of one that was moved refers
 * to nothing that it may refer to.
 */
final class SignedParts {

  private final Requests requests;
  private final Set<String> ids = new HashSet<>();
  private final Map<QName, Set<String>> idsOfParts = new HashMap<>();
  private final Set<QName> parts = new HashSet<>();
  private final List<String> signed = new ArrayList<>();
  private String certificate;

  SignedParts(Requests requests) {
    this.requests = requests;
  }

  /** The signature refers to the element with this Id. */
  void refer(String id) {
    signed.add(id);
  }

  /** The key of the signature is in the token with this Id. */
  void referToToken(String id) {
    certificate = id;
  }

  /** Notes an element that is in its own place, and its Ids, which must be unique. */
  void add(QName name, XMLStreamReader xml) {
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
        idsOf(name).add(id);
      }
    }
    if (isPart(name)) {
      parts.add(name);
    }
  }

  /** An element may have an Id of its own and one of WS-Security. */
  private Set<String> idsOf(QName part) {
    return idsOfParts.computeIfAbsent(part, none -> new HashSet<>());
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

  /**
   * Refuses an envelope whose signature refers to anything but the parts in their places, or does
   * not cover all of the parts that must be signed.
   */
  void require() {
    if (!parts.contains(TIMESTAMP)) {
      throw new RefusedRequestException(
          "The request is not signed: it has no WS-Security header. Sign its Timestamp and its"
              + " Body.");
    }
    requireToken();
    for (String id : signed) {
      if (idsOfParts.values().stream().noneMatch(ids -> ids.contains(id))) {
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
    if (direct != parts.contains(TOKEN) || (direct && !idsOf(TOKEN).contains(certificate))) {
      throw new RefusedRequestException(
          "The signature's KeyInfo does not point to the BinarySecurityToken. Refer to the token by"
              + " its Id.");
    }
  }

  private void requireSigned(QName part) {
    if (idsOf(part).stream().noneMatch(signed::contains)) {
      throw new RefusedRequestException(
          "The signature does not cover the "
              + (part.equals(OPPSLAGSTJENESTEN) ? "header " : "")
              + part.getLocalPart()
              + ". Sign it.");
    }
  }
}
