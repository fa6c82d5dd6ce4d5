package no.kontaktregister.adapters.rest.token;

import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * The issuers whose tokens are accepted, and the clock by which they expire.
 *
 * @param maskinporten issues tokens to enterprises
 * @param idporten issues tokens to citizens; if it is empty, no citizen's token is accepted
 * @param clock tells whether a token is valid now
 */
public record TokenSettings(
    IssuerSettings maskinporten, Optional<IssuerSettings> idporten, Clock clock) {

  public TokenSettings {
    Objects.requireNonNull(maskinporten);
    Objects.requireNonNull(idporten);
    Objects.requireNonNull(clock);
  }
}
