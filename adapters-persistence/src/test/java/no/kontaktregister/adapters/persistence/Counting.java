package no.kontaktregister.adapters.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.register.Decided;

/** Writers that each count in the mailbox of their own citizen. */
final class Counting {

  private static final Virksomhetsidentifikator PROVIDER =
      new Virksomhetsidentifikator("984661185");
  private static final EnterpriseCaller CALLER = EnterpriseCaller.itself(PROVIDER);
  private static final String ADDRESS = "counted-";

  private Counting() {}

  /**
   * A node that counts until it is killed. It prints each acknowledged number.
   *
   * @param args the database's URL, and how many writers there are
   */
  public static void main(String[] args) {
    int writers = Integer.parseInt(args[1]);
    Registry registry = Opening.open(Map.of("url", args[0]));
    for (int i = 0; i < writers; i++) {
      int writer = i;
      new Thread(
              () ->
                  count(
                      registry,
                      writer,
                      new AtomicBoolean(),
                      count -> System.out.println(writer + " " + count + ";")))
          .start();
    }
  }

  static void addCitizens(Registry registry, int writers) {
    registry.add(
        IntStream.range(0, writers)
            .mapToObj(
                writer ->
                    new Person(
                        citizen(writer),
                        Personstatus.AKTIV,
                        Reservasjon.INGEN,
                        Kontaktinformasjon.INGEN,
                        Optional.empty(),
                        List.of()))
            .iterator());
  }

  /** Counts until it is told to stop, and reports each number that has been stored. */
  static void count(
      Registry registry, int writer, AtomicBoolean stopping, LongConsumer acknowledged) {
    while (!stopping.get()) {
      try {
        Long count =
            registry
                .update(CALLER, Optional.of(citizen(writer)), extract -> countOn(extract, writer))
                .outcome();
        acknowledged.accept(count);
      } catch (RegistryUnavailableException down) {
        pause();
      }
    }
  }

  static long stored(Registry registry, int writer) {
    return count(registry.lookUp(CALLER, Set.of(citizen(writer)), Optional.empty()), writer);
  }

  static long changes(List<Nummerert> changes, int writer) {
    return changes.stream()
        .filter(change -> change.entry().person().personidentifikator().equals(citizen(writer)))
        .count();
  }

  /** Reads the change feed from its beginning, until all has been written and read. */
  static List<Long> readToTheEnd(Registry registry, AtomicBoolean written) {
    List<Long> numbers = new ArrayList<>();
    long next = 1;
    while (true) {
      boolean last = written.get();
      try {
        Endringer stretch = registry.changesFrom(next);
        stretch.endringer().forEach(change -> numbers.add(change.endringsNummer()));
        next = stretch.til() + 1;
        if (last && stretch.endringer().isEmpty()) {
          return numbers;
        }
      } catch (RegistryUnavailableException down) {
        pause();
      }
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static Decided<Long> countOn(RegistryExtract extract, int writer) {
    long next = count(extract, writer) + 1;
    Person person = extract.person(citizen(writer)).orElseThrow();
    return Decided.change(
        next,
        person.medPostkasse(
            new Postkasse(
                PROVIDER,
                new Postkasseadresse(ADDRESS + next),
                Optional.empty(),
                Postkassestatus.AKTIV)));
  }

  private static long count(RegistryExtract extract, int writer) {
    return extract
        .person(citizen(writer))
        .flatMap(Person::aktivPostkasse)
        .map(postkasse -> postkasse.adresse().value().substring(ADDRESS.length()))
        .map(Long::parseLong)
        .orElse(0L);
  }

  static Personidentifikator citizen(int writer) {
    return IntStream.range(0, 20)
        .mapToObj(offset -> "%02d81500%02d".formatted(1 + writer, offset))
        .map(Personidentifikator::beginningWith)
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }
}
