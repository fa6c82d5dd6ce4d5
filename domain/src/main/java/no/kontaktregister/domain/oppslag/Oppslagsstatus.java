package no.kontaktregister.domain.oppslag;

/**
 * How a person who was asked for stands in the registry.
 *
 * <p>Source: the contract, section 3.
 */
public enum Oppslagsstatus {
  AKTIV,
  SLETTET,
  /** The registry does not know the person. */
  IKKE_REGISTRERT
}
