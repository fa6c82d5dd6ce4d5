package no.kontaktregister.domain.person;

/**
 * The language that a citizen prefers: the code of ISO 639-1, in capitals.
 *
 * <p>Source: docs/contract.md#rest.
 */
public enum Spraak {
  NB,
  NN,
  SE,
  EN
}
