package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import java.util.Map;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.cache.ReplayCache;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.validate.Validator;

/**
 * Verifies a request's time stamp and signature; {@link Signers} finds out whose signature it is.
 *
 * <p>Source: the contract, section 5.
 */
public final class Verification extends WSS4JInInterceptor {

  private static final String CRYPTO = Verification.class.getName() + ".crypto";

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 16_384;

  public Verification(WsSecuritySettings settings) {
    super(
        Map.of(
            PROCESSOR_MAP,
            XmlSignatures.reading(),
            ConfigurationConstants.ACTION,
            ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE,
            ConfigurationConstants.SIG_VER_PROP_REF_ID,
            CRYPTO,
            // Trusts nothing: trust is for Signers to find out, and the certificate is in the
            // message.
            CRYPTO,
            new Merlin(),
            ConfigurationConstants.TTL_TIMESTAMP,
            Long.toString(WsSecuritySettings.TIME_TO_LIVE.toSeconds()),
            ConfigurationConstants.TTL_FUTURE_TIMESTAMP,
            Long.toString(settings.clockSkew().toSeconds()),
            ConfigurationConstants.REQUIRE_TIMESTAMP_EXPIRES,
            "true",
            ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION,
            "true"));
  }

  /** What WSS4J found out about a request's one signature. */
  static WSSecurityEngineResult signature(Message request) {
    List<WSHandlerResult> results =
        CastUtils.cast((List<?>) request.get(WSHandlerConstants.RECV_RESULTS));
    return results.get(0).getActionResults().get(WSConstants.SIGN).get(0);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    try {
      super.handleMessage(message);
    } catch (LinkageError saml) {
      // Tokens of SAML are read by a library that is not here, because nobody may send one.
      throw new Fault(new WSSecurityException(ErrorCode.UNSUPPORTED_SECURITY_TOKEN));
    }
  }

  @Override
  protected void setAlgorithmSuites(SoapMessage message, RequestData data) {
    data.setAlgorithmSuite(algorithms());
  }

  /** None: {@link TakenOnce} remembers. */
  @Override
  protected ReplayCache getReplayCache(SoapMessage message, String flag, String instance) {
    return null;
  }

  private static AlgorithmSuite algorithms() {
    AlgorithmSuite allowed = new AlgorithmSuite();
    allowed.addSignatureMethod(WSS4JConstants.RSA_SHA256);
    allowed.addSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha384");
    allowed.addSignatureMethod(WSS4JConstants.RSA_SHA512);
    allowed.addDigestAlgorithm(WSS4JConstants.SHA256);
    allowed.addDigestAlgorithm(WSS4JConstants.SHA384);
    allowed.addDigestAlgorithm(WSS4JConstants.SHA512);
    allowed.addC14nAlgorithm(WSS4JConstants.C14N_EXCL_OMIT_COMMENTS);
    allowed.addTransformAlgorithm(WSS4JConstants.C14N_EXCL_OMIT_COMMENTS);
    allowed.setMinimumAsymmetricKeyLength(MIN_RSA_BITS);
    allowed.setMaximumAsymmetricKeyLength(MAX_RSA_BITS);
    return allowed;
  }

  /** Lets any certificate pass: {@link Signers} asks about it later. */
  public static Validator certificates() {
    return (credential, data) -> credential;
  }
}
