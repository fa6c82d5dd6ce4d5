package no.kontaktregister.domain.postkasse;

import java.util.Objects;

/**
 * Where a provider keeps a citizen's mailbox, for example {@code ola.nordmann#9YDT}: 8 to 100
 * characters, none of them a control character. Personal data; {@link #toString()} is masked.
 *
 * <p>Source: the contract, section 4.
 *
 * @param value the address as the provider writes it
 */
public record Postkasseadresse(String value) {

  private static final int MIN_LENGTH = 8;
  private static final int MAX_LENGTH = 100;

  /**
   * @throws IllegalArgumentException when the length is wrong, or a character cannot be part of an
   *     address; the message does not repeat the address
   */
  public Postkasseadresse {
    Objects.requireNonNull(value);
    if (value.length() < MIN_LENGTH || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a postkasseadresse has 8 to 100 characters");
    }
    if (!value.codePoints().allMatch(Postkasseadresse::isAllowed)) {
      throw new IllegalArgumentException("a postkasseadresse has no control characters");
    }
  }

  // Half of a surrogate pair is no character, and no store would keep it.
  private static boolean isAllowed(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL && type != Character.SURROGATE;
  }

  /** Tells that there is an address, not which. */
  @Override
  public String toString() {
    return "Postkasseadresse[masked]";
  }
}
