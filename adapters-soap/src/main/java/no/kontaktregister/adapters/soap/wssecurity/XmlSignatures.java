package no.kontaktregister.adapters.soap.wssecurity;

import java.util.Map;
import javax.xml.namespace.QName;
import org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI;
import org.apache.wss4j.common.SecurityActionToken;
import org.apache.wss4j.common.SignatureActionToken;
import org.apache.wss4j.common.crypto.WSProviderConfig;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.action.Action;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandler;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.processor.SignatureProcessor;
import org.apache.xml.security.Init;

/**
 * Reads and writes signatures with the archive's own library.
 *
 * <p>By itself WSS4J registers that library with the JVM, which is the whole server's, and asks for
 * it there by name. The second of two copies of the application on one server would then use the
 * first one's classes, and those could never be unloaded.
 */
final class XmlSignatures {

  private static final XMLDSigRI LIBRARY = new XMLDSigRI();

  // This comes before WSS4J does anything else, because it registers only once.
  static {
    WSSConfig.setAddJceProviders(false);
    WSProviderConfig.setAddJceProviders(false);
    // Otherwise a part of the registration.
    Init.init();
  }

  private XmlSignatures() {}

  /** What WSS4J reads signatures with. */
  static Map<QName, Object> reading() {
    return Map.of(WSConstants.SIGNATURE, Reading.class);
  }

  /** What WSS4J writes signatures with. */
  static Action writing() {
    return new Writing();
  }

  /** WSS4J makes one for each signature. */
  public static final class Reading extends SignatureProcessor {

    public Reading() {
      super(LIBRARY);
    }
  }

  private static final class Writing implements Action {

    @Override
    public void execute(WSHandler handler, SecurityActionToken unused, RequestData message)
        throws WSSecurityException {
      SignatureActionToken settings = message.getSignatureToken();
      WSSecSignature signature = new WSSecSignature(message.getSecHeader(), LIBRARY);
      signature.setIdAllocator(message.getWssConfig().getIdAllocator());
      signature.setWsDocInfo(message.getWsDocInfo());
      signature.setAddInclusivePrefixes(message.isAddInclusivePrefixes());
      signature.setKeyIdentifierType(settings.getKeyIdentifierId());
      signature.setSignatureAlgorithm(settings.getSignatureAlgorithm());
      signature.setDigestAlgo(settings.getDigestAlgorithm());
      signature.setUserInfo(
          settings.getUser(),
          handler
              .getPasswordCB(
                  settings.getUser(),
                  WSConstants.SIGN,
                  handler.getPasswordCallbackHandler(message),
                  message)
              .getPassword());
      signature.prepare(settings.getCrypto());
      signature.computeSignature(signature.addReferencesToSign(settings.getParts()));
      signature.prependBSTElementToHeader();
    }
  }
}
