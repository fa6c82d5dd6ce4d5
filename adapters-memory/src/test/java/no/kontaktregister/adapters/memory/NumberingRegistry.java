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
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;

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
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    E decided = super.update(caller, person, rule);
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
                        lookUp(new AnonymousCaller(), Set.of(it.getValue()), Optional.empty())
                            .entry(it.getValue())
                            .orElseThrow()))
            .toList());
  }
}
