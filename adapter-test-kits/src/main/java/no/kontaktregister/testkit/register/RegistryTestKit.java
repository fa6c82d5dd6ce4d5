package no.kontaktregister.testkit.register;

import static no.kontaktregister.testkit.register.Citizens.EBOKS;
import static no.kontaktregister.testkit.register.Citizens.SUPPLIER;
import static no.kontaktregister.testkit.register.Citizens.VIRKSOMHETER;
import static no.kontaktregister.testkit.register.Citizens.number;
import static no.kontaktregister.testkit.register.Citizens.numbers;
import static no.kontaktregister.testkit.register.Citizens.ofEveryKind;
import static no.kontaktregister.testkit.register.Citizens.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import org.junit.jupiter.api.Test;

/**
 * The requirements for a registry that can be read, changed and filled, and that keeps what it has.
 */
public abstract class RegistryTestKit extends RegistryUpdateTestKit {

  /** More than an adapter stores in one step. */
  private static final int MANY = 10_500;

  /**
   * The registry that was opened last, which all nodes have closed, as its store has kept it.
   *
   * @return empty for an adapter that keeps nothing; the report then shows its test as skipped
   * @throws Exception when the registry cannot be opened; the test then fails
   */
  protected abstract Optional<Registry> openAfterClose() throws Exception;

  /**
   * The registry that was opened last, as its store is at this moment. It is not closed: its
   * process has been killed. For a store in files of its own, copy the files and open the copy. For
   * a server, connect once more.
   *
   * @return empty for an adapter that keeps nothing; the report then shows its tests as skipped
   * @throws Exception when the registry cannot be opened; the test then fails
   */
  protected abstract Optional<Registry> openAfterKill() throws Exception;

