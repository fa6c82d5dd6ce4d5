package no.kontaktregister.demo.control;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * An amount of time as ISO 8601 writes it: {@code P19M}, {@code PT90S}, {@code P1DT2H}. Months and
 * days are counted in the Norwegian calendar, as the 18-month rule does.
 */
record Amount(Period period, Duration duration) {

  static final String EXPECTED =
      "an amount of time in ISO 8601 that is not negative and at most 1000 years, for example P19M or PT90S";

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final int MOST_YEARS = 1000;

  static Optional<Amount> parse(String text) {
    try {
      int time = text.indexOf('T');
      Amount amount =
          new Amount(
              time == 1 ? Period.ZERO : Period.parse(time < 0 ? text : text.substring(0, time)),
              time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time)));
      return Optional.of(amount).filter(Amount::isAllowed);
    } catch (DateTimeException | ArithmeticException unreadable) {
      return Optional.empty();
    }
  }

  Instant after(Instant time) {
    ZonedDateTime here = time.atZone(NORWAY);
    return here.plus(period).plus(duration).toInstant();
  }

  Instant before(Instant time) {
    ZonedDateTime here = time.atZone(NORWAY);
    return here.minus(period).minus(duration).toInstant();
  }

  private boolean isAllowed() {
    return !period.isNegative()
        && !duration.isNegative()
        && period.toTotalMonths() + period.getDays() / 28 < 12 * MOST_YEARS
        && duration.toDays() < 365 * MOST_YEARS;
  }
}
