package no.kontaktregister.demo.control;

import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Personidentifikator;

/** Makes synthetic numbers of Skatteetaten's kind, which have 80 added to the month. */
final class FreshNumbers {

  private static final LocalDate FIRST_DAY = LocalDate.of(1940, 1, 1);
  private static final int DAYS = 60 * 365;
  private static final int SERIES = 500;

  private FreshNumbers() {}

  /** A number that is not taken. */
  static Personidentifikator next(Predicate<Personidentifikator> isTaken) {
    return Stream.generate(FreshNumbers::candidate)
        .flatMap(Optional::stream)
        .filter(number -> !isTaken.test(number))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Personidentifikator> candidate() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    LocalDate born = FIRST_DAY.plusDays(random.nextInt(DAYS));
    return Personidentifikator.beginningWith(
        "%02d%02d%02d%03d"
            .formatted(
                born.getDayOfMonth(),
                born.getMonthValue() + 80,
                born.getYear() % 100,
                random.nextInt(SERIES)));
  }
}
