package no.kontaktregister.adapters.memory;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Passes all calls on. A subclass does one thing differently. */
class DelegatingRegistry implements Registry {

  protected volatile Registry registry;

  DelegatingRegistry(Registry registry) {
    this.registry = registry;
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return registry.lookUp(caller, persons, leverandoer);
  }

  @Override
  public boolean isAvailable() {
    return registry.isAvailable();
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    return registry.update(caller, person, rule);
  }

  @Override
  public Endringer changesFrom(long fra) {
    return registry.changesFrom(fra);
  }

  @Override
  public void register(Virksomheter virksomheter) {
    registry.register(virksomheter);
  }

  @Override
  public void add(Iterator<Person> persons) {
    registry.add(persons);
  }

  @Override
  public void close() {
    registry.close();
  }
}
