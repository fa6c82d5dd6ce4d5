package no.kontaktregister.generator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Synthetic citizens, always the same for the same seed and time. No two have the same number.
 *
 * <p>Of a hundred citizens, three are deleted and four are reserved. Eighty-five have contact
 * information; every sixth item of it is more than 18 months old. Forty have an active mailbox, and
 * five had one. These shares are our choice, because not all of them are published. Mailboxes have
 * no certificates of their own.
 */
public final class SyntheticCitizens implements Iterator<Person> {

  /** The maximum number of citizens for which there are enough numbers. */
  public static final int MOST = 10_000_000;

  private static final LocalDate FIRST_DAY = LocalDate.of(1925, 1, 1);
  private static final int DAYS =
      (int) ChronoUnit.DAYS.between(FIRST_DAY, LocalDate.of(2000, 1, 1));

  /** The series of three digits that follow a date of birth before 2000. */
  private static final int SERIES = 500;

  private static final int CANDIDATES = DAYS * SERIES;

  /**
   * Has no common divisor with the number of candidates, so that steps of this size reach each
   * candidate once.
   */
  private static final int STEP = 7_368_787;

  private static final List<Virksomhetsidentifikator> PROVIDERS =
      List.of(new Virksomhetsidentifikator("984661185"), new Virksomhetsidentifikator("922020175"));

  private final SplittableRandom random;
  private final Instant now;
  private int left;
  private int candidate;

  /**
   * @param seed the same seed gives the same citizens
   * @param count the number of citizens, up to {@link #MOST}
   * @param now the time at which the age of contact information is measured
   */
  public SyntheticCitizens(long seed, int count, Instant now) {
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("there are 0 to " + MOST + " citizens");
    }
    this.random = new SplittableRandom(seed);
    this.now = now;
    this.left = count;
    this.candidate = random.nextInt(CANDIDATES);
  }

  @Override
  public boolean hasNext() {
    return left > 0;
  }

  @Override
  public Person next() {
    if (left == 0) {
      throw new NoSuchElementException();
    }
    left--;
    Personidentifikator number = nextNumber();
    if (chance(3)) {
      return new Person(
          number,
          Personstatus.SLETTET,
          Reservasjon.INGEN,
          Kontaktinformasjon.INGEN,
          Optional.empty(),
          List.of());
    }
    return new Person(
        number,
        Personstatus.AKTIV,
        chance(4)
            ? new Reservasjon(
                Reservasjon.Status.JA,
                Optional.of(now.minusSeconds(random.nextLong(648L * 24 * 60 * 60))))
            : Reservasjon.INGEN,
        chance(85) ? kontaktinformasjon() : Kontaktinformasjon.INGEN,
        chance(30) ? Optional.of(kontakt(chance(85) ? Spraak.NB : Spraak.NN)) : Optional.empty(),
        postkasser());
  }

  private Personidentifikator nextNumber() {
    while (true) {
      candidate = (candidate + STEP) % CANDIDATES;
      LocalDate born = FIRST_DAY.plusDays(candidate / SERIES);
      Optional<Personidentifikator> number =
          Personidentifikator.beginningWith(
              digits(born.getDayOfMonth(), 2)
                  + digits(born.getMonthValue() + 80, 2)
                  + digits(born.getYear() % 100, 2)
                  + digits(candidate % SERIES, 3));
      if (number.isPresent()) {
        return number.get();
      }
    }
  }

  private Kontaktinformasjon kontaktinformasjon() {
    boolean epost = chance(90);
    return new Kontaktinformasjon(
        !epost || chance(90)
            ? Optional.of(
                kontakt(new Mobiltelefonnummer("+479" + digits(random.nextInt(10_000_000), 7))))
            : Optional.empty(),
        epost
            ? Optional.of(
                kontakt(
                    Epostadresse.registrert(
                        "innbygger" + random.nextInt(1_000_000_000) + "@example.com")))
            : Optional.empty());
  }

  private <T> Kontaktopplysning<T> kontakt(T value) {
    // Of 648 days, 100 are more than 18 months ago: roughly every sixth.
    Instant updated = now.minusSeconds(random.nextLong(648L * 24 * 60 * 60));
    return new Kontaktopplysning<>(
        value,
        Optional.of(updated),
        chance(50) ? Optional.of(updated.plusSeconds(60)) : Optional.empty());
  }

  private List<Postkasse> postkasser() {
    int percent = random.nextInt(100);
    if (percent >= 45) {
      return List.of();
    }
    return List.of(
        new Postkasse(
            PROVIDERS.get(chance(60) ? 0 : 1),
            new Postkasseadresse("innbygger#" + digits(random.nextInt(1_000_000_000), 9)),
            Optional.empty(),
            percent < 40 ? Postkassestatus.AKTIV : Postkassestatus.SLETTET));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private static String digits(int number, int count) {
    String text = Integer.toString(number);
    return "0".repeat(count - text.length()) + text;
  }
}
