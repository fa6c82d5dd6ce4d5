package no.kontaktregister.adapters.soap.wssecurity;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhet;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.Identification.Identified;
import no.kontaktregister.domain.sertifikat.Identification.Refused;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;

/**
 * Identifies the signer of a request. This comes after the verification of the signature: anyone
 * can send another enterprise's certificate, and must not be able to make the service check whether
 * it has been revoked.
 */
public final class SignerInterceptor extends AbstractSoapInterceptor {

  private static final Logger LOG = System.getLogger(SignerInterceptor.class.getName());

  private static final String SIGNER = SignerInterceptor.class.getName();

  private final IdentifiserVirksomhet identifiserVirksomhet;

  public SignerInterceptor(IdentifiserVirksomhet identifiserVirksomhet) {
    super(Phase.PRE_PROTOCOL);
    addAfter(SignedPartsInterceptor.class.getName());
    this.identifiserVirksomhet = identifiserVirksomhet;
  }

  /** The enterprise that signed a request; null until it is known. */
  public static Virksomhetsidentifikator signer(Message request) {
    return (Virksomhetsidentifikator) request.getExchange().get(SIGNER);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    X509Certificate certificate =
        (X509Certificate)
            SignatureInterceptor.signature(message)
                .get(WSSecurityEngineResult.TAG_X509_CERTIFICATE);
    if (certificate == null) {
      throw refusal();
    }
    Identification identification = identifiserVirksomhet.identifiser(read(certificate));
    if (identification instanceof Identified identified) {
      message.getExchange().put(SIGNER, identified.virksomhet());
    } else {
      LOG.log(
          Level.INFO,
          "Refused a certificate with serial number {0}: {1}",
          certificate.getSerialNumber().toString(16),
          ((Refused) identification).verdict());
      throw refusal();
    }
  }

  private static X509Sertifikat read(X509Certificate certificate) {
    try {
      return new X509Sertifikat(certificate.getEncoded());
    } catch (CertificateEncodingException unreadable) {
      throw refusal();
    }
  }

  private static Fault refusal() {
    return new Fault(new WSSecurityException(ErrorCode.FAILED_AUTHENTICATION));
  }
}
