package no.kontaktregister.adapters.memory;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Decision;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Endring;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Rolle;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Delegering;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The registry in the memory of one process. It forgets all when the process ends.
 *
 * <p>One lock guards everything, which is the simplest way to do what the ports ask for: whatever
 * is done is done as one step.
 */
public final class MemoryRegistry implements Registry {

  private final Set<Virksomhetsidentifikator> postkasseleverandoerer = new HashSet<>();
  private final Set<Virksomhetsidentifikator> offentlige = new HashSet<>();
  private final Set<Delegering> delegeringer = new HashSet<>();
  private final Map<Personidentifikator, Person> persons = new HashMap<>();

  /** The change with endringsNummer n stands at n - 1. */
  private final List<Personidentifikator> changes = new ArrayList<>();

  private boolean closed;

  @Override
  public synchronized RegistryExtract lookUp(
      Caller caller, Set<Personidentifikator> wanted, Optional<Virksomhetsidentifikator> provider) {
    requireOpen();
    Map<Personidentifikator, Person> found = new HashMap<>();
    for (Personidentifikator person : wanted) {
      if (persons.containsKey(person)) {
        found.put(person, persons.get(person));
      }
    }
    return new RegistryExtract(
        new Tilgang(roller(caller.virksomhet()), isDelegated(caller)),
        provider.map(postkasseleverandoerer::contains).orElse(false),
        found);
  }

  @Override
  public synchronized boolean isAvailable() {
    return !closed;
  }

  @Override
  public synchronized <T> T update(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider,
      Function<RegistryExtract, Decision<T>> decision) {
    RegistryExtract before = lookUp(caller, person.map(Set::of).orElseGet(Set::of), provider);
    Decision<T> decided = decision.apply(before);
    decided
        .changed()
        .ifPresent(
            changed -> {
              if (!before.persons().containsKey(changed.personidentifikator())) {
                throw new IllegalArgumentException("the decision changes another citizen");
              }
              store(changed);
            });
    return decided.outcome();
  }

  @Override
  public synchronized Endringer changesFrom(long fra) {
    requireOpen();
    List<Endring> stretch = new ArrayList<>();
    for (long number = Math.max(fra, 1);
        number <= changes.size() && stretch.size() < MOST_CHANGES;
        number++) {
      stretch.add(new Endring(number, persons.get(changes.get((int) number - 1))));
    }
    return new Endringer(changes.size(), stretch);
  }

  @Override
  public synchronized void register(Virksomheter virksomheter) {
    requireOpen();
    postkasseleverandoerer.addAll(virksomheter.postkasseleverandoerer());
    offentlige.addAll(virksomheter.offentlige());
    delegeringer.addAll(virksomheter.delegeringer());
  }

  @Override
  public synchronized void add(Iterator<Person> added) {
    requireOpen();
    Map<Personidentifikator, Person> all = new LinkedHashMap<>();
    added.forEachRemaining(
        person -> {
          if (persons.containsKey(person.personidentifikator())
              || all.put(person.personidentifikator(), person) != null) {
            throw new IllegalArgumentException("the registry knows one of the citizens already");
          }
        });
    all.values().forEach(this::store);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void store(Person person) {
    persons.put(person.personidentifikator(), person);
    changes.add(person.personidentifikator());
  }

  private Set<Rolle> roller(Virksomhetsidentifikator virksomhet) {
    Set<Rolle> roller = EnumSet.noneOf(Rolle.class);
    if (postkasseleverandoerer.contains(virksomhet)) {
      roller.add(Rolle.POSTKASSELEVERANDOER);
    }
    if (offentlige.contains(virksomhet)) {
      roller.add(Rolle.OFFENTLIG_VIRKSOMHET);
    }
    return roller;
  }

  private boolean isDelegated(Caller caller) {
    return caller
        .supplier()
        .map(supplier -> delegeringer.contains(new Delegering(caller.virksomhet(), supplier)))
        .orElse(true);
  }

  private void requireOpen() {
    if (closed) {
      throw new RegistryUnavailableException("the registry has been closed");
    }
  }
}
