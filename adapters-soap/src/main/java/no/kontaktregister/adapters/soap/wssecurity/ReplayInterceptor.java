package no.kontaktregister.adapters.soap.wssecurity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;
import no.kontaktregister.adapters.soap.protocol.UnansweredRequestException;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;

/**
 * Accepts a request only once. It runs after all other verification, so that only requests from
 * known enterprises are remembered. Of two equal requests at the same time it accepts one; WSS4J's
 * own check would accept both, because it stores a request some time after it looks for it.
 */
public final class ReplayInterceptor extends AbstractSoapInterceptor {

  private static final Logger LOG = System.getLogger(ReplayInterceptor.class.getName());

  private final ReplayStore signatures;

  public ReplayInterceptor(ReplayStore signatures) {
    super(Phase.PRE_PROTOCOL);
    addAfter(SignerInterceptor.class.getName());
    this.signatures = signatures;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    try {
      if (!signatures.isFirst(fingerprint(message))) {
        LOG.log(
            Level.INFO,
            "Refused a request of {0} that had been accepted before",
            SignerInterceptor.signer(message));
        throw new RefusedRequestException("The request has been accepted before. Sign it anew.");
      }
    } catch (ReplayStore.Unavailable unavailable) {
      LOG.log(Level.WARNING, "Answered env:Receiver: {0}", unavailable.getMessage());
      throw UnansweredRequestException.forLater(
          "The request cannot be accepted at the moment. Send it again later, newly signed.");
    }
  }

  private static String fingerprint(SoapMessage message) {
    byte[] signature =
        (byte[])
            SignatureInterceptor.signature(message).get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE);
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(signature));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
