package no.kontaktregister.domain.configuration;

import java.util.Objects;

/**
 * One thing that is wrong with the configuration.
 *
 * @param key the key that is to be mended
 * @param found what stands there now; never a secret
 * @param expected what should stand there
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
