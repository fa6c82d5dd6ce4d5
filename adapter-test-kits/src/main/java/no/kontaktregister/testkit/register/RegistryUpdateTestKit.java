package no.kontaktregister.testkit.register;

import static no.kontaktregister.testkit.register.Citizens.DIGIPOST;
import static no.kontaktregister.testkit.register.Citizens.EBOKS;
import static no.kontaktregister.testkit.register.Citizens.SUPPLIER;
import static no.kontaktregister.testkit.register.Citizens.VIRKSOMHETER;
import static no.kontaktregister.testkit.register.Citizens.number;
import static no.kontaktregister.testkit.register.Citizens.numbers;
import static no.kontaktregister.testkit.register.Citizens.ofEveryKind;
import static no.kontaktregister.testkit.register.Citizens.plain;
import static no.kontaktregister.testkit.register.Citizens.postkasse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.LongStream;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.ChangeLog;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The requirements for a registry whose citizens can be changed, and whose changes can be read. */
abstract class RegistryUpdateTestKit extends RegistryLookupTestKit {

  static final EnterpriseCaller CALLER = EnterpriseCaller.itself(DIGIPOST);
  private static final int WRITERS = 8;

  final List<Registry> opened = new ArrayList<>();

  Registry registry;
  Registry otherNode;

  /**
   * An empty registry.
   *
   * @throws Exception when the registry cannot be created; the test then fails
   */
  protected abstract Registry openEmpty() throws Exception;

  /**
   * The registry that was opened last, as another node sees it. An adapter for a single node
   * returns the same one.
   *
   * @throws Exception when the registry cannot be created; the test then fails
   */
  protected abstract Registry openOnAnotherNode() throws Exception;

  @BeforeEach
  void open() throws Exception {
    registry = opened("openEmpty", () -> Optional.of(openEmpty()));
    otherNode = opened("openOnAnotherNode", () -> Optional.of(openOnAnotherNode()));
  }

  final Registry opened(String act, Callable<Optional<Registry>> open) throws Exception {
    Optional<Registry> found = timeLimit().call(act, open);
    assumeTrue(found.isPresent(), () -> "The adapter keeps nothing: " + act + " is empty.");
    Registry limited = timeLimit().on(Registry.class, found.get());
    opened.add(limited);
    return limited;
  }

  @AfterEach
  void close() {
    opened.forEach(Registry::close);
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

    String outcome = update(registry, number(0), extract -> Decided.change("done", changed));

    assertThat(outcome).isEqualTo("done");

    assertThat(find(registry, number(0))).contains(changed);
    assertThat(find(otherNode, number(0))).contains(changed);
    assertThat(find(registry, number(1))).contains(plain(number(1)));
    assertThat(otherNode.changesFrom(1))
        .isEqualTo(
            new Endringer(
                3,
                List.of(
                    new Nummerert(1, RegistryEntry.of(changed)),
                    new Nummerert(2, RegistryEntry.of(plain(number(1)))),
                    new Nummerert(3, RegistryEntry.of(changed)))));
  }

  @Test
  void everyKindOfCitizenCanBecomeEveryOther() {
    for (Person before : ofEveryKind()) {
      registry.add(List.of(before).iterator());
    }
    for (Person before : ofEveryKind()) {
      for (Person other : ofEveryKind()) {
        Person after = as(before.personidentifikator(), other);
        update(registry, before.personidentifikator(), extract -> Decided.change(true, after));
        assertThat(find(registry, before.personidentifikator())).contains(after);
      }
    }
  }

