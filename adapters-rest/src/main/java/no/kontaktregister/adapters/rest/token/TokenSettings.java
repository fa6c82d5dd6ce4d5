package no.kontaktregister.adapters.rest.token;

import java.util.Objects;
import java.util.Optional;

/**
 * The issuers whose tokens count.
 *
 * @param maskinporten gives tokens to enterprises
 * @param idporten gives tokens to citizens; where it is absent, no citizen's token counts
 */
public record TokenSettings(IssuerSettings maskinporten, Optional<IssuerSettings> idporten) {

  public TokenSettings {
    Objects.requireNonNull(maskinporten);
    Objects.requireNonNull(idporten);
  }
}
