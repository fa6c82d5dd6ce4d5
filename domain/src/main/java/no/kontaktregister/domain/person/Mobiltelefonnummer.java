package no.kontaktregister.domain.person;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mobile telephone number: 8 to 20 characters, digits with an optional leading plus; a Norwegian
 * one (8 digits, or after 0047 or +47) begins with 4 or 9. Personal data; {@link #toString()} is
 * masked.
 *
 * <p>Source: docs/contract.md#formater.
 *
 * @param value the number as it was written
 */
public record Mobiltelefonnummer(String value) {

  private static final Pattern NORWEGIAN = Pattern.compile("(?:0047|\\+47)?[49][0-9]{7}");
  private static final Pattern FOREIGN =
      Pattern.compile("(?!0047|\\+47)(?:\\+[0-9]{7,19}|[0-9]{9,20})");

  /**
   * @throws IllegalArgumentException when the number is malformed; the message does not repeat it
   */
  public Mobiltelefonnummer {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a mobiltelefonnummer");
    }
  }

  /**
   * Reads a number as a caller wrote it.
   *
   * @return the number, or empty when it is malformed
   */
  public static Optional<Mobiltelefonnummer> parse(String text) {
    return isWellFormed(text) ? Optional.of(new Mobiltelefonnummer(text)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    return NORWEGIAN.matcher(text).matches() || FOREIGN.matcher(text).matches();
  }

  @Override
  public String toString() {
    return "Mobiltelefonnummer[masked]";
  }
}
