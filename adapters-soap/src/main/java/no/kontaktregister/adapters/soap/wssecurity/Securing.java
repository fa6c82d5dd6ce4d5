package no.kontaktregister.adapters.soap.wssecurity;

import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;

/**
 * Signs what goes out, and encrypts it to whoever signed the request. What goes to nobody in
 * particular, such as a fault before the signer is known, goes as it is.
 *
 * <p>Source: the contract, section 5.
 */
public final class Securing extends WSS4JOutInterceptor {

  private static final String CRYPTO = Securing.class.getName() + ".crypto";

  private static final String SIGNED =
      "{}{http://www.w3.org/2003/05/soap-envelope}Body;"
          + "{}{http://docs.oasis-open.org/wss/2004/01/"
          + "oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp";

  private static final String ENCRYPTED = "{Content}{http://www.w3.org/2003/05/soap-envelope}Body";

  private Securing(Map<String, Object> properties) {
    super(properties);
  }

  /** For answers: signed and encrypted. */
  public static Securing answers(WsSecuritySettings settings) {
    Map<String, Object> properties = signing(settings);
    properties.put(
        ConfigurationConstants.ACTION,
        ConfigurationConstants.TIMESTAMP
            + " "
            + ConfigurationConstants.SIGNATURE
            + " "
            + ConfigurationConstants.ENCRYPTION);
    properties.put(ConfigurationConstants.ENCRYPTION_USER, ConfigurationConstants.USE_REQ_SIG_CERT);
    properties.put(ConfigurationConstants.ENC_PROP_REF_ID, CRYPTO);
    properties.put(ConfigurationConstants.ENC_SYM_ALGO, settings.encryption());
    properties.put(ConfigurationConstants.ENC_KEY_TRANSPORT, WSS4JConstants.KEYTRANSPORT_RSAOAEP);
    properties.put(ConfigurationConstants.ENCRYPTION_PARTS, ENCRYPTED);
    return new Securing(properties);
  }

  /** For faults: signed. */
  public static Securing faults(WsSecuritySettings settings) {
    Map<String, Object> properties = signing(settings);
    properties.put(
        ConfigurationConstants.ACTION,
        ConfigurationConstants.TIMESTAMP + " " + ConfigurationConstants.SIGNATURE);
    return new Securing(properties);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (Signers.signer(message) != null) {
      super.handleMessage(message);
    }
  }

  private static Map<String, Object> signing(WsSecuritySettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(WSS4J_ACTION_MAP, XmlSignatures.writing());
    Merlin keys = new Merlin();
    keys.setKeyStore(settings.keys());
    CallbackHandler password = callbacks -> give(settings.password(), callbacks);
    properties.put(CRYPTO, keys);
    properties.put(ConfigurationConstants.SIG_PROP_REF_ID, CRYPTO);
    properties.put(ConfigurationConstants.SIGNATURE_USER, settings.alias());
    properties.put(ConfigurationConstants.PW_CALLBACK_REF, password);
    properties.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
    properties.put(ConfigurationConstants.SIG_ALGO, WSS4JConstants.RSA_SHA256);
    properties.put(ConfigurationConstants.SIG_DIGEST_ALGO, WSS4JConstants.SHA256);
    properties.put(ConfigurationConstants.SIGNATURE_PARTS, SIGNED);
    properties.put(ConfigurationConstants.ENABLE_SIGNATURE_CONFIRMATION, "true");
    return properties;
  }

  private static void give(String password, Callback[] callbacks) {
    for (Callback callback : callbacks) {
      ((WSPasswordCallback) callback).setPassword(password);
    }
  }
}
