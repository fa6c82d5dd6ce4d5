package no.kontaktregister.adapters.rest.protocol;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;

/**
 * What signed answers are signed with.
 *
 * @param key the registry's own RSA key
 * @param chain its certificate, and the issuers' as far as they are known
 */
public record JoseSettings(PrivateKey key, List<X509Certificate> chain) {

  public JoseSettings {
    Objects.requireNonNull(key);
    chain = List.copyOf(chain);
  }

  /** Says nothing: it holds a secret. */
  @Override
  public String toString() {
    return "JoseSettings[masked]";
  }
}
