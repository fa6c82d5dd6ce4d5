package no.kontaktregister.domain.person;

import static no.kontaktregister.domain.person.SyntheticNumbers.ACCEPTED;
import static no.kontaktregister.domain.person.SyntheticNumbers.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import no.bekk.bekkopen.person.FodselsnummerValidator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Compares the number check with one that others wrote. The numbers come from a fixed seed. Half of
 * their dates are impossible. Each is tried with correct check digits, and with one digit changed.
 */
class PersonidentifikatorOracleTest {

  private static final int NUMBERS = 25_000;

  /** None, D-nummer, synthetic (Tenor), synthetic (+ 40), and the last two as D-nummer. */
  private static final List<int[]> DAY_AND_MONTH_OFFSETS =
      List.of(
          new int[] {0, 0},
          new int[] {40, 0},
          new int[] {0, 80},
          new int[] {0, 40},
          new int[] {40, 80},
          new int[] {40, 40});

  private final Random random = new Random(16_02);

  @AfterEach
  void restoreTheOracle() {
    FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = false;
  }

  @Test
  void agreesWithTheOracleWhereSyntheticNumbersAreAccepted() {
    FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;
    agrees(ACCEPTED);
  }

  @Test
  void agreesWithTheOracleWhereSyntheticNumbersAreRefused() {
    agrees(REFUSED);
  }

  /**
   * The one difference, see docs/dependencies.md: the contract has no numbers with 65 added to the
   * month.
   */
  @Test
  void refusesTheThirdKindOfSyntheticNumbersThatTheOracleTakes() {
    FodselsnummerValidator.ALLOW_SYNTHETIC_NUMBERS = true;
    String number = "20763950086";

    assertThat(FodselsnummerValidator.isValid(number)).isTrue();
    assertThat(Personidentifikator.parse(number, ACCEPTED)).isEmpty();
  }

  private void agrees(SyntheticNumbers syntheticNumbers) {
    List<String> differences = new ArrayList<>();
    int wellFormed = 0;
    for (int i = 0; i < NUMBERS; i++) {
      String number =
          i % 2 == 0 ? withCheckDigits(nineDigits()) : off(withCheckDigits(nineDigits()));
      boolean ours = Personidentifikator.parse(number, syntheticNumbers).isPresent();
      if (ours != FodselsnummerValidator.isValid(number)) {
        differences.add(number);
      }
      wellFormed += ours ? 1 : 0;
    }
    assertThat(differences).isEmpty();
    assertThat(wellFormed).isBetween(NUMBERS / 50, NUMBERS * 9 / 10);
  }

  private String nineDigits() {
    int[] offsets = DAY_AND_MONTH_OFFSETS.get(random.nextInt(DAY_AND_MONTH_OFFSETS.size()));
    boolean realistic = random.nextBoolean();
    int day = realistic ? 1 + random.nextInt(31) : random.nextInt(40);
    int month = realistic ? 1 + random.nextInt(12) : random.nextInt(20);
    return "%02d%02d%02d%03d"
        .formatted(day + offsets[0], month + offsets[1], random.nextInt(100), random.nextInt(1000));
  }

  /**
   * Weights as Skatteetaten publishes them. Where no check digit exists, the number gets a wrong 0.
   */
  private static String withCheckDigits(String nine) {
    String ten = nine + checkDigit(nine, 3, 7, 6, 1, 8, 9, 4, 5, 2);
    return ten + checkDigit(ten, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2);
  }

  private static int checkDigit(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(digits.charAt(i), 10);
    }
    return (11 - sum % 11) % 11 % 10;
  }

  private String off(String number) {
    int at = random.nextInt(number.length());
    int digit = (Character.digit(number.charAt(at), 10) + 1 + random.nextInt(9)) % 10;
    return number.substring(0, at) + digit + number.substring(at + 1);
  }
}
