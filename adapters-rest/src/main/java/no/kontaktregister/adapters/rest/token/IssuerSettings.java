package no.kontaktregister.adapters.rest.token;

import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * An issuer whose tokens are accepted.
 *
 * @param issuer the exact value of the claim {@code iss}
 * @param jwksUrl the address of the issuer's keys: http, https or file
 * @param audience a value that the claim {@code aud} must contain; empty if it is not checked
 * @param clockSkew how far the issuer's clock may differ
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
