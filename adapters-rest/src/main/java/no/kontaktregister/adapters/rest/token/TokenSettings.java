package no.kontaktregister.adapters.rest.token;

import java.util.Objects;
import java.util.Optional;

/**
 * The issuers whose tokens are accepted.
 *
 * @param maskinporten issues tokens to enterprises
 * @param idporten issues tokens to citizens; if it is empty, no citizen's token is accepted
 */
public record TokenSettings(IssuerSettings maskinporten, Optional<IssuerSettings> idporten) {

  public TokenSettings {
    Objects.requireNonNull(maskinporten);
    Objects.requireNonNull(idporten);
  }
}
