package no.kontaktregister.kit.register;

import static no.kontaktregister.domain.tilgang.Rolle.OFFENTLIG_VIRKSOMHET;
import static no.kontaktregister.domain.tilgang.Rolle.POSTKASSELEVERANDOER;
import static no.kontaktregister.kit.register.Citizens.DIGIPOST;
import static no.kontaktregister.kit.register.Citizens.EBOKS;
import static no.kontaktregister.kit.register.Citizens.PUBLIC_BODY;
import static no.kontaktregister.kit.register.Citizens.SUPPLIER;
import static no.kontaktregister.kit.register.Citizens.UNKNOWN;
import static no.kontaktregister.kit.register.Citizens.VIRKSOMHETER;
import static no.kontaktregister.kit.register.Citizens.number;
import static no.kontaktregister.kit.register.Citizens.numbers;
import static no.kontaktregister.kit.register.Citizens.ofEveryKind;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

/** What every registry must do that is only read. */
public abstract class RegistryLookupContract {

  private static final Caller CALLER = Caller.itself(DIGIPOST);

  /**
   * A registry of these enterprises and citizens. The suite does not close it.
   *
   * @throws Exception when it cannot be made; the test then fails
   */
  protected abstract RegistryLookup registryOf(Virksomheter virksomheter, List<Person> persons)
      throws Exception;

  @Test
  void aCitizenIsFoundWithAllThatIsKnownOfThem() throws Exception {
    RegistryLookup registry = registryOf(VIRKSOMHETER, ofEveryKind());

    for (Person person : ofEveryKind()) {
      assertThat(find(registry, person.personidentifikator())).contains(person);
    }
  }

  @Test
  void whoIsNotKnownIsNotFound() throws Exception {
    RegistryLookup registry = registryOf(VIRKSOMHETER, ofEveryKind());

    assertThat(find(registry, number(9))).isEmpty();
    assertThat(registry.lookUp(CALLER, Set.of(), Optional.empty()).persons()).isEmpty();
  }

  @Test
  void anEmptyRegistryKnowsNobody() throws Exception {
    RegistryLookup registry = registryOf(new Virksomheter(Set.of(), Set.of(), Set.of()), List.of());

    assertThat(registry.lookUp(CALLER, Set.of(number(0)), Optional.of(DIGIPOST)))
        .isEqualTo(new RegistryExtract(new Tilgang(Set.of(), true), false, Map.of()));
  }

  @Test
  void aThousandAreFoundAtOnce() throws Exception {
    List<Person> known = numbers(500, 1_500).stream().map(Citizens::plain).toList();
    RegistryLookup registry = registryOf(VIRKSOMHETER, known);

    RegistryExtract found =
        registry.lookUp(CALLER, new HashSet<>(numbers(0, 1_000)), Optional.empty());

    assertThat(found.persons().keySet()).containsExactlyInAnyOrderElementsOf(numbers(500, 1_000));
    assertThat(found.persons().values()).containsExactlyInAnyOrderElementsOf(known.subList(0, 500));
    assertThat(found.tilgang().roller()).containsExactly(POSTKASSELEVERANDOER);
  }

  @Test
  void aProviderIsApprovedOrNot() throws Exception {
    RegistryLookup registry = registryOf(VIRKSOMHETER, List.of());

    assertThat(isApproved(registry, Optional.of(DIGIPOST))).isTrue();
    assertThat(isApproved(registry, Optional.of(EBOKS))).isTrue();
    assertThat(isApproved(registry, Optional.of(PUBLIC_BODY))).isFalse();
    assertThat(isApproved(registry, Optional.of(UNKNOWN))).isFalse();
    assertThat(isApproved(registry, Optional.empty())).isFalse();
  }

  @Test
  void aCallerHasTheRolesOfTheEnterpriseThatCountsAndADelegationOrNone() throws Exception {
    RegistryLookup registry = registryOf(VIRKSOMHETER, List.of());

    assertThat(tilgang(registry, Caller.itself(DIGIPOST)))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER), true));
    assertThat(tilgang(registry, Caller.itself(PUBLIC_BODY)))
        .isEqualTo(new Tilgang(Set.of(OFFENTLIG_VIRKSOMHET), true));
    assertThat(tilgang(registry, Caller.itself(EBOKS)))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER, OFFENTLIG_VIRKSOMHET), true));
    assertThat(tilgang(registry, Caller.itself(UNKNOWN))).isEqualTo(new Tilgang(Set.of(), true));
    assertThat(tilgang(registry, new Caller(EBOKS, Optional.of(SUPPLIER))))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER, OFFENTLIG_VIRKSOMHET), true));
    assertThat(tilgang(registry, new Caller(DIGIPOST, Optional.of(SUPPLIER))))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER), false));
    assertThat(tilgang(registry, new Caller(SUPPLIER, Optional.of(EBOKS))))
        .isEqualTo(new Tilgang(Set.of(), false));
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    List<Person> known = numbers(0, 100).stream().map(Citizens::plain).toList();
    RegistryLookup registry = registryOf(VIRKSOMHETER, known);
    ExecutorService callers = Executors.newFixedThreadPool(8);

    List<Future<Optional<Person>>> answers = new ArrayList<>();
    for (int round = 0; round < 10; round++) {
      for (Person person : known) {
        answers.add(callers.submit(() -> find(registry, person.personidentifikator())));
      }
    }
    callers.shutdown();

    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get()).contains(known.get(i % known.size()));
    }
  }

  @Test
  void itSaysThatItAnswers() throws Exception {
    assertThat(registryOf(VIRKSOMHETER, List.of()).isAvailable()).isTrue();
  }

  static Optional<Person> find(RegistryLookup registry, Personidentifikator number) {
    return registry.lookUp(CALLER, Set.of(number), Optional.empty()).person(number);
  }

  private static boolean isApproved(
      RegistryLookup registry, Optional<Virksomhetsidentifikator> provider) {
    return registry.lookUp(CALLER, Set.of(), provider).providerApproved();
  }

  private static Tilgang tilgang(RegistryLookup registry, Caller caller) {
    return registry.lookUp(caller, Set.of(), Optional.empty()).tilgang();
  }
}
