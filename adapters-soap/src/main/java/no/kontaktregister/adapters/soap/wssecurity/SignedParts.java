package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageChecker;
import org.apache.cxf.ws.security.wss4j.CryptoCoverageUtil.CoverageType;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.w3c.dom.Element;

/**
 * Demands that what a request says stands where it is signed: the Body and the Timestamp, and the
 * Oppslagstjenesten header when there is one. The elements themselves are compared, found by their
 * place in the envelope, because an element elsewhere may bear the same id.
 */
public final class SignedParts extends CryptoCoverageChecker {

  private static final Map<String, String> PREFIXES =
      Map.of(
          "e", "http://www.w3.org/2003/05/soap-envelope",
          "wsse",
              "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd",
          "wsu",
              "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd",
          "m", "http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02");

  private static final String ON_BEHALF_HEADER = SignedParts.class.getName();

  // To the three parts and the certificate.
  private static final int MOST_REFERENCES = 4;

  public SignedParts() {
    super(
        PREFIXES,
        List.of(
            signed("/e:Envelope/e:Body"),
            signed("/e:Envelope/e:Header/wsse:Security/wsu:Timestamp"),
            signed("/e:Envelope/e:Header/m:Oppslagstjenesten")));
  }

  @Override
  public void handleMessage(SoapMessage message) {
    demandSignatures(message);
    List<?> references =
        (List<?>) Verification.signature(message).get(WSSecurityEngineResult.TAG_DATA_REF_URIS);
    if (references.size() > MOST_REFERENCES) {
      throw new Fault(new WSSecurityException(ErrorCode.FAILED_CHECK));
    }
    references.stream()
        .map(reference -> ((WSDataRef) reference).getProtectedElement())
        .filter(SignedParts::isOnBehalfHeader)
        .findFirst()
        .ifPresent(header -> message.getExchange().put(ON_BEHALF_HEADER, header));
  }

  /** What CXF throws does not say that it is about security, so it would be taken for bad XML. */
  private void demandSignatures(SoapMessage message) {
    try {
      super.handleMessage(message);
    } catch (SoapFault notSigned) {
      throw new Fault(new WSSecurityException(ErrorCode.FAILED_CHECK, notSigned));
    }
  }

  /**
   * The Oppslagstjenesten header, as it was signed. CXF's own list of headers is not to be relied
   * on here: it also holds elements from deeper within the envelope, which nobody has signed.
   */
  static Optional<Element> onBehalfHeader(Message request) {
    return Optional.ofNullable((Element) request.getExchange().get(ON_BEHALF_HEADER));
  }

  private static boolean isOnBehalfHeader(Element element) {
    return Callers.HEADER.getLocalPart().equals(element.getLocalName())
        && Callers.HEADER.getNamespaceURI().equals(element.getNamespaceURI())
        && element.getParentNode() instanceof Element header
        && header.getLocalName().equals("Header")
        && header.getParentNode() == element.getOwnerDocument().getDocumentElement();
  }

  private static XPathExpression signed(String path) {
    return new XPathExpression(path, CoverageType.SIGNED);
  }
}
