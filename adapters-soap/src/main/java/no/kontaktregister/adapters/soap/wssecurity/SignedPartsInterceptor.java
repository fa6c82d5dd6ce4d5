package no.kontaktregister.adapters.soap.wssecurity;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.protocol.RequestDocumentInterceptor;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.w3c.dom.Element;

/**
 * Refuses a request unless the parts that count are the parts that are signed: the Body and the
 * Timestamp, and in strict mode the Oppslagstjenesten header if there is one. It compares the
 * elements in their places in the envelope, not their Ids, because an element elsewhere may have
 * the same Id.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class SignedPartsInterceptor extends AbstractSoapInterceptor {

  private static final String FOUND = SignedPartsInterceptor.class.getName();

  /**
   * What later interceptors need to know about the signed parts.
   *
   * @param paaVegneAv the Oppslagstjenesten header in its place
   * @param paaVegneAvSigned whether that header is signed
   * @param sha1 whether a part has a SHA-1 digest
   */
  private record Found(Optional<Element> paaVegneAv, boolean paaVegneAvSigned, boolean sha1) {}

  private final Requests requests;

  public SignedPartsInterceptor(Requests requests) {
    super(Phase.PRE_PROTOCOL);
    addAfter(SignatureInterceptor.class.getName());
    this.requests = requests;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    List<WSDataRef> references =
        CastUtils.cast(
            (List<?>)
                SignatureInterceptor.signature(message)
                    .get(WSSecurityEngineResult.TAG_DATA_REF_URIS));
    Set<Element> signed = Collections.newSetFromMap(new IdentityHashMap<>());
    references.forEach(reference -> signed.add(reference.getProtectedElement()));

    Optional<Element> envelope = Optional.of(RequestDocumentInterceptor.envelope(message));
    Optional<Element> header = child(envelope, Names.HEADER);
    Optional<Element> security = child(header, Names.SECURITY);
    Optional<Element> paaVegneAv = child(header, Names.OPPSLAGSTJENESTEN);
    boolean paaVegneAvSigned = remove(signed, paaVegneAv);
    boolean complete =
        remove(signed, child(envelope, Names.BODY))
            && remove(signed, child(security, Names.TIMESTAMP))
            && (paaVegneAv.isEmpty() || paaVegneAvSigned || requests == Requests.AS_PUBLISHED);
    remove(signed, child(security, Names.TOKEN));
    if (!complete || !signed.isEmpty()) {
      throw new Fault(new WSSecurityException(ErrorCode.FAILED_CHECK));
    }
    boolean sha1 =
        references.stream()
            .anyMatch(reference -> WSS4JConstants.SHA1.equals(reference.getDigestAlgorithm()));
    message.getExchange().put(FOUND, new Found(paaVegneAv, paaVegneAvSigned, sha1));
  }

  /**
   * The Oppslagstjenesten header in its place in the envelope. CXF's own list of headers is of no
   * use here: it also has elements from deeper within the envelope.
   */
  static Optional<Element> paaVegneAv(Message request) {
    return found(request).paaVegneAv();
  }

  /** Whether a request names an enterprise in a header that it does not sign. */
  static boolean hasUnsignedPaaVegneAv(Message request) {
    return found(request).paaVegneAv().isPresent() && !found(request).paaVegneAvSigned();
  }

  /** Whether a request has a SHA-1 digest. */
  static boolean hasSha1Digest(Message request) {
    return found(request).sha1();
  }

  private static Found found(Message request) {
    return (Found) request.getExchange().get(FOUND);
  }

  private static boolean remove(Set<Element> signed, Optional<Element> part) {
    return part.isPresent() && signed.remove(part.get());
  }

  private static Optional<Element> child(Optional<Element> parent, QName name) {
    return parent.map(element -> DOMUtils.getFirstChildWithName(element, name));
  }
}