  @Test
  void citizensAreAddedAllOrNone() {
    registry.add(List.of(plain(number(0))).iterator());
    List<Person> many = numbers(1, MANY).stream().map(Citizens::plain).toList();

    assertThatThrownBy(() -> registry.add(and(many, plain(number(0)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(number(0).value());
    assertThatThrownBy(() -> registry.add(and(many, plain(number(1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(number(1).value());

    assertThat(find(registry, number(1))).isEmpty();
    assertThat(find(registry, number(MANY - 1))).isEmpty();
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    assertTheNextChangeTakes(2);
  }

  @Test
  void aLoadThatBreaksOffAddsNobody() {
    registry.add(List.of(plain(number(0))).iterator());
    Iterator<Person> broken =
        citizens(
            1,
            MANY,
            () -> {
              throw new UnsupportedOperationException("the source has gone");
            });

    assertThatThrownBy(() -> registry.add(broken)).hasMessageContaining("the source has gone");

    assertThat(find(registry, number(1))).isEmpty();
    assertThat(registry.changesFrom(1).seneste()).isEqualTo(1);
    assertTheNextChangeTakes(2);
  }

  @Test
  void nobodySeesPartOfALoad() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch seenHalf = new CountDownLatch(1);
    Iterator<Person> slow = citizens(0, 2_500, () -> awaitAMoment(seenHalf));

    List<Set<Long>> seen =
        atOnce(
            2,
            worker -> {
              Set<Long> latest = new HashSet<>();
              if (worker == 0) {
                try {
                  registry.add(slow);
                } finally {
                  loading.countDown();
                }
              } else {
                do {
                  latest.add(otherNode.changesFrom(1).seneste());
                  if (latest.size() > 1) {
                    seenHalf.countDown();
                  }
                } while (loading.getCount() > 0);
              }
              return latest;
            });

    assertThat(seen.get(1)).isSubsetOf(0L, 2_500L);
    assertThat(otherNode.changesFrom(1).seneste()).isEqualTo(2_500);
  }

  /** Readers need not see anything before the load is done, so that they may never arrive. */
  private static void awaitAMoment(CountDownLatch readers) {
    try {
      readers.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Citizens, with an act in the middle of them. */
  private static Iterator<Person> citizens(int from, int to, Runnable act) {
    return IntStream.range(from, to)
        .peek(
            index -> {
              if (index == (from + to) / 2) {
                act.run();
              }
            })
        .mapToObj(index -> plain(number(index)))
        .iterator();
  }

  private static Iterator<Person> and(List<Person> many, Person last) {
    return Stream.concat(many.stream(), Stream.of(last)).iterator();
  }

  @Test
  void aNodeThatIsOpenedLaterFindsWhatIsThere() throws Exception {
    fill();
    Content before = content(registry);

    Registry later = opened("openOnAnotherNode", () -> Optional.of(openOnAnotherNode()));

    assertThat(content(later)).isEqualTo(before);
    assertThat(content(registry)).isEqualTo(before);
  }

  @Test
  void everythingIsKeptAfterAClose() throws Exception {
    fill();
    Content before = content(registry);
    opened.forEach(Registry::close);

    Registry again = opened("openAfterClose", this::openAfterClose);

    assertKept(before, again);
    update(again, number(0), extract -> Decided.change("", counted(0, 2)));
    assertThat(again.changesFrom(before.changes().seneste() + 1).endringer())
        .containsExactly(
            new Nummerert(before.changes().seneste() + 1, RegistryEntry.of(counted(0, 2))));
  }

  @Test
  void anUpdateThatIsDoneSurvivesAKill() throws Exception {
    fill();
    assertSurvivesAKill();
  }

  @Test
  void aLoadThatIsDoneSurvivesAKill() throws Exception {
    registryOf(VIRKSOMHETER, ofEveryKind());
    assertSurvivesAKill();
  }

  @Test
  void aRegistrationThatIsDoneSurvivesAKill() throws Exception {
    registry.register(VIRKSOMHETER);
    assertSurvivesAKill();
  }

  private void assertSurvivesAKill() throws Exception {
    Content before = content(registry);

    assertKept(before, opened("openAfterKill", this::openAfterKill));
  }

  private static void assertKept(Content before, Registry again) {
    Content kept = content(again);

    assertThat(kept.extract().tjenester())
        .as("the grants that are left")
        .isEqualTo(before.extract().tjenester());
    assertThat(kept.changes().seneste())
        .as("the last number that is left")
        .isEqualTo(before.changes().seneste());
    assertThat(kept).as("what is left").isEqualTo(before);
  }

  private void fill() {
    registryOf(VIRKSOMHETER, ofEveryKind());
    update(registry, number(0), extract -> Decided.change("", counted(0, 1)));
  }

  /** All that one enterprise can ask. */
  private record Content(RegistryExtract extract, Endringer changes) {}

  private static Content content(Registry node) {
    return new Content(
        node.lookUp(
            new EnterpriseCaller(SUPPLIER, EBOKS), Set.copyOf(numbers(0, 20)), Optional.of(EBOKS)),
        node.changesFrom(1));
  }

  @Test
  void enterprisesAreRegisteredOnce() {
    registry.register(VIRKSOMHETER);
    registry.register(VIRKSOMHETER);

    assertThat(registry.lookUp(CALLER, Set.of(), Optional.of(EBOKS)))
        .isEqualTo(otherNode.lookUp(CALLER, Set.of(), Optional.of(EBOKS)));
    assertThat(otherNode.lookUp(CALLER, Set.of(), Optional.of(EBOKS)).leverandoerGodkjent())
        .isTrue();
  }

  @Test
  void aClosedRegistryThrowsThePortsException() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));
    registry.close();

    assertThat(registry.isAvailable()).isFalse();
    assertUnavailable(() -> find(registry, number(0)));
    assertUnavailable(() -> update(registry, number(0), extract -> Decided.leave("")));
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

  @Test
  void aSecondCloseDoesNothing() {
    registryOf(VIRKSOMHETER, List.of(plain(number(0))));
    registry.close();

    registry.close();

    assertThat(registry.isAvailable()).isFalse();
  }

  private static void assertUnavailable(Callable<?> call) {
    assertThatThrownBy(call::call)
        .isInstanceOf(RegistryUnavailableException.class)
        .hasNoCause()
        .hasMessageNotContaining(number(0).value());
  }
}
