package no.kontaktregister.kit.register;

import static no.kontaktregister.kit.register.Citizens.DIGIPOST;
import static no.kontaktregister.kit.register.Citizens.EBOKS;
import static no.kontaktregister.kit.register.Citizens.VIRKSOMHETER;
import static no.kontaktregister.kit.register.Citizens.number;
import static no.kontaktregister.kit.register.Citizens.numbers;
import static no.kontaktregister.kit.register.Citizens.ofEveryKind;
import static no.kontaktregister.kit.register.Citizens.plain;
import static no.kontaktregister.kit.register.Citizens.postkasse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.ChangeLog;
import no.kontaktregister.domain.register.Decision;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Endring;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every registry must do that is read and changed. */
public abstract class RegistryContract extends RegistryLookupContract {

  private static final Caller CALLER = Caller.itself(DIGIPOST);
  private static final int WRITERS = 8;

  private Registry registry;
  private Registry otherNode;

  /**
   * A registry that is empty.
   *
   * @throws Exception when it cannot be made; the test then fails
   */
  protected abstract Registry openEmpty() throws Exception;

  /**
   * What another node sees of the registry that was opened last: the same one, where the adapter
   * serves one node alone.
   *
   * @throws Exception when it cannot be made; the test then fails
   */
  protected abstract Registry openOnAnotherNode() throws Exception;

  @BeforeEach
  void open() throws Exception {
    registry = openEmpty();
    otherNode = openOnAnotherNode();
  }

  @AfterEach
  void close() {
    otherNode.close();
    registry.close();
  }

  @Override
  protected RegistryLookup registryOf(Virksomheter virksomheter, List<Person> persons) {
    registry.register(virksomheter);
    registry.add(persons.iterator());
    return registry;
  }

