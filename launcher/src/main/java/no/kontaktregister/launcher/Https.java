package no.kontaktregister.launcher;

import java.io.File;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** HTTPS, which the service speaks if it has a port for it. */
final class Https {

  private static final String KEYSTORE = "kontaktregister.https.keystore";
  private static final String PASSWORD = "kontaktregister.https.keystore-password";

  private Https() {}

  /** Sets the system properties that the server and its boot commands read. */
  static void settle(Optional<String> port) {
    System.setProperty("https.port", port.orElse("8443"));
    System.setProperty("https.alias", port.isPresent() ? useKeyStore() : "s1as");
  }

  /** Makes the server use the configured key store, and returns the alias of the key in it. */
  private static String useKeyStore() {
    String file = Main.value(KEYSTORE).orElse("");
    String password = Main.value(PASSWORD).orElse("");
    try {
      KeyStore store = KeyStore.getInstance(new File(file), password.toCharArray());
      List<String> keys = new ArrayList<>();
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
      if (keys.size() == 1) {
        System.setProperty("javax.net.ssl.keyStore", file);
        System.setProperty("javax.net.ssl.keyStorePassword", password);
        return keys.get(0);
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException unusable) {
      // Refused below: the reason of the JDK does not tell which key to set.
    }
    throw Main.refuse(
        "The key store in the keys "
            + KEYSTORE
            + " and "
            + PASSWORD
            + " cannot be used: set them to a PKCS#12 file that has one private key and its"
            + " certificates, and to its password.");
  }
}
