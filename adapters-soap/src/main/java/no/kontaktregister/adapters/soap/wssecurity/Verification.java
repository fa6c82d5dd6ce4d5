package no.kontaktregister.adapters.soap.wssecurity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Identified;
import no.kontaktregister.domain.sertifikat.Identification.Refused;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.cache.ReplayCache;
import org.apache.wss4j.common.crypto.AlgorithmSuite;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;

/**
 * Verifies a request's time stamp and signature, and finds out whose signature it is.
 *
 * <p>Source: the contract, section 5.
 */
public final class Verification extends WSS4JInInterceptor {

  private static final Logger LOG = System.getLogger(Verification.class.getName());

  private static final String CANDIDATE = Verification.class.getName() + ".candidate";
  private static final String SIGNER = Verification.class.getName() + ".signer";
  private static final String CRYPTO = Verification.class.getName() + ".crypto";

  private static final int MIN_RSA_BITS = 2048;
  private static final int MAX_RSA_BITS = 16_384;

  private final EnterpriseIdentification certificates;

  public Verification(EnterpriseIdentification certificates, WsSecuritySettings settings) {
    super(
        Map.of(
            ConfigurationConstants.ACTION,
            ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE,
            ConfigurationConstants.SIG_VER_PROP_REF_ID,
            CRYPTO,
            // Trusts nothing: trust is the validator's business, and the certificate is in the
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
    this.certificates = certificates;
  }

  /** Notes that what had to be signed has been, after all else that is verified. */
  static void confirm(Message request) {
    request.getExchange().put(SIGNER, request.getExchange().get(CANDIDATE));
  }

  /** Who signed a request; null until all of it has been verified. */
  public static Virksomhetsidentifikator signer(Message request) {
    return (Virksomhetsidentifikator) request.getExchange().get(SIGNER);
  }

  /** What WSS4J found out about a request's one signature. */
  static WSSecurityEngineResult signature(Message request) {
    List<WSHandlerResult> results =
        CastUtils.cast((List<?>) request.get(WSHandlerConstants.RECV_RESULTS));
    return results.get(0).getActionResults().get(WSConstants.SIGN).get(0);
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

  /** Asks the port whether a signature's certificate can be relied on, and for whom it stands. */
  public Validator signers() {
    return (credential, data) -> {
      Identification identification = identify(credential);
      if (identification instanceof Identified identified) {
        ((Message) data.getMsgContext()).getExchange().put(CANDIDATE, identified.virksomhet());
        return credential;
      }
      LOG.log(Level.INFO, "Refused a certificate: {0}", ((Refused) identification).verdict());
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    };
  }

  private Identification identify(Credential credential) throws WSSecurityException {
    X509Certificate[] chain = credential.getCertificates();
    if (chain == null || chain.length == 0) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
    try {
      return certificates.identify(new X509Sertifikat(chain[0].getEncoded()));
    } catch (CertificateEncodingException unreadable) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_AUTHENTICATION);
    }
  }
}
