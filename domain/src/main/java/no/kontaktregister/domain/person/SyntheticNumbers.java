package no.kontaktregister.domain.person;

/**
 * Whether the numbers of invented persons are accepted. A registry of real citizens refuses them; a
 * test environment lives on them.
 *
 * <p>Source: docs/contract.md#formater.
 */
public enum SyntheticNumbers {
  ACCEPTED,
  REFUSED;

  boolean admit(Personidentifikator personidentifikator) {
    return this == ACCEPTED || !personidentifikator.isSynthetic();
  }
}