  @Test
  void aDecisionThatChangesNothingTakesNoNumber() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));

    String outcome = update(registry, number(0), extract -> Decided.leave("left"));

    assertThat(outcome).isEqualTo("left");

    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    assertTheNextChangeTakes(2);
  }

  @Test
  void theRuleGetsTheSameExtractAsALookUp() {
    registryOf(VIRKSOMHETER, ofEveryKind());
    for (Person person : ofEveryKind()) {
      Personidentifikator number = person.personidentifikator();
      for (Caller caller :
          List.of(
              EnterpriseCaller.itself(EBOKS),
              new EnterpriseCaller(SUPPLIER, EBOKS),
              EnterpriseCaller.itself(Citizens.UNKNOWN),
              new CitizenCaller(number),
              new AnonymousCaller())) {
        Optional<Virksomhetsidentifikator> leverandoer =
            caller instanceof EnterpriseCaller enterprise
                ? Optional.of(enterprise.virksomhet())
                : Optional.empty();
        RegistryExtract seen =
            registry
                .update(caller, Optional.of(number), extract -> Decided.leave(extract))
                .outcome();
        assertThat(seen).isEqualTo(registry.lookUp(caller, Set.of(number), leverandoer));
      }
    }
    RegistryExtract seen =
        registry.update(CALLER, Optional.empty(), extract -> Decided.leave(extract)).outcome();
    assertThat(seen).isEqualTo(registry.lookUp(CALLER, Set.of(), Optional.of(DIGIPOST)));
  }

  @Test
  void aRuleThatFailsChangesNothing() {
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
    assertTheNextChangeTakes(2);
  }

  /** Changes the first citizen. No number before is left out, and none is taken twice. */
  final void assertTheNextChangeTakes(long number) {
    update(registry, number(0), extract -> Decided.change("", plain(number(0)).slettet()));

    assertThat(registry.changesFrom(1).endringer())
        .extracting(Nummerert::endringsNummer)
        .isEqualTo(LongStream.rangeClosed(1, number).boxed().toList());
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(number);
  }

  @Test
  void onlyTheCitizenAskedForCanBeChanged() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0)), plain(number(1))));

    assertThatThrownBy(() -> update(registry, number(0), e -> Decided.change("", counted(1, 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> update(registry, number(0), e -> Decided.change("", counted(2, 1))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(find(registry, number(1))).contains(plain(number(1)));
    assertThat(find(registry, number(2))).isEmpty();
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(2);
    assertTheNextChangeTakes(3);
  }

  @Test
  void anUnknownCitizenIsAddedByTheirFirstChange() {
    Person added = with("a@example.com", "41234567", number(0));

    String outcome = update(registry, number(0), extract -> Decided.change("added", added));

    assertThat(outcome).isEqualTo("added");

    assertThat(find(otherNode, number(0))).contains(added);
    assertThat(registry.changesFrom(1))
        .isEqualTo(new Endringer(1, List.of(new Nummerert(1, RegistryEntry.of(added)))));
  }

  @Test
  void noneOfManyFirstChangesToOneCitizenIsLost() throws Exception {
    registry.register(VIRKSOMHETER);
    for (int citizen = 0; citizen < 10; citizen++) {
      Personidentifikator number = number(citizen);
      atOnce(
          WRITERS,
          writer ->
              update(node(writer), number, extract -> Decided.change("", more(extract, number))));

      assertThat(find(registry, number)).contains(counted(citizen, WRITERS));
    }
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(10 * WRITERS);
  }

  @Test
  void aDuplicateComesAndGoesWithEachChange() {
    registry.add(
        List.of(
                with("a@example.com", "41234567", number(0)),
                with("b@example.com", "41234568", number(1)))
            .iterator());
    assertDuplicated(registry, number(0), false, false);

    become(with("a@example.com", "41234567", number(1)));
    assertDuplicated(otherNode, number(0), true, true);
    assertDuplicated(otherNode, number(1), true, true);

    become(with("b@example.com", "41234567", number(0)));
    assertDuplicated(registry, number(0), false, true);
    assertDuplicated(registry, number(1), false, true);

    become(plain(number(0)).slettet());
    assertDuplicated(registry, number(0), false, false);
    assertDuplicated(registry, number(1), false, false);

    registry.add(List.of(with("c@example.com", "41234567", number(2))).iterator());
    become(with("c@example.com", "41234569", number(3)));
    assertDuplicated(registry, number(1), false, true);
    assertDuplicated(registry, number(2), true, true);
    assertDuplicated(registry, number(3), true, false);
    assertThat(registry.changesFrom(1).endringer().get(0).entry().mobiltelefonnummerDuplisert())
        .isFalse();
    assertThat(registry.changesFrom(2).endringer().get(0).entry().mobiltelefonnummerDuplisert())
        .isTrue();
  }

  @Test
  void manyWhoRegisterTheSameAddressAtOnceAreAllDuplicated() throws Exception {
    for (int round = 0; round < 10; round++) {
      List<Personidentifikator> citizens = numbers(round * WRITERS, (round + 1) * WRITERS);
      String address = "round" + round + "@example.com";
      atOnce(
          WRITERS,
          writer ->
              update(
                  node(writer),
                  citizens.get(writer),
                  extract ->
                      Decided.change("", with(address, "4123456" + writer, citizens.get(writer)))));

      for (Personidentifikator citizen : citizens) {
        assertThat(entry(registry, citizen).epostadresseDuplisert()).isTrue();
      }
    }
  }

  private void become(Person person) {
    update(registry, person.personidentifikator(), extract -> Decided.change("", person));
  }

  @Test
  void aProvidersCertificateChangesWithoutAChangeOfItsCitizens() {
    X509Sertifikat another = new X509Sertifikat(new byte[] {8, 8});
    registryOf(
        VIRKSOMHETER,
        List.of(
            plain(number(0)).medPostkasse(postkasse(EBOKS, "12345678", Postkassestatus.AKTIV))));

    registry.register(
        new Virksomheter(
            Set.of(new Postkasseleverandoer(EBOKS, "e-Boks", Optional.of(another))), Set.of()));

    assertThat(entry(otherNode, number(0)).sertifikat()).contains(another);
    assertThat(registry.changesFrom(1).endringer())
        .extracting(change -> change.entry().sertifikat())
        .containsExactly(Optional.of(another));
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
  }

  @Test
  void whenManyWantTheSameCitizenOneSucceeds() throws Exception {
    registryOf(VIRKSOMHETER, numbers(0, 20).stream().map(Citizens::plain).toList());
    for (Personidentifikator citizen : numbers(0, 20)) {
      List<Boolean> outcomes =
          atOnce(
              WRITERS,
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

    atOnce(
        WRITERS,
        writer -> {
          for (int i = 0; i < 25; i++) {
            update(
                node(writer), number(0), extract -> Decided.change("", more(extract, number(0))));
          }
          return "";
        });

    assertThat(find(registry, number(0))).contains(counted(0, 25 * WRITERS));
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1 + 25 * WRITERS);
  }

  @Test
  void aReaderSeesEachNumberOnceInOrderAndWithItsChangeWhileManyWrite() throws Exception {
    registryOf(VIRKSOMHETER, numbers(0, 10).stream().map(Citizens::plain).toList());
    long last = 10 + 40L * WRITERS;
    CountDownLatch writing = new CountDownLatch(WRITERS);

    List<List<Long>> seen =
        atOnce(
            WRITERS + 2,
            worker -> {
              if (worker >= WRITERS) {
                return read(node(worker), writing, last);
              }
              try {
                return changeOften(worker);
              } finally {
                writing.countDown();
              }
            });

    List<Long> all = LongStream.rangeClosed(1, last).boxed().toList();
    assertThat(seen.subList(WRITERS, WRITERS + 2)).containsOnly(all);
  }

  private List<Long> changeOften(int writer) throws Exception {
    for (int change = 0; change < 50; change++) {
      Personidentifikator citizen = number((writer + change) % 10);
      // A change that fails leaves no gap.
      boolean fails = change % 5 == 4;
      Callable<String> update =
          () ->
              update(
                  node(writer),
                  citizen,
                  extract -> {
                    if (fails) {
                      throw new UnsupportedOperationException();
                    }
                    return Decided.change("", more(extract, citizen));
                  });
      if (fails) {
        assertThatThrownBy(update::call).isInstanceOf(UnsupportedOperationException.class);
      } else {
        update.call();
      }
    }
    return List.of();
  }

  /**
   * Reads the change log until nobody writes any more.
   *
   * @return the numbers in the order in which they were seen, one more than the last at most
   */
  private static List<Long> read(Registry node, CountDownLatch writing, long last) {
    List<Long> numbers = new ArrayList<>();
    Map<Personidentifikator, Integer> changes = new HashMap<>();
    long next = 1;
    while (numbers.size() <= last) {
      boolean isWritten = writing.getCount() == 0;
      Endringer stretch = node.changesFrom(next);
      for (Nummerert change : stretch.endringer()) {
        numbers.add(change.endringsNummer());
        Person changed = change.entry().person();
        Personidentifikator citizen = changed.personidentifikator();
        // The first number of a citizen is that of the load, which counts nothing.
        int counted = changes.merge(citizen, 0, (before, none) -> before + 1);
        assertThat(List.of(count(changed), count(find(node, citizen).orElseThrow())))
            .as("what a reader finds of a citizen after number %s", change.endringsNummer())
            .allMatch(found -> found >= counted, "has the change of that number");
      }
      if (isWritten && stretch.endringer().isEmpty()) {
        break;
      }
      next = stretch.til() + 1;
    }
    return numbers;
  }

  @Test
  void theChangeLogIsReadInParts() {
    registryOf(VIRKSOMHETER, numbers(0, 2_500).stream().map(Citizens::plain).toList());

    Endringer first = registry.changesFrom(0);
    Endringer second = registry.changesFrom(first.til() + 1);
    Endringer third = registry.changesFrom(second.til() + 1);

    assertThat(first.endringer()).hasSize(ChangeLog.MOST_CHANGES);
    assertThat(List.of(first.til(), second.til(), third.til()))
        .containsExactly(1000L, 2000L, 2500L);
    assertThat(List.of(first.seneste(), third.seneste())).containsExactly(2500L, 2500L);
    assertThat(first.endringer().get(999))
        .isEqualTo(new Nummerert(1000, RegistryEntry.of(plain(number(999)))));
    assertThat(registry.changesFrom(-5)).isEqualTo(first);
    assertThat(registry.changesFrom(2_501)).isEqualTo(new Endringer(2500, List.of()));
    assertThat(registry.changesFrom(Long.MAX_VALUE)).isEqualTo(new Endringer(2500, List.of()));
  }

  @Test
  void anEmptyRegistryHasNoChanges() {
    assertThat(registry.changesFrom(1)).isEqualTo(new Endringer(0, List.of()));
  }

  private static Decided<Boolean> chooseUnlessChosen(
      RegistryExtract extract, Personidentifikator citizen, int writer) {
    Person person = extract.person(citizen).orElseThrow();
    return person.aktivPostkasse().isPresent()
        ? Decided.leave(false)
        : Decided.change(
            true,
            person.medPostkasse(
                postkasse(
                    writer % 2 == 0 ? DIGIPOST : EBOKS,
                    "chosen-by-" + writer,
                    Postkassestatus.AKTIV)));
  }

  /** The citizen with a mailbox that counts one change more. */
  private static Person more(RegistryExtract extract, Personidentifikator number) {
    int before = extract.person(number).map(RegistryUpdateTestKit::count).orElse(0);
    return counted(number, before + 1);
  }

  static Person counted(int citizen, int count) {
    return counted(number(citizen), count);
  }

  private static Person counted(Personidentifikator citizen, int count) {
    return plain(citizen)
        .medPostkasse(postkasse(DIGIPOST, "counted-" + count, Postkassestatus.AKTIV));
  }

  private static int count(Person person) {
    return person
        .aktivPostkasse()
        .map(postkasse -> postkasse.adresse().value().substring("counted-".length()))
        .map(Integer::parseInt)
        .orElse(0);
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

  private Registry node(int writer) {
    return writer % 2 == 0 ? registry : otherNode;
  }

  static <T> T update(
      Registry node, Personidentifikator citizen, Function<RegistryExtract, Decided<T>> rule) {
    return node.update(CALLER, Optional.of(citizen), rule).outcome();
  }
}
