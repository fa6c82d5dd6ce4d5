package no.kontaktregister.domain.person;

/**
 * Whether the numbers of synthetic persons are accepted. A registry of real citizens refuses them;
 * a test environment needs them.
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
