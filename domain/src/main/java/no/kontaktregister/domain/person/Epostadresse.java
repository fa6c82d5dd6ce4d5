package no.kontaktregister.domain.person;

import java.util.Optional;

/**
 * An e-mail address of 3 to 50 characters whose format has been checked.
 *
 * <p>Not a record, because a public constructor would let an unchecked address in. Personal data;
 * {@link #toString()} is masked.
 *
 * <p>Source: docs/contract.md#formater.
 */
public final class Epostadresse {

  private static final int MIN_LENGTH = 3;
  private static final int MAX_LENGTH = 50;

  private final String value;

  private Epostadresse(String value) {
    this.value = value;
  }

  /**
   * Reads an address as a caller wrote it.
   *
   * @return the address, or empty when it is too short, too long or malformed
   */
  public static Optional<Epostadresse> parse(String text, EpostadresseFormat format) {
    return text.length() >= MIN_LENGTH && text.length() <= MAX_LENGTH && format.isMetBy(text)
        ? Optional.of(new Epostadresse(text))
        : Optional.empty();
  }

  /**
   * Reads an address from the registry, which checked its format when the citizen gave it.
   *
   * @throws IllegalArgumentException when it is too short or too long; the message does not repeat
   *     it
   */
  public static Epostadresse registrert(String text) {
    return parse(text, checked -> true)
        .orElseThrow(() -> new IllegalArgumentException("an epostadresse has 3 to 50 characters"));
  }

  public String value() {
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Epostadresse that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Epostadresse[masked]";
  }
}
