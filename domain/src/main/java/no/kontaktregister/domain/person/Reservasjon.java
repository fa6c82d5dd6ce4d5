package no.kontaktregister.domain.person;

/**
 * Whether a citizen has reserved themselves against digital mail from the public sector.
 *
 * <p>Source: the contract, section 3.
 */
public enum Reservasjon {
  JA,
  NEI
}
