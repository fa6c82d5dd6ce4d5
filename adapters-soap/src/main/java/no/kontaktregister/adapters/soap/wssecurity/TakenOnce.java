package no.kontaktregister.adapters.soap.wssecurity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import no.kontaktregister.adapters.soap.protocol.RefusedRequest;
import no.kontaktregister.adapters.soap.protocol.UnansweredRequest;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;

/**
 * Takes a message once. It stands after all else that is verified, so that only messages of known
 * enterprises are remembered, and so that of two that come at the same time one is taken: WSS4J
 * itself looks first and remembers later.
 */
public final class TakenOnce extends AbstractSoapInterceptor {

  private static final Logger LOG = System.getLogger(TakenOnce.class.getName());

  private final ReplayStore signatures;

  public TakenOnce(ReplayStore signatures) {
    super(Phase.PRE_PROTOCOL);
    addAfter(Signers.class.getName());
    this.signatures = signatures;
  }

  @Override
  public void handleMessage(SoapMessage message) {
    try {
      if (!signatures.isFirst(fingerprint(message))) {
        LOG.log(
            Level.INFO,
            "Refused a request of {0} that had been taken before",
            Signers.signer(message));
        throw new RefusedRequest("The request has been taken before. Sign it anew.");
      }
    } catch (ReplayStore.Unavailable unavailable) {
      LOG.log(Level.WARNING, "Answered env:Receiver: {0}", unavailable.getMessage());
      throw new UnansweredRequest(
          "The request cannot be taken at the moment. Send it again later, newly signed.");
    }
  }

  private static String fingerprint(SoapMessage message) {
    byte[] signature =
        (byte[]) Verification.signature(message).get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE);
    try {
      return Base64.getEncoder()
          .encodeToString(MessageDigest.getInstance("SHA-256").digest(signature));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
