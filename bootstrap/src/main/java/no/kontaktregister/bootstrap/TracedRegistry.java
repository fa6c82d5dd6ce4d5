package no.kontaktregister.bootstrap;

import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.adapters.monitoring.Tracing;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Makes a span for each question to the registry. */
record TracedRegistry(Registry registry, Tracing tracing) implements Registry {

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return tracing.asking("Registry.lookUp", () -> registry.lookUp(caller, persons, leverandoer));
  }

  @Override
  public boolean isAvailable() {
    return registry.isAvailable();
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    return tracing.asking("Registry.update", () -> registry.update(caller, person, rule));
  }

  @Override
  public Endringer changesFrom(long fra) {
    return tracing.asking("Registry.changesFrom", () -> registry.changesFrom(fra));
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
