package no.kontaktregister.domain.virksomhet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number that identifies an enterprise: a Norwegian organisation number (<em>orgnr</em>), nine
 * digits, of which the last is a modulus-11 check digit.
 *
 * <p>Source: docs/contract.md#formater.
 *
 * @param value the nine digits, without the prefix that some messages carry
 */
public record Virksomhetsidentifikator(String value) {

  private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");

  /** 9908 and 0192 are the ISO 6523 codes for a Norwegian organisation number. */
  private static final Pattern WITH_OPTIONAL_PREFIX = Pattern.compile("(?:9908:|0192:)?([0-9]{9})");

  // Includes the check digit itself, so that a correct number sums to a multiple of 11.
  private static final int[] WEIGHTS = {3, 2, 7, 6, 5, 4, 3, 2, 1};

  /**
   * @throws IllegalArgumentException when the text is not a well-formed organisation number
   */
  public Virksomhetsidentifikator {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException(
          "not a well-formed virksomhetsidentifikator: nine digits, the last a check digit");
    }
  }

  /**
   * Reads a number as a caller wrote it: bare, or with the prefix {@code 9908:} or {@code 0192:}.
   *
   * @return the number, or empty when it is malformed
   */
  public static Optional<Virksomhetsidentifikator> parse(String text) {
    Matcher matcher = WITH_OPTIONAL_PREFIX.matcher(text);
    return matcher.matches() && isWellFormed(matcher.group(1))
        ? Optional.of(new Virksomhetsidentifikator(matcher.group(1)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }

  private static boolean isWellFormed(String digits) {
    if (digits == null || !NINE_DIGITS.matcher(digits).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (digits.charAt(i) - '0');
    }
    return sum % 11 == 0;
  }
}
