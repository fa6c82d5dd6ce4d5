package no.kontaktregister.domain.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Year;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The year that a number names. A leap day shows it, because only leap years have one. */
class FoedselsaarTest {

  @ParameterizedTest(name = "{1} with the series {0} is {2}")
  @CsvSource({
    "000, 00, 1900",
    "000, 04, 1904",
    "499, 00, 1900",
    "499, 96, 1996",
    "500, 00, 2000",
    "500, 36, 2036",
    "500, 39, 2039",
    "749, 00, 2000",
    "999, 00, 2000",
    "999, 36, 2036",
    "500, 56, 1856",
    "500, 54, 1854",
    "749, 96, 1896",
    "749, 98, 1898",
    "900, 40, 1940",
    "900, 56, 1956",
    "999, 96, 1996",
    "999, 98, 1998"
  })
  void aFoedselsnummerNamesItsYear(String series, String year, int expected) {
    assertYear(0, series, year, expected);
  }

  @ParameterizedTest(name = "{1} with the series {0} is no year")
  @CsvSource({"500, 40", "500, 53", "749, 40", "749, 53", "750, 40", "750, 56", "899, 96"})
  void someSeriesNameNoYear(String series, String year) {
    assertThat(numbers(0, 1, series, year)).isEmpty();
    assertThat(numbers(0, 29, series, year)).isEmpty();
  }

  @ParameterizedTest(name = "{1} with the series {0} is {2}")
  @CsvSource({
    "000, 00, 1900", "199, 00, 1900", "200, 00, 2000", "499, 00, 2000", "499, 36, 2036",
    "200, 40, 1940", "499, 98, 1998", "500, 00, 1800", "500, 04, 1804", "599, 00, 1800",
    "599, 96, 1896", "600, 00, 2000", "600, 40, 1940", "999, 00, 2000", "999, 96, 1996"
  })
  void aDnummerNamesItsYear(String series, String year, int expected) {
    assertYear(40, series, year, expected);
  }

  private static void assertYear(int addedToDay, String series, String year, int expected) {
    assertThat(numbers(addedToDay, 28, series, year)).isNotEmpty();
    if (Year.isLeap(expected)) {
      assertThat(numbers(addedToDay, 29, series, year)).isNotEmpty();
    } else {
      assertThat(numbers(addedToDay, 29, series, year)).isEmpty();
    }
  }

  /**
   * February as real and both kinds of synthetic numbers write it, since some have no check digits.
   */
  private static Stream<String> numbers(int addedToDay, int day, String series, String year) {
    return IntStream.of(2, 42, 82)
        .mapToObj(
            month ->
                Personidentifikator.beginningWith(
                    "%02d%02d%s%s".formatted(day + addedToDay, month, year, series)))
        .flatMap(Optional::stream)
        .map(Personidentifikator::value);
  }
}
