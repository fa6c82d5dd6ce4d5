package no.kontaktregister.domain.configuration;

import java.util.Objects;

/**
 * A fault in the configuration.
 *
 * @param key the key to correct
 * @param found what the key holds now; never a secret
 * @param expected what it should hold
 */
public record Fault(String key, String found, String expected) {

  public Fault {
    Objects.requireNonNull(key);
    Objects.requireNonNull(found);
    Objects.requireNonNull(expected);
  }

  /** One line for an operator. */
  @Override
  public String toString() {
    return key + ": " + found + "; expected " + expected + ".";
  }
}
