package no.kontaktregister.adapters.soap.wssecurity;

import java.security.KeyStore;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import org.apache.jcp.xml.dsig.internal.dom.XMLDSigRI;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.crypto.WSProviderConfig;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.message.WSSecHeader;
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
  static WSSConfig reading() {
    WSSConfig config = WSSConfig.getNewInstance();
    config.setProcessor(WSConstants.SIGNATURE, Reading.class);
    return config;
  }

  /** WSS4J makes one for each signature. */
  public static final class Reading extends SignatureProcessor {

    public Reading() {
      super(LIBRARY);
    }
  }

  /**
   * The keys of a store, for WSS4J.
   *
   * @param store null for none
   */
  static Crypto keys(KeyStore store) {
    Merlin keys = new Merlin();
    keys.setKeyStore(store);
    return keys;
  }

  /** Makes the parts of a signature. */
  static XMLSignatureFactory parts() {
    return XMLSignatureFactory.getInstance("DOM", LIBRARY);
  }

  /** A signature that is to be written into a header. */
  static WSSecSignature signature(WSSecHeader header) {
    return new WSSecSignature(header, LIBRARY);
  }
}
