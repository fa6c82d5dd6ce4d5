package no.kontaktregister.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import no.kontaktregister.adapters.memory.MemoryRegistry;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class SyntheticCitizensTest {

  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");

  @Test
  void theSameSeedGivesTheSameCitizens() {
    assertThat(citizens(7, 1_000)).isEqualTo(citizens(7, 1_000)).isNotEqualTo(citizens(8, 1_000));
    assertThat(citizens(7, 2_000)).startsWith(citizens(7, 1_000).toArray(Person[]::new));
  }

  @Test
  void theirNumbersAreSyntheticAndAllDifferent() {
    Set<Personidentifikator> numbers = new HashSet<>();
    new SyntheticCitizens(1, 200_000, NOW)
        .forEachRemaining(citizen -> numbers.add(citizen.personidentifikator()));

    assertThat(numbers).hasSize(200_000).allMatch(Personidentifikator::isSynthetic);
  }

  @Test
  void thereAreAsManyAsRequested() {
    Iterator<Person> none = new SyntheticCitizens(1, 0, NOW);

    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    assertThat(citizens(1, 12_345)).hasSize(12_345);
    assertThatThrownBy(() -> new SyntheticCitizens(1, SyntheticCitizens.MOST + 1, NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSharesAreAsDocumented() {
    List<Person> citizens = citizens(1, 100_000);

    assertThat(percent(citizens, person -> person.status() == Personstatus.SLETTET))
        .isCloseTo(3, within(0.5));
    assertThat(percent(citizens, person -> person.reservasjon().isReservert()))
        .isCloseTo(4 * 0.97, within(0.5));
    assertThat(
            percent(
                citizens, person -> !person.kontaktinformasjon().equals(Kontaktinformasjon.INGEN)))
        .isCloseTo(85 * 0.97, within(0.5));
    assertThat(percent(citizens, person -> person.aktivPostkasse().isPresent()))
        .isCloseTo(40 * 0.97, within(0.5));
    assertThat(percent(citizens, SyntheticCitizensTest::hasOldEpostadresse))
        .isCloseTo(85 * 0.97 * 0.9 * 100 / 648, within(0.5));
  }

  @Test
  void theCommandFillsARegistry() {
    try (Registry registry = new MemoryRegistry()) {
      Generator.fill(registry, 25_000, 1);

      assertThat(registry.changesFrom(25_000).endringer()).hasSize(1);
      assertThat(registry.changesFrom(1).seneste()).isEqualTo(25_000);
      Virksomhetsidentifikator provider = new Virksomhetsidentifikator("984661185");
      assertThat(
              registry
                  .lookUp(EnterpriseCaller.itself(provider), Set.of(), Optional.of(provider))
                  .leverandoerGodkjent())
          .isTrue();
    }
  }

  private static boolean hasOldEpostadresse(Person person) {
    Instant old = NOW.minus(548, ChronoUnit.DAYS);
    return person
        .kontaktinformasjon()
        .epostadresse()
        .flatMap(epost -> epost.sistOppdatert())
        .map(updated -> updated.isBefore(old))
        .orElse(false);
  }

  private static double percent(List<Person> citizens, Predicate<Person> trait) {
    return 100.0 * citizens.stream().filter(trait).count() / citizens.size();
  }

  private static List<Person> citizens(long seed, int count) {
    List<Person> all = new ArrayList<>();
    new SyntheticCitizens(seed, count, NOW).forEachRemaining(all::add);
    return all;
  }
}
