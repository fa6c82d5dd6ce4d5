package no.kontaktregister.domain.oppslag;

/**
 * How a person who was asked for stands in the registry.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
public enum Oppslagsstatus {
  AKTIV,
  SLETTET,
  /** The registry does not know the person. */
  IKKE_REGISTRERT
}
