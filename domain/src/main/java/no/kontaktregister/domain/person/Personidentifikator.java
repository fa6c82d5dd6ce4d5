package no.kontaktregister.domain.person;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The number that identifies a citizen: a <em>fødselsnummer</em> or a <em>D-nummer</em>.
 *
 * <p>Eleven digits: date of birth {@code ddMMyy}, three digits that place the birth in a century,
 * and two check digits, both modulus 11. A D-nummer adds 40 to the day. A synthetic number adds 80
 * (Skatteetaten, Tenor) or 40 to the month; {@link SyntheticNumbers} says whether such numbers are
 * accepted.
 *
 * <p>This is personal data. {@link #toString()} is masked, and no exception carries the number.
 *
 * <p>Source: docs/contract.md#formater.
 *
 * @param value the eleven digits
 */
public record Personidentifikator(String value) {

  private static final Pattern NINE_DIGITS = Pattern.compile("[0-9]{9}");
  private static final Pattern ELEVEN_DIGITS = Pattern.compile("[0-9]{11}");

  // Each row includes the check digit itself, so that a correct number sums to a multiple of 11.
  private static final int[] FIRST_CHECK = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0};
  private static final int[] SECOND_CHECK = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

  /**
   * @throws IllegalArgumentException when the text is not a well-formed number; the message does
   *     not repeat it
   */
  public Personidentifikator {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a well-formed personidentifikator");
    }
  }

  /**
   * Reads a number as a caller wrote it.
   *
   * @return the number, or empty when it is malformed, or synthetic where that is not accepted
   */
  public static Optional<Personidentifikator> parse(
      String text, SyntheticNumbers syntheticNumbers) {
    return isWellFormed(text)
        ? Optional.of(new Personidentifikator(text)).filter(syntheticNumbers::admit)
        : Optional.empty();
  }

  /** The well-formed numbers among some texts, synthetic ones included. */
  public static Set<Personidentifikator> wellFormedAmong(List<String> texts) {
    return texts.stream()
        .filter(Personidentifikator::isWellFormed)
        .map(Personidentifikator::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Adds the check digits, to make up a citizen.
   *
   * @param nineDigits date of birth and the three digits after it
   * @return the number, or empty when no number begins with these digits, which is so for roughly
   *     one in six
   */
  public static Optional<Personidentifikator> beginningWith(String nineDigits) {
    if (!NINE_DIGITS.matcher(nineDigits).matches()) {
      return Optional.empty();
    }
    int first = missing(nineDigits + "00", FIRST_CHECK);
    String ten = nineDigits + first;
    int second = missing(ten + "0", SECOND_CHECK);
    return first < 10 && second < 10
        ? Optional.of(ten + second)
            .filter(Personidentifikator::hasRealDate)
            .map(Personidentifikator::new)
        : Optional.empty();
  }

  /** The digit with weight 1 that makes the sum a multiple of 11; 10 when there is none. */
  private static int missing(String digits, int[] weights) {
    return (11 - sum(digits, weights) % 11) % 11;
  }

  /** Whether the number is synthetic: its month is above 40. */
  public boolean isSynthetic() {
    return month(value) > 40;
  }

  @Override
  public String toString() {
    return "Personidentifikator[masked]";
  }

  private static boolean isWellFormed(String text) {
    return text != null
        && ELEVEN_DIGITS.matcher(text).matches()
        && isMultipleOf11(text, FIRST_CHECK)
        && isMultipleOf11(text, SECOND_CHECK)
        && hasRealDate(text);
  }

  private static boolean isMultipleOf11(String digits, int[] weights) {
    return sum(digits, weights) % 11 == 0;
  }

  private static int sum(String digits, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * (digits.charAt(i) - '0');
    }
    return sum;
  }

  private static boolean hasRealDate(String digits) {
    OptionalInt year = yearOfBirth(digits);
    if (year.isEmpty()) {
      return false;
    }
    int day = number(digits, 0, 2);
    int month = month(digits);
    try {
      LocalDate.of(
          year.getAsInt(),
          month > 80 ? month - 80 : month > 40 ? month - 40 : month,
          isDnummer(digits) ? day - 40 : day);
      return true;
    } catch (DateTimeException noSuchDay) {
      return false;
    }
  }

  /** The last two digits of the year, and the three digits after them, determine the year. */
  private static OptionalInt yearOfBirth(String digits) {
    int year = number(digits, 4, 6);
    int series = number(digits, 6, 9);
    return isDnummer(digits) ? yearInDnummer(year, series) : yearInFoedselsnummer(year, series);
  }

  private static OptionalInt yearInFoedselsnummer(int year, int series) {
    if (series < 500) {
      return OptionalInt.of(1900 + year);
    }
    if (year < 40) {
      return OptionalInt.of(2000 + year);
    }
    if (series < 750 && year >= 54) {
      return OptionalInt.of(1800 + year);
    }
    return series >= 900 ? OptionalInt.of(1900 + year) : OptionalInt.empty();
  }

  // D-numbers have wider series, because they ran short. Every series names a year.
  private static OptionalInt yearInDnummer(int year, int series) {
    if (series >= 500 && series < 600) {
      return OptionalInt.of(1800 + year);
    }
    return OptionalInt.of(year < 40 && series >= 200 ? 2000 + year : 1900 + year);
  }

  private static boolean isDnummer(String digits) {
    return digits.charAt(0) >= '4';
  }

  private static int month(String digits) {
    return number(digits, 2, 4);
  }

  private static int number(String digits, int from, int to) {
    return Integer.parseInt(digits, from, to, 10);
  }
}
