package no.kontaktregister.adapters.soap.wssecurity;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.protocol.RequestDocumentInterceptor;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.validate.Credential;
import org.w3c.dom.Element;

/**
 * Verifies a request's time stamp and signature. {@link SignerInterceptor} then identifies the
 * signer.
 *
 * <p>It calls WSS4J itself: CXF's own interceptor copies the request into a document of SAAJ, which
 * wraps each node.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class SignatureInterceptor extends AbstractSoapInterceptor {

  private static final String VERIFIED = SignatureInterceptor.class.getName();

  // The public exponent is nearly always 65537. A very long one makes verification slow.
  private static final int MAX_EXPONENT_BITS = 64;

  private static final Set<Integer> ACTIONS =
      Set.of(WSConstants.TS, WSConstants.SIGN, WSConstants.BST);

  private final WSSConfig config;
  private final AlgorithmSuite algorithms;
  // Trusts nothing: the certificate is in the message, and SignerInterceptor decides whether it is
  // trusted.
  private final Crypto noKeys = XmlSignatures.keys(null);

  public SignatureInterceptor(WsSecuritySettings settings) {
    super(Phase.PRE_PROTOCOL);
    addAfter(RequestDocumentInterceptor.class.getName());
    config = XmlSignatures.reading();
    config.setValidator(
        WSConstants.TIMESTAMP, new TimeStampValidator(settings.clock(), settings.clockSkew()));
    config.setValidator(WSConstants.SIGNATURE, SignatureInterceptor::requireUsableKey);
    algorithms = Algorithms.of(settings.requests()).suite();
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(Names.SECURITY);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    try {
      message.put(VERIFIED, verify(RequestDocumentInterceptor.envelope(message)));
    } catch (WSSecurityException refused) {
      throw new Fault(refused);
    }
  }

  /** The result of WSS4J's verification of a request's one signature. */
  static WSSecurityEngineResult signature(Message request) {
    return (WSSecurityEngineResult) request.get(VERIFIED);
  }

  private WSSecurityEngineResult verify(Element envelope) throws WSSecurityException {
    RequestData data = new RequestData();
    data.setWssConfig(config);
    data.setAlgorithmSuite(algorithms);
    data.setSigVerCrypto(noKeys);
    // The Basic Security Profile refuses clients that the real service accepted. EnvelopeShape
    // checks which element is where. Replays are refused by ReplayInterceptor.
    data.setDisableBSPEnforcement(true);
    WSSecurityEngine engine = new WSSecurityEngine();
    engine.setWssConfig(config);
    WSHandlerResult results = engine.processSecurityHeader(security(envelope), data);
    Map<Integer, List<WSSecurityEngineResult>> actions = results.getActionResults();
    if (!ACTIONS.containsAll(actions.keySet())
        || !isOne(actions.get(WSConstants.TS))
        || !isOne(actions.get(WSConstants.SIGN))) {
      throw new WSSecurityException(ErrorCode.INVALID_SECURITY);
    }
    return actions.get(WSConstants.SIGN).get(0);
  }

  private static Element security(Element envelope) throws WSSecurityException {
    Element header = DOMUtils.getFirstChildWithName(envelope, Names.HEADER);
    // With or without a role: EnvelopeShape lets one through.
    Element security =
        header == null ? null : DOMUtils.getFirstChildWithName(header, Names.SECURITY);
    if (security == null) {
      throw new WSSecurityException(ErrorCode.INVALID_SECURITY);
    }
    return security;
  }

  private static boolean isOne(List<WSSecurityEngineResult> results) {
    return results != null && results.size() == 1;
  }

  /**
   * Accepts each certificate whose key is long enough and does not make verification slow. {@link
   * SignerInterceptor} checks the certificate later.
   */
  private static Credential requireUsableKey(Credential credential, RequestData unused)
      throws WSSecurityException {
    if (credential.getCertificates() == null
        || !(credential.getCertificates()[0].getPublicKey() instanceof RSAPublicKey key)
        || key.getModulus().bitLength() < Algorithms.MIN_RSA_BITS
        || key.getModulus().bitLength() > Algorithms.MAX_RSA_BITS
        || key.getPublicExponent().bitLength() > MAX_EXPONENT_BITS) {
      throw new WSSecurityException(ErrorCode.UNSUPPORTED_SECURITY_TOKEN);
    }
    return credential;
  }
}
