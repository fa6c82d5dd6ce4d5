package no.kontaktregister.adapters.soap.wssecurity;

/**
 * How closely a request must follow the published rules.
 *
 * <p>Source: docs/contract.md#soap ({@code kontaktregister.soap.requests}).
 */
public enum Requests {
  /** Digests are SHA-256 or stronger, and PaaVegneAv is signed. */
  STRICT,
  /** SHA-1 digests and an unsigned PaaVegneAv are accepted too, as old clients send them. */
  AS_PUBLISHED
}
