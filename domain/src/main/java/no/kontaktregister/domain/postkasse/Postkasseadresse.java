package no.kontaktregister.domain.postkasse;

import java.util.Optional;

/**
 * The address of a citizen's mailbox with its provider, for example {@code ola.nordmann#9YDT}: 8 to
 * 100 characters, none of them a control character. Personal data; {@link #toString()} is masked.
 *
 * <p>Source: docs/contract.md#formater.
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
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "a postkasseadresse has 8 to 100 characters, none of them a control character");
    }
  }

  /**
   * Reads an address as a provider wrote it.
   *
   * @return the address, or empty when it is malformed
   */
  public static Optional<Postkasseadresse> parse(String text) {
    return isWellFormed(text) ? Optional.of(new Postkasseadresse(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return text.length() >= MIN_LENGTH
        && text.length() <= MAX_LENGTH
        && text.codePoints().allMatch(Postkasseadresse::isAllowed);
  }

  // Databases refuse half a surrogate pair. Unicode reserves the code points that end in FFFE or
  // FFFF.
  private static boolean isAllowed(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && (character & 0xFFFE) != 0xFFFE;
  }

  @Override
  public String toString() {
    return "Postkasseadresse[masked]";
  }
}
