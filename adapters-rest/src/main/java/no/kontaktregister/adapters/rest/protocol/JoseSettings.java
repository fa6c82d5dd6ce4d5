package no.kontaktregister.adapters.rest.protocol;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The key and the certificates of signed answers.
 *
 * @param key the registry's own RSA key
 * @param chain its certificate, and the known certificates of its issuers
 */
public record JoseSettings(PrivateKey key, List<X509Certificate> chain) {

  public JoseSettings {
    Objects.requireNonNull(key);
    chain = List.copyOf(chain);
  }

  /** Whether the registry's own certificate is no longer valid. */
  boolean isExpired(Instant now) {
    return now.isAfter(chain.get(0).getNotAfter().toInstant());
  }

  /** Masked: it holds a secret. */
  @Override
  public String toString() {
    return "JoseSettings[masked]";
  }
}
