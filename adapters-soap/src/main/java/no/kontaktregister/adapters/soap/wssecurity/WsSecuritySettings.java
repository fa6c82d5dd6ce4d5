package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * How messages are secured.
 *
 * @param signingKey gives the key that signs answers at the moment
 * @param clockSkew how far a caller's clock may be ahead
 * @param encryption the algorithm by which answers are encrypted, a URI of XML Encryption
 * @param requests how closely requests must follow the published rules
 * @param clock the time of the time stamps in answers, by which those in requests are judged
 */
public record WsSecuritySettings(
    Supplier<SigningKey> signingKey,
    Duration clockSkew,
    String encryption,
    Requests requests,
    InstantSource clock) {

  /** How old a request may be. Its own Expires may shorten that. */
  static final Duration TIME_TO_LIVE = Duration.ofSeconds(120);

  /** How long a certificate may take to check, after the time stamp was checked. */
  private static final Duration LONGEST_LOOK_UPS = Duration.ofSeconds(120);

  public WsSecuritySettings {
    Objects.requireNonNull(signingKey);
    Objects.requireNonNull(clockSkew);
    Objects.requireNonNull(encryption);
    Objects.requireNonNull(requests);
    Objects.requireNonNull(clock);
  }

  /** How long the same request could be accepted again, after it first was. */
  public Duration lifeOfARequest() {
    return TIME_TO_LIVE.plus(clockSkew).plus(LONGEST_LOOK_UPS);
  }

  /** The same with a signing key that may change while messages are answered. */
  public WsSecuritySettings with(Supplier<SigningKey> renewed) {
    return new WsSecuritySettings(renewed, clockSkew, encryption, requests, clock);
  }

  /** Shows nothing: it holds secrets. */
  @Override
  public String toString() {
    return "WsSecuritySettings[masked]";
  }
}
