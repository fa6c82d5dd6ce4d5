package no.kontaktregister.adapters.soap.wssecurity;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.cache.ReplayCache;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;

/**
 * Verifies a request's time stamp and signature. {@link SignerInterceptor} then identifies the
 * signer.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class SignatureInterceptor extends WSS4JInInterceptor {

  private static final String CRYPTO = SignatureInterceptor.class.getName() + ".crypto";

  // The public exponent is nearly always 65537. A very long one makes verification slow.
  private static final int MAX_EXPONENT_BITS = 64;

  private final Algorithms algorithms;

  public SignatureInterceptor(WsSecuritySettings settings) {
    super(
        Map.ofEntries(
            Map.entry(PROCESSOR_MAP, XmlSignatures.reading()),
            Map.entry(
                VALIDATOR_MAP,
                Map.of(
                    WSConstants.TIMESTAMP,
                    new TimeStampValidator(settings.clock(), settings.clockSkew()))),
            Map.entry(
                ConfigurationConstants.ACTION,
                ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE),
            Map.entry(ConfigurationConstants.SIG_VER_PROP_REF_ID, CRYPTO),
            // Trusts nothing: the certificate is in the message, and SignerInterceptor decides
            // whether it is trusted.
            Map.entry(CRYPTO, new Merlin()),
            // The Basic Security Profile refuses clients that the real service accepted.
            // EnvelopeShape checks which element is where.
            Map.entry(ConfigurationConstants.IS_BSP_COMPLIANT, "false"),
            Map.entry(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true")));
    this.algorithms = Algorithms.of(settings.requests());
  }

  /** The result of WSS4J's verification of a request's one signature. */
  static WSSecurityEngineResult signature(Message request) {
    List<WSHandlerResult> results =
        CastUtils.cast((List<?>) request.get(WSHandlerConstants.RECV_RESULTS));
    return results.get(0).getActionResults().get(WSConstants.SIGN).get(0);
  }

  @Override
  protected void setAlgorithmSuites(SoapMessage message, RequestData data) {
    data.setAlgorithmSuite(algorithms.suite());
  }

  /** None: {@link ReplayInterceptor} does this. */
  @Override
  protected ReplayCache getReplayCache(SoapMessage message, String flag, String instance) {
    return null;
  }

  /**
   * Accepts each certificate whose key is long enough and does not make verification slow. {@link
   * SignerInterceptor} checks the certificate later.
   */
  public static Validator certificates() {
    return SignatureInterceptor::requireUsableKey;
  }

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
