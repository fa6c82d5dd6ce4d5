package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.action.Action;
import org.apache.wss4j.dom.action.TimestampAction;

/**
 * Signs an answer, and encrypts it to the signer of the request. Faults are neither signed nor
 * encrypted.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class AnswerSecurityInterceptor extends WSS4JOutInterceptor {

  private static final String CRYPTO = AnswerSecurityInterceptor.class.getName() + ".crypto";

  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  private static final String SIGNED = "{}{" + Names.SOAP + "}Body;{}{" + Names.WSU + "}Timestamp";

  private static final String ENCRYPTED = "{Content}{" + Names.SOAP + "}Body";

  public AnswerSecurityInterceptor(WsSecuritySettings settings) {
    super(properties(settings));
  }

  private static Map<String, Object> properties(WsSecuritySettings settings) {
    Map<String, Object> properties = new HashMap<>();
    properties.put(
        ConfigurationConstants.ACTION,
        ConfigurationConstants.TIMESTAMP
            + " "
            + ConfigurationConstants.SIGNATURE
            + " "
            + ConfigurationConstants.ENCRYPTION);
    properties.put(ConfigurationConstants.TTL_TIMESTAMP, Long.toString(TIME_TO_LIVE.toSeconds()));
    properties.put(
        WSS4J_ACTION_MAP,
        Map.of(
            WSConstants.TS,
            timeStamp(settings.clock()),
            WSConstants.SIGN,
            XmlSignatures.writing()));
    sign(properties, settings);
    encrypt(properties, settings);
    return properties;
  }

  /** WSS4J's own, but by this clock. */
  private static Action timeStamp(InstantSource clock) {
    return (handler, unused, message) -> {
      message.getWssConfig().setCurrentTime(clock::instant);
      new TimestampAction().execute(handler, unused, message);
    };
  }

  private static void sign(Map<String, Object> properties, WsSecuritySettings settings) {
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
  }

  private static void encrypt(Map<String, Object> properties, WsSecuritySettings settings) {
    properties.put(ConfigurationConstants.ENCRYPTION_USER, ConfigurationConstants.USE_REQ_SIG_CERT);
    properties.put(ConfigurationConstants.ENC_PROP_REF_ID, CRYPTO);
    properties.put(ConfigurationConstants.ENC_SYM_ALGO, settings.encryption());
    properties.put(ConfigurationConstants.ENC_KEY_TRANSPORT, WSS4JConstants.KEYTRANSPORT_RSAOAEP);
    properties.put(ConfigurationConstants.ENCRYPTION_PARTS, ENCRYPTED);
  }

  private static void give(String password, Callback[] callbacks) {
    for (Callback callback : callbacks) {
      ((WSPasswordCallback) callback).setPassword(password);
    }
  }
}
