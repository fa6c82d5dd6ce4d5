package no.kontaktregister.demo.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "P18M, 2026-08-30T22:00:00Z, 2028-02-28T23:00:00Z",
    "PT90S, 2026-01-01T00:00:00Z, 2026-01-01T00:01:30Z",
    "P1DT2H, 2026-01-01T00:00:00Z, 2026-01-02T02:00:00Z",
    // Clocks in Norway go ahead in the night to 29 March 2026.
    "P1D, 2026-03-28T12:00:00Z, 2026-03-29T11:00:00Z",
    "P0D, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
  })
  void monthsAndDaysAreCountedInTheNorwegianCalendar(String text, Instant from, Instant to) {
    assertThat(Amount.parse(text).orElseThrow().after(from)).isEqualTo(to);
  }

  @Test
  void anAgeLeadsBack() {
    assertThat(Amount.parse("P1Y1M").orElseThrow().before(Instant.parse("2026-12-31T12:00:00Z")))
        .isEqualTo("2025-11-30T12:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "T",
        "19M",
        "P-1D",
        "-P1D",
        "PT-1S",
        "P1001Y",
        "P99999999999Y",
        "PT1"
      })
  void anAmountThatIsMalformedNegativeOrTooLargeIsRefused(String text) {
    assertThat(Amount.parse(text)).isEmpty();
  }
}
