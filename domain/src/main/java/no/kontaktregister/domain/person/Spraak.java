package no.kontaktregister.domain.person;

/**
 * The language that a citizen wants to be written to in: ISO 639-1, in capitals.
 *
 * <p>Source: the contract, section 6.
 */
public enum Spraak {
  NB,
  NN,
  SE,
  EN
}
