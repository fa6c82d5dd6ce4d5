package no.kontaktregister.adapters.rest.token;

import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An issuer whose tokens count.
 *
 * @param issuer what the claim {@code iss} must be, to the letter
 * @param jwksUrl where the issuer publishes its keys; http, https or file
 * @param audience what the claim {@code aud} must hold, where it is checked
 * @param clockSkew how far the issuer's clock may be off
 */
public record IssuerSettings(
    String issuer, URL jwksUrl, Optional<String> audience, Duration clockSkew) {

  public IssuerSettings {
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(jwksUrl);
    Objects.requireNonNull(audience);
    Objects.requireNonNull(clockSkew);
  }
}
