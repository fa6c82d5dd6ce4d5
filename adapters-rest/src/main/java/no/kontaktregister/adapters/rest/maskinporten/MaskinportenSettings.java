package no.kontaktregister.adapters.rest.maskinporten;

import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Whose tokens are relied on.
 *
 * @param issuer what the claim {@code iss} must be, to the letter
 * @param jwksUrl where the issuer publishes its keys; http, https or file
 * @param audience what the claim {@code aud} must hold, where it is checked
 * @param clockSkew how far the issuer's clock may be off
 */
public record MaskinportenSettings(
    String issuer, URL jwksUrl, Optional<String> audience, Duration clockSkew) {

  public MaskinportenSettings {
    Objects.requireNonNull(issuer);
    Objects.requireNonNull(jwksUrl);
    Objects.requireNonNull(audience);
    Objects.requireNonNull(clockSkew);
  }
}
