package no.kontaktregister.domain.person;

/**
 * Outbound port: the format of an e-mail address.
 *
 * <p>The contract defines the format as what Apache Commons Validator accepts, top-level domains
 * included. The domain has no libraries, so an adapter decides.
 *
 * <p>Source: docs/contract.md#formater.
 */
@FunctionalInterface
public interface EpostadresseFormat {

  /** Whether the text is a well-formed e-mail address. Never throws; null is not an address. */
  boolean isMetBy(String text);
}
