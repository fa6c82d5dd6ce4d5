package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A key pair with its certificate. The demo does not keep the key. */
public final class Keys {

  private final byte[] pkcs12;
  private final String password;

  private Keys(byte[] pkcs12, String password) {
    this.pkcs12 = pkcs12;
    this.password = password;
  }

  static Keys of(JsonNode keys) {
    return new Keys(
        Base64.getDecoder().decode(keys.path("pkcs12").textValue()),
        keys.path("password").textValue());
  }

  /** A PKCS#12 file. */
  public byte[] pkcs12() {
    return pkcs12.clone();
  }

  /** The password of the file and of the key in it. */
  public String password() {
    return password;
  }

  /** The same as a key store. */
  public KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(pkcs12), password.toCharArray());
      return store;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (GeneralSecurityException unreadable) {
      throw new IllegalStateException("The demo's PKCS#12 file cannot be read.", unreadable);
    }
  }
}
