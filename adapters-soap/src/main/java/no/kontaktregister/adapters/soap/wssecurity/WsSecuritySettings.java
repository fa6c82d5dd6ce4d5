package no.kontaktregister.adapters.soap.wssecurity;

import java.security.KeyStore;
import java.time.Duration;
import java.util.Objects;

/**
 * How messages are secured.
 *
 * @param keys holds the registry's own key and certificate, with which answers are signed
 * @param alias the entry of the key
 * @param password what protects the entry
 * @param clockSkew how far a caller's clock may be ahead
 * @param encryption the algorithm by which answers are encrypted, a URI of XML Encryption
 */
public record WsSecuritySettings(
    KeyStore keys, String alias, String password, Duration clockSkew, String encryption) {

  /** How long a request may be under way. */
  static final Duration TIME_TO_LIVE = Duration.ofSeconds(120);

  /** How long it may take to find out about a certificate, after the time stamp was looked at. */
  private static final Duration LONGEST_LOOK_UPS = Duration.ofSeconds(120);

  public WsSecuritySettings {
    Objects.requireNonNull(keys);
    Objects.requireNonNull(alias);
    Objects.requireNonNull(password);
    Objects.requireNonNull(clockSkew);
    Objects.requireNonNull(encryption);
  }

  /** The longest that one and the same request could be taken, after it first was. */
  public Duration lifeOfARequest() {
    return TIME_TO_LIVE.plus(clockSkew).plus(LONGEST_LOOK_UPS);
  }

  /** Tells nothing: it holds secrets. */
  @Override
  public String toString() {
    return "WsSecuritySettings[masked]";
  }
}
