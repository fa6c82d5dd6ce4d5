package no.kontaktregister.adapters.memory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.testkit.register.Decided;

/** Keeps what it has stored in a journal, which outlives it, and repeats it when it is opened. */
class JournaledRegistry extends DelegatingRegistry {

  private final List<Consumer<Registry>> journal;

  /**
   * @param journal what has been stored so far
   */
  JournaledRegistry(List<Consumer<Registry>> journal) {
    super(new MemoryRegistry());
    journal.forEach(entry -> entry.accept(registry));
    this.journal = journal;
  }

  @Override
  public synchronized <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    E decided = super.update(caller, person, rule);
    decided
        .endret()
        .ifPresent(
            changed ->
                journal.add(
                    it ->
                        it.update(
                            new AnonymousCaller(),
                            person,
                            extract -> Decided.change("", changed))));
    return decided;
  }

  @Override
  public synchronized void register(Virksomheter virksomheter) {
    super.register(virksomheter);
    journal.add(it -> it.register(virksomheter));
  }

  @Override
  public synchronized void add(Iterator<Person> persons) {
    List<Person> all = new ArrayList<>();
    persons.forEachRemaining(all::add);
    super.add(all.iterator());
    journal.add(it -> it.add(all.iterator()));
  }
}
