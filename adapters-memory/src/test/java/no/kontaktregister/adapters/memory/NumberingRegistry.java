package no.kontaktregister.adapters.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.tilgang.Actor;
import no.kontaktregister.domain.tilgang.Anybody;

/** Keeps a change log of its own, apart from the citizens. */
class NumberingRegistry extends DelegatingRegistry {

  protected final ConcurrentNavigableMap<Long, Personidentifikator> log =
      new ConcurrentSkipListMap<>();

  protected final AtomicLong last = new AtomicLong();

  NumberingRegistry(Registry registry) {
    super(registry);
  }

  @Override
  public synchronized <E extends Personendring> E update(
      Actor caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> regel) {
    E decided = super.update(caller, person, regel);
    decided.endret().ifPresent(this::number);
    return decided;
  }

  @Override
  public synchronized void add(Iterator<Person> persons) {
    List<Person> all = new ArrayList<>();
    persons.forEachRemaining(all::add);
    super.add(all.iterator());
    all.forEach(this::number);
  }

  @Override
  public synchronized Endringer changesFrom(long fra) {
    return read(fra);
  }

  void number(Person changed) {
    log.put(last.incrementAndGet(), changed.personidentifikator());
  }

  Endringer read(long fra) {
    super.changesFrom(1);
    return new Endringer(
        last.get(),
        log.tailMap(fra).entrySet().stream()
            .limit(MOST_CHANGES)
            .map(
                it ->
                    new Nummerert(
                        it.getKey(),
                        lookUp(new Anybody(), Set.of(it.getValue()), Optional.empty())
                            .entry(it.getValue())
                            .orElseThrow()))
            .toList());
  }
}
