package no.kontaktregister.demo.control;

import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** A registry that can be replaced between two calls, and from which enterprises can be removed. */
final class ReplaceableRegistry implements Registry {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Clock clock;
  private final EnterpriseList enterprises;
  private Registry current;
  private volatile Instant lastChange;

  ReplaceableRegistry(Registry first, Clock clock, EnterpriseList enterprises) {
    this.current = first;
    this.clock = clock;
    this.enterprises = enterprises;
  }

  /** Waits for the calls that are being answered, and closes the registry that it replaces. */
  void replaceWith(Registry next) {
    lock.writeLock().lock();
    try {
      current.close();
      current = next;
      lastChange = clock.instant();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** When it last changed; empty if it has not changed since it was opened. */
  Optional<Instant> lastChange() {
    return Optional.ofNullable(lastChange);
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> persons,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return ask(
        it -> enterprises.visible(caller, leverandoer, it.lookUp(caller, persons, leverandoer)));
  }

  @Override
  public boolean isAvailable() {
    return ask(Registry::isAvailable);
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    return ask(
        it -> {
          E decided =
              it.update(
                  caller,
                  person,
                  found -> rule.apply(enterprises.visible(caller, provider(caller), found)));
          if (decided.endret().isPresent()) {
            lastChange = clock.instant();
          }
          return decided;
        });
  }

  @Override
  public Endringer changesFrom(long fra) {
    return ask(it -> it.changesFrom(fra));
  }

  @Override
  public void register(Virksomheter virksomheter) {
    ask(
        it -> {
          it.register(virksomheter);
          return null;
        });
  }

  @Override
  public void add(Iterator<Person> persons) {
    ask(
        it -> {
          it.add(persons);
          lastChange = clock.instant();
          return null;
        });
  }

  @Override
  public void close() {
    ask(
        it -> {
          it.close();
          return null;
        });
  }

  /** The provider that an update looks up. */
  private static Optional<Virksomhetsidentifikator> provider(Caller caller) {
    return caller instanceof EnterpriseCaller enterprise
        ? Optional.of(enterprise.virksomhet())
        : Optional.empty();
  }

  private <T> T ask(Function<Registry, T> question) {
    lock.readLock().lock();
    try {
      return question.apply(current);
    } finally {
      lock.readLock().unlock();
    }
  }
}
