package no.kontaktregister.adapters.rest.token;

/**
 * Who gives the tokens that an operation takes.
 *
 * <p>Source: docs/contract.md#rest.
 */
public enum Issuer {
  /** Gives tokens to enterprises. */
  MASKINPORTEN,
  /** Gives tokens to citizens. */
  IDPORTEN
}