  @Test
  void aChangeIsSeenByAllOnceItIsDone() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0)), plain(number(1))));
    Person changed =
        plain(number(0))
            .medPostkasse(postkasse(DIGIPOST, "ola.nordmann#9YDT", Postkassestatus.AKTIV));

    String outcome = update(registry, number(0), extract -> Decision.change("done", changed));

    assertThat(outcome).isEqualTo("done");

    assertThat(find(registry, number(0))).contains(changed);
    assertThat(find(otherNode, number(0))).contains(changed);
    assertThat(find(registry, number(1))).contains(plain(number(1)));
    assertThat(otherNode.changesFrom(1))
        .isEqualTo(
            new Endringer(
                3,
                List.of(
                    new Endring(1, changed),
                    new Endring(2, plain(number(1))),
                    new Endring(3, changed))));
  }

  @Test
  void everyKindOfCitizenCanBecomeEveryOther() {
    for (Person before : ofEveryKind()) {
      registry.add(List.of(before).iterator());
    }
    for (Person before : ofEveryKind()) {
      for (Person other : ofEveryKind()) {
        Person after = as(before.personidentifikator(), other);
        update(registry, before.personidentifikator(), extract -> Decision.change(true, after));
        assertThat(find(registry, before.personidentifikator())).contains(after);
      }
    }
  }

  @Test
  void whatIsLeftTakesNoNumber() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));

    String outcome = update(registry, number(0), extract -> Decision.leave("left"));

    assertThat(outcome).isEqualTo("left");

    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
  }

  @Test
  void theDecisionSeesWhatALookUpWould() {
    registryOf(VIRKSOMHETER, ofEveryKind());
    for (Person person : ofEveryKind()) {
      Personidentifikator number = person.personidentifikator();
      for (Virksomhetsidentifikator provider : List.of(EBOKS, Citizens.UNKNOWN)) {
        RegistryExtract seen =
            registry.update(
                Caller.itself(EBOKS), Optional.of(number), Optional.of(provider), Decision::leave);

        assertThat(seen)
            .isEqualTo(
                registry.lookUp(Caller.itself(EBOKS), Set.of(number), Optional.of(provider)));
      }
    }
    RegistryExtract seen =
        registry.update(CALLER, Optional.empty(), Optional.empty(), Decision::leave);
    assertThat(seen).isEqualTo(registry.lookUp(CALLER, Set.of(), Optional.empty()));
  }

  @Test
  void aDecisionThatFailsChangesNothing() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));

    assertThatThrownBy(
            () ->
                update(
                    registry,
                    number(0),
                    extract -> {
                      throw new UnsupportedOperationException("no decision");
                    }))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("no decision");

    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    String next = update(registry, number(0), extract -> Decision.leave("free"));
    assertThat(next).isEqualTo("free");
  }

  @Test
  void onlyTheCitizenAskedForCanBeChanged() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0)), plain(number(1))));

    assertThatThrownBy(
            () -> update(registry, number(0), e -> Decision.change("", plain(number(1)))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> update(registry, number(2), e -> Decision.change("", plain(number(2)))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(find(registry, number(2))).isEmpty();
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(2);
  }

  @Test
  void ofManyWhoWantTheSameOneGetsIt() throws Exception {
    registryOf(VIRKSOMHETER, numbers(0, 20).stream().map(Citizens::plain).toList());
    for (Personidentifikator citizen : numbers(0, 20)) {
      List<Boolean> outcomes =
          atOnce(
              writer ->
                  update(
                      node(writer),
                      citizen,
                      extract -> chooseUnlessChosen(extract, citizen, writer)));

      assertThat(outcomes).containsOnlyOnce(true);
      assertThat(find(registry, citizen).orElseThrow().aktivPostkasse()).isPresent();
    }
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(40);
  }

  @Test
  void noChangeIsLostToAnother() throws Exception {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));
    update(registry, number(0), extract -> Decision.change("", counted(0)));

    atOnce(
        writer -> {
          for (int i = 0; i < 25; i++) {
            update(
                node(writer),
                number(0),
                extract -> Decision.change("", counted(1 + count(extract))));
          }
          return "";
        });

    assertThat(find(registry, number(0))).contains(counted(25 * WRITERS));
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(2 + 25 * WRITERS);
  }

  @Test
  void aReaderOfTheChangeLogSeesEachNumberOnceAndInOrderWhileManyWrite() throws Exception {
    registryOf(VIRKSOMHETER, numbers(0, 10).stream().map(Citizens::plain).toList());
    long last = 10 + 40L * WRITERS;
    ExecutorService readers = Executors.newFixedThreadPool(2);
    List<Future<List<Long>>> seen =
        List.of(
            readers.submit(() -> readUntil(registry, last)),
            readers.submit(() -> readUntil(otherNode, last)));
    readers.shutdown();

    atOnce(
        writer -> {
          for (int i = 0; i < 50; i++) {
            int change = i;
            try {
              update(
                  node(writer),
                  number((writer + i) % 10),
                  extract -> everyFifthFails(writer, change));
            } catch (UnsupportedOperationException failed) {
              // Leaves no gap: that is what this test is about.
            }
          }
          return "";
        });

    List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
    for (Future<List<Long>> numbers : seen) {
      assertThat(numbers.get()).isEqualTo(all);
    }
  }

  @Test
  void theChangeLogIsReadInStretches() {
    registryOf(VIRKSOMHETER, numbers(0, 2_500).stream().map(Citizens::plain).toList());

    Endringer first = registry.changesFrom(0);
    Endringer second = registry.changesFrom(first.til() + 1);
    Endringer third = registry.changesFrom(second.til() + 1);

    assertThat(first.endringer()).hasSize(ChangeLog.MOST_CHANGES);
    assertThat(List.of(first.til(), second.til(), third.til()))
        .containsExactly(1000L, 2000L, 2500L);
    assertThat(List.of(first.seneste(), third.seneste())).containsExactly(2500L, 2500L);
    assertThat(first.endringer().get(999)).isEqualTo(new Endring(1000, plain(number(999))));
    assertThat(registry.changesFrom(-5)).isEqualTo(first);
    assertThat(registry.changesFrom(2_501)).isEqualTo(new Endringer(2500, List.of()));
    assertThat(registry.changesFrom(Long.MAX_VALUE)).isEqualTo(new Endringer(2500, List.of()));
  }

  @Test
  void anEmptyRegistryHasNoChanges() {
    assertThat(registry.changesFrom(1)).isEqualTo(new Endringer(0, List.of()));
  }

  @Test
  void citizensAreAddedAllOrNone() {
    registry.add(List.of(plain(number(1))).iterator());

    assertThatThrownBy(() -> registry.add(numbers(0, 3).stream().map(Citizens::plain).iterator()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(number(1).value());
    assertThatThrownBy(() -> registry.add(List.of(plain(number(5)), plain(number(5))).iterator()))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(find(registry, number(0))).isEmpty();
    assertThat(find(registry, number(5))).isEmpty();
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
  }

  @Test
  void enterprisesAreRegisteredOnce() {
    registry.register(VIRKSOMHETER);
    registry.register(VIRKSOMHETER);

    assertThat(registry.lookUp(CALLER, Set.of(), Optional.of(EBOKS)))
        .isEqualTo(otherNode.lookUp(CALLER, Set.of(), Optional.of(EBOKS)));
    assertThat(otherNode.lookUp(CALLER, Set.of(), Optional.of(EBOKS)).providerApproved()).isTrue();
  }

  @Test
  void onceClosedItSaysInThePortsWordsThatItDoesNotAnswer() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));
    registry.close();

    assertThat(registry.isAvailable()).isFalse();
    assertUnavailable(() -> find(registry, number(0)));
    assertUnavailable(() -> update(registry, number(0), extract -> Decision.leave("")));
    assertUnavailable(() -> registry.changesFrom(1));
    assertUnavailable(
        () -> {
          registry.register(VIRKSOMHETER);
          return "";
        });
    assertUnavailable(
        () -> {
          registry.add(List.of(plain(number(7))).iterator());
          return "";
        });
  }

  private static void assertUnavailable(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOf(RegistryUnavailableException.class)
        .hasNoCause()
        .hasMessageNotContaining(number(0).value());
  }

  private static Decision<Boolean> chooseUnlessChosen(
      RegistryExtract extract, Personidentifikator citizen, int writer) {
    Person person = extract.person(citizen).orElseThrow();
    return person.aktivPostkasse().isPresent()
        ? Decision.leave(false)
        : Decision.change(
            true,
            person.medPostkasse(
                postkasse(
                    writer % 2 == 0 ? DIGIPOST : EBOKS,
                    "chosen-by-" + writer,
                    Postkassestatus.AKTIV)));
  }

  private static Decision<String> everyFifthFails(int writer, int change) {
    if (change % 5 == 4) {
      throw new UnsupportedOperationException();
    }
    return Decision.change("", counted((writer + change) % 10, change));
  }

  private static Person counted(int count) {
    return counted(0, count);
  }

  private static Person counted(int citizen, int count) {
    return plain(number(citizen))
        .medPostkasse(postkasse(DIGIPOST, "counted-" + count, Postkassestatus.AKTIV));
  }

  private static int count(RegistryExtract extract) {
    String address =
        extract
            .person(number(0))
            .flatMap(Person::aktivPostkasse)
            .map(Postkasse::adresse)
            .map(Postkasseadresse::value)
            .orElseThrow();
    return Integer.parseInt(address.substring("counted-".length()));
  }

  private static Person as(Personidentifikator number, Person other) {
    return new Person(
        number,
        other.status(),
        other.reservasjon(),
        other.kontaktinformasjon(),
        other.spraak(),
        other.postkasser());
  }

  private static List<Long> readUntil(ChangeLog log, long last) {
    List<Long> numbers = new ArrayList<>();
    long next = 1;
    while (next <= last) {
      Endringer stretch = log.changesFrom(next);
      stretch.endringer().forEach(change -> numbers.add(change.endringsNummer()));
      next = stretch.til() + 1;
    }
    return numbers;
  }

  private Registry node(int writer) {
    return writer % 2 == 0 ? registry : otherNode;
  }

  private static <T> T update(
      Registry node, Personidentifikator citizen, Function<RegistryExtract, Decision<T>> decision) {
    return node.update(CALLER, Optional.of(citizen), Optional.of(DIGIPOST), decision);
  }

  private interface Writer<T> {
    T write(int writer) throws Exception;
  }

  private static <T> List<T> atOnce(Writer<T> work) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    List<Future<T>> outcomes = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      int number = writer;
      outcomes.add(writers.submit(() -> work.write(number)));
    }
    writers.shutdown();
    List<T> all = new ArrayList<>();
    for (Future<T> outcome : outcomes) {
      all.add(outcome.get());
    }
    return all;
  }
}
