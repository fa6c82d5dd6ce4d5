package no.kontaktregister.adapters.rest.token;

/**
 * The issuer of the tokens that an operation accepts.
 *
 * <p>Source: docs/contract.md#rest.
 */
public enum Issuer {
  /** Issues tokens to enterprises. */
  MASKINPORTEN,
  /** Issues tokens to citizens. */
  IDPORTEN
}
