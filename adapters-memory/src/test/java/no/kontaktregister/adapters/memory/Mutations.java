package no.kontaktregister.adapters.memory;

import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import no.kontaktregister.adapters.memory.Subject.Forgetful;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Registries with one fault each, and correct ones that are unusual. */
final class Mutations {

  /**
   * A registry for the test kit.
   *
   * @param what how it differs from others
   * @param reportedBy the test that must fail; empty when none may
   * @param neverReturns whether a call of it waits for ever
   * @param subject makes a new one
   */
  record Mutation(
      String what, Optional<String> reportedBy, boolean neverReturns, Supplier<Subject> subject) {}

  private Mutations() {}

  static Stream<Mutation> all() {
    return Stream.of(
            unusual(),
            keeping(),
            updating(),
            numbering(),
            loading(),
            asking(),
            closing(),
            hanging())
        .flatMap(Function.identity());
  }

  private static Mutation correct(String what, Supplier<Subject> subject) {
    return new Mutation(what, Optional.empty(), false, subject);
  }

  private static Mutation faulty(String what, String reportedBy, Supplier<Subject> subject) {
    return new Mutation(what, Optional.of(reportedBy), false, subject);
  }

  private static Mutation faulty(String what, String reportedBy, UnaryOperator<Registry> fault) {
    return faulty(what, reportedBy, () -> new Subject(fault));
  }

  private static Mutation hanging(String what, String reportedBy, UnaryOperator<Registry> fault) {
    return new Mutation(what, Optional.of(reportedBy), true, () -> new Subject(fault));
  }

  private static Stream<Mutation> unusual() {
    return Stream.of(
        correct("it keeps a journal", Subject::new),
        correct("it keeps nothing", () -> new Forgetful(it -> it)),
        correct("it has a change log of its own", () -> new Forgetful(NumberingRegistry::new)),
        correct(
            "it asks each rule twice",
            () ->
                new Subject(
                    it ->
                        new DelegatingRegistry(it) {
                          @Override
                          public <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            return super.update(
                                caller,
                                person,
                                extract -> {
                                  rule.apply(extract);
                                  return rule.apply(extract);
                                });
                          }
                        })),
        correct(
            "it takes its time",
            () ->
                new Subject(
                    it ->
                        new DelegatingRegistry(it) {
                          @Override
                          public Endringer changesFrom(long fra) {
                            pause();
                            return super.changesFrom(fra);
                          }
                        })),
        correct("its nodes are closed one by one", Nodes::new));
  }

  /** Nodes that share a registry. One that is closed leaves it to the others. */
  private static final class Nodes extends Subject {

    private Registry shared;

    @Override
    Registry open() {
      shared = new JournaledRegistry(journal);
      return openOnAnotherNode();
    }

    @Override
    Registry openOnAnotherNode() {
      return new DelegatingRegistry(shared) {
        @Override
        public void close() {
          registry = new MemoryRegistry();
          super.close();
        }
      };
    }
  }

  private static Stream<Mutation> keeping() {
    return Stream.of(
        faulty(
            "it is emptied when it is opened again",
            "everythingIsKeptAfterAClose",
            () ->
                new Subject() {
                  @Override
                  Optional<Registry> openAfterClose() {
                    journal.clear();
                    return super.openAfterClose();
                  }
                }),
        faulty(
            "its numbers begin anew when it is opened again",
            "everythingIsKeptAfterAClose",
            () ->
                new Subject() {
                  @Override
                  Optional<Registry> openAfterClose() {
                    List<Person> known =
                        open().changesFrom(1).endringer().stream()
                            .map(change -> change.entry().person())
                            .distinct()
                            .toList();
                    journal.subList(1, journal.size()).clear();
                    journal.add(again -> again.add(known.iterator()));
                    return super.openAfterClose();
                  }
                }),
        faulty(
            "another node empties it",
            "aNodeThatIsOpenedLaterFindsWhatIsThere",
            () ->
                new Subject() {
                  @Override
                  Registry openOnAnotherNode() {
                    ((DelegatingRegistry) node).registry = new MemoryRegistry();
                    return node;
                  }
                }),
        faulty(
            "each node has a store of its own",
            "aChangeIsSeenByAllOnceItIsDone",
            () ->
                new Subject() {
                  @Override
                  Registry openOnAnotherNode() {
                    return new JournaledRegistry(new ArrayList<>());
                  }
                }),
        faulty(
            "it writes nothing to its disk before it is closed",
            "anUpdateThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Registry open() {
                    List<Consumer<Registry>> unwritten = new ArrayList<>(journal);
                    node =
                        new JournaledRegistry(unwritten) {
                          @Override
                          public void close() {
                            super.close();
                            journal.clear();
                            journal.addAll(unwritten);
                          }
                        };
                    return node;
                  }
                }),
        faulty(
            "it writes to its disk with the next write",
            "aRegistrationThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Optional<Registry> openAfterKill() {
                    journal.remove(journal.size() - 1);
                    return super.openAfterKill();
                  }
                }),
        faulty(
            "it writes a load to its disk with the next update",
            "aLoadThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Optional<Registry> openAfterKill() {
                    if (journal.size() == 2) {
                      journal.remove(1);
                    }
                    return super.openAfterKill();
                  }
                }),
        faulty(
            "it does not keep updates",
            "anUpdateThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Registry open() {
                    node =
                        new JournaledRegistry(journal) {
                          @Override
                          public synchronized <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            return registry.update(caller, person, rule);
                          }
                        };
                    return node;
                  }
                }),
        faulty(
            "it does not keep loads",
            "aLoadThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Registry open() {
                    node =
                        new JournaledRegistry(journal) {
                          @Override
                          public synchronized void add(Iterator<Person> persons) {
                            registry.add(persons);
                          }
                        };
                    return node;
                  }
                }),
        faulty(
            "it does not keep registrations",
            "aRegistrationThatIsDoneSurvivesAKill",
            () ->
                new Subject() {
                  @Override
                  Registry open() {
                    node =
                        new JournaledRegistry(journal) {
                          @Override
                          public synchronized void register(Virksomheter virksomheter) {
                            registry.register(virksomheter);
                          }
                        };
                    return node;
                  }
                }));
  }

  private static Stream<Mutation> updating() {
    return Stream.of(
        faulty(
            "it decides before it locks",
            "noChangeIsLostToAnother",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    E decided =
                        rule.apply(
                            lookUp(
                                caller,
                                person.map(Set::of).orElseGet(Set::of),
                                caller instanceof EnterpriseCaller enterprise
                                    ? Optional.of(enterprise.virksomhet())
                                    : Optional.empty()));
                    pause();
                    return super.update(caller, person, extract -> decided);
                  }
                }),
        faulty(
            "it decides about unknown citizens before it locks",
            "noneOfManyFirstChangesToOneCitizenIsLost",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    if (person.isEmpty()
                        || lookUp(caller, Set.of(person.get()), Optional.empty())
                            .entry(person.get())
                            .isPresent()) {
                      return super.update(caller, person, rule);
                    }
                    E decided =
                        rule.apply(
                            lookUp(
                                caller,
                                person.map(Set::of).orElseGet(Set::of),
                                caller instanceof EnterpriseCaller enterprise
                                    ? Optional.of(enterprise.virksomhet())
                                    : Optional.empty()));
                    pause();
                    return super.update(caller, person, extract -> decided);
                  }
                }),
        faulty(
            "it stores a change with the next one",
            "aChangeIsSeenByAllOnceItIsDone",
            it ->
                new DelegatingRegistry(it) {
                  private Runnable unstored = () -> {};

                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    E decided =
                        rule.apply(
                            lookUp(
                                caller,
                                person.map(Set::of).orElseGet(Set::of),
                                caller instanceof EnterpriseCaller enterprise
                                    ? Optional.of(enterprise.virksomhet())
                                    : Optional.empty()));
                    unstored.run();
                    unstored = () -> super.update(caller, person, extract -> decided);
                    return decided;
                  }
                }),
        faulty(
            "it stores a change of another citizen",
            "onlyTheCitizenAskedForCanBeChanged",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    AtomicReference<E> decided = new AtomicReference<>();
                    try {
                      return super.update(
                          caller,
                          person,
                          extract -> {
                            decided.set(rule.apply(extract));
                            return decided.get();
                          });
                    } catch (IllegalArgumentException refused) {
                      super.update(
                          caller,
                          decided.get().endret().map(Person::personidentifikator),
                          extract -> decided.get());
                      throw refused;
                    }
                  }
                }),
        faulty(
            "its rules do not get the grants",
            "theRuleGetsTheSameExtractAsALookUp",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    return super.update(
                        caller,
                        person,
                        extract ->
                            rule.apply(
                                new RegistryExtract(
                                    Set.of(), extract.leverandoerGodkjent(), extract.entries())));
                  }
                }));
  }

  private static Stream<Mutation> numbering() {
    return Stream.of(
        faulty(
            "a change of a known citizen takes no number",
            "aChangeIsSeenByAllOnceItIsDone",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          void number(Person changed) {
                            if (!log.containsValue(changed.personidentifikator())) {
                              super.number(changed);
                            }
                          }
                        })),
        faulty(
            "a decision that changes nothing takes a number",
            "aDecisionThatChangesNothingTakesNoNumber",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public synchronized <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            E decided = super.update(caller, person, rule);
                            if (decided.endret().isEmpty()) {
                              last.incrementAndGet();
                            }
                            return decided;
                          }
                        })),
        faulty(
            "a rule that fails takes a number",
            "aRuleThatFailsChangesNothing",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public synchronized <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            try {
                              return super.update(caller, person, rule);
                            } catch (UnsupportedOperationException failed) {
                              last.incrementAndGet();
                              throw failed;
                            }
                          }
                        })),
        faulty(
            "a rule that fails leaves a gap",
            "aRuleThatFailsChangesNothing",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public synchronized <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            try {
                              return super.update(caller, person, rule);
                            } catch (UnsupportedOperationException failed) {
                              last.incrementAndGet();
                              throw failed;
                            }
                          }

                          @Override
                          Endringer read(long fra) {
                            return new Endringer(
                                log.isEmpty() ? 0 : log.lastKey(), super.read(fra).endringer());
                          }
                        })),
        faulty(
            "a load that fails takes a number",
            "citizensAreAddedAllOrNone",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public synchronized void add(Iterator<Person> persons) {
                            try {
                              super.add(persons);
                            } catch (IllegalArgumentException known) {
                              last.incrementAndGet();
                              throw known;
                            }
                          }
                        })),
        faulty(
            "a registration takes a number",
            "aProvidersCertificateChangesWithoutAChangeOfItsCitizens",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public void register(Virksomheter virksomheter) {
                            super.register(virksomheter);
                            last.incrementAndGet();
                          }
                        })),
        faulty(
            "a number is visible before its change",
            "aReaderSeesEachNumberOnceInOrderAndWithItsChangeWhileManyWrite",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public synchronized <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            E decided =
                                rule.apply(
                                    lookUp(
                                        caller,
                                        person.map(Set::of).orElseGet(Set::of),
                                        caller instanceof EnterpriseCaller enterprise
                                            ? Optional.of(enterprise.virksomhet())
                                            : Optional.empty()));
                            decided
                                .endret()
                                .ifPresent(
                                    changed -> {
                                      number(changed);
                                      pause();
                                    });
                            return registry.update(caller, person, extract -> decided);
                          }

                          @Override
                          public Endringer changesFrom(long fra) {
                            return read(fra);
                          }
                        })),
        faulty(
            "a number is visible before a lower one",
            "aReaderSeesEachNumberOnceInOrderAndWithItsChangeWhileManyWrite",
            () ->
                new Forgetful(
                    it ->
                        new NumberingRegistry(it) {
                          @Override
                          public <E extends Personendring> E update(
                              Caller caller,
                              Optional<Personidentifikator> person,
                              Function<RegistryExtract, E> rule) {
                            E decided = registry.update(caller, person, rule);
                            decided
                                .endret()
                                .ifPresent(
                                    changed -> {
                                      long number = last.incrementAndGet();
                                      if (number % 2 == 0) {
                                        pause();
                                      }
                                      log.put(number, changed.personidentifikator());
                                    });
                            return decided;
                          }

                          @Override
                          public Endringer changesFrom(long fra) {
                            return read(fra);
                          }
                        })),
        faulty(
            "the change log is always read from its beginning",
            "theChangeLogIsReadInParts",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public Endringer changesFrom(long fra) {
                    return super.changesFrom(1);
                  }
                }));
  }

  private static Stream<Mutation> loading() {
    return Stream.of(
        faulty(
            "it loads citizens one by one",
            "citizensAreAddedAllOrNone",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void add(Iterator<Person> persons) {
                    persons.forEachRemaining(person -> super.add(List.of(person).iterator()));
                  }
                }),
        faulty(
            "it loads ten thousand citizens at once",
            "citizensAreAddedAllOrNone",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void add(Iterator<Person> persons) {
                    while (persons.hasNext()) {
                      List<Person> some = new ArrayList<>();
                      while (persons.hasNext() && some.size() < 10_000) {
                        some.add(persons.next());
                      }
                      super.add(some.iterator());
                    }
                  }
                }),
        faulty(
            "it checks a load, and then loads it in two halves",
            "nobodySeesPartOfALoad",
            it ->
                new DelegatingRegistry(it) {
                  private final CountDownLatch readers = new CountDownLatch(1);
                  private volatile boolean isHalfLoaded;

                  @Override
                  public Endringer changesFrom(long fra) {
                    boolean isSeen = isHalfLoaded;
                    Endringer changes = super.changesFrom(fra);
                    if (isSeen) {
                      readers.countDown();
                    }
                    return changes;
                  }

                  @Override
                  public void add(Iterator<Person> persons) {
                    List<Person> all = new ArrayList<>();
                    persons.forEachRemaining(all::add);
                    Set<Personidentifikator> numbers = new HashSet<>();
                    for (Person person : all) {
                      Personidentifikator number = person.personidentifikator();
                      if (!numbers.add(number)
                          || lookUp(new AnonymousCaller(), Set.of(number), Optional.empty())
                              .entry(number)
                              .isPresent()) {
                        throw new IllegalArgumentException("known");
                      }
                    }
                    for (Person person : all.subList(0, all.size() / 2)) {
                      super.add(List.of(person).iterator());
                    }
                    isHalfLoaded = true;
                    await(readers);
                    super.add(all.subList(all.size() / 2, all.size()).iterator());
                  }
                }),
        faulty(
            "it leaves known citizens out of a load",
            "citizensAreAddedAllOrNone",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void add(Iterator<Person> persons) {
                    persons.forEachRemaining(
                        person -> {
                          if (lookUp(
                                  new AnonymousCaller(),
                                  Set.of(person.personidentifikator()),
                                  Optional.empty())
                              .entries()
                              .isEmpty()) {
                            super.add(List.of(person).iterator());
                          }
                        });
                  }
                }),
        faulty(
            "it loads what it gets from a source that breaks off",
            "aLoadThatBreaksOffAddsNobody",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void add(Iterator<Person> persons) {
                    List<Person> all = new ArrayList<>();
                    try {
                      persons.forEachRemaining(all::add);
                    } catch (UnsupportedOperationException broken) {
                      super.add(all.iterator());
                      throw broken;
                    }
                    super.add(all.iterator());
                  }
                }),
        faulty(
            "it names the citizen whom it knows already",
            "citizensAreAddedAllOrNone",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void add(Iterator<Person> persons) {
                    List<Person> all = new ArrayList<>();
                    persons.forEachRemaining(all::add);
                    try {
                      super.add(all.iterator());
                    } catch (IllegalArgumentException known) {
                      throw new IllegalArgumentException(
                          "known: " + all.get(all.size() - 1).personidentifikator().value());
                    }
                  }
                }));
  }

  private static Stream<Mutation> asking() {
    return Stream.of(
        faulty(
            "it refuses an unknown caller",
            "aGrantIsForOneServiceOneSignerAndOneEnterprise",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public RegistryExtract lookUp(
                      Caller caller,
                      Set<Personidentifikator> persons,
                      Optional<Virksomhetsidentifikator> leverandoer) {
                    RegistryExtract extract = super.lookUp(caller, persons, leverandoer);
                    if (caller instanceof EnterpriseCaller && extract.tjenester().isEmpty()) {
                      throw new IllegalStateException("unknown");
                    }
                    return extract;
                  }
                }),
        faulty(
            "it grants an unknown caller a service",
            "aGrantIsForOneServiceOneSignerAndOneEnterprise",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public RegistryExtract lookUp(
                      Caller caller,
                      Set<Personidentifikator> persons,
                      Optional<Virksomhetsidentifikator> leverandoer) {
                    RegistryExtract extract = super.lookUp(caller, persons, leverandoer);
                    return caller instanceof EnterpriseCaller && extract.tjenester().isEmpty()
                        ? new RegistryExtract(
                            Set.of(POSTKASSELEVERANDOER),
                            extract.leverandoerGodkjent(),
                            extract.entries())
                        : extract;
                  }
                }),
        faulty(
            "it grants a citizen a service",
            "onlyAnEnterpriseHasGrants",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public RegistryExtract lookUp(
                      Caller caller,
                      Set<Personidentifikator> persons,
                      Optional<Virksomhetsidentifikator> leverandoer) {
                    RegistryExtract extract = super.lookUp(caller, persons, leverandoer);
                    return caller instanceof EnterpriseCaller
                        ? extract
                        : new RegistryExtract(
                            Set.of(POSTKASSELEVERANDOER),
                            extract.leverandoerGodkjent(),
                            extract.entries());
                  }
                }),
        faulty(
            "it does not find its own providers",
            "aProviderIsApprovedOrNot",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public RegistryExtract lookUp(
                      Caller caller,
                      Set<Personidentifikator> persons,
                      Optional<Virksomhetsidentifikator> leverandoer) {
                    return super.lookUp(caller, persons, Optional.empty());
                  }
                }));
  }

  private static Stream<Mutation> closing() {
    return Stream.of(
        faulty(
            "a second close fails",
            "aSecondCloseDoesNothing",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void close() {
                    if (!isAvailable()) {
                      throw new IllegalStateException("closed already");
                    }
                    super.close();
                  }
                }),
        faulty(
            "it answers after a close",
            "aClosedRegistryThrowsThePortsException",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void close() {}
                }),
        faulty(
            "it has an exception of its own",
            "aClosedRegistryThrowsThePortsException",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public Endringer changesFrom(long fra) {
                    try {
                      return super.changesFrom(fra);
                    } catch (RegistryUnavailableException closed) {
                      throw new IllegalStateException("closed");
                    }
                  }
                }));
  }

  private static Stream<Mutation> hanging() {
    return Stream.of(
        hanging(
            "a second close never returns",
            "aSecondCloseDoesNothing",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public void close() {
                    if (!isAvailable()) {
                      waitForEver();
                    }
                    super.close();
                  }
                }),
        hanging(
            "an update after a rule that has failed never returns",
            "aRuleThatFailsChangesNothing",
            it ->
                new DelegatingRegistry(it) {
                  private volatile boolean isLocked;

                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    if (isLocked) {
                      waitForEver();
                    }
                    isLocked = true;
                    E decided = super.update(caller, person, rule);
                    isLocked = false;
                    return decided;
                  }
                }),
        hanging(
            "two updates at once wait for each other",
            "whenManyWantTheSameCitizenOneSucceeds",
            it ->
                new DelegatingRegistry(it) {
                  private final Semaphore one = new Semaphore(1);

                  @Override
                  public <E extends Personendring> E update(
                      Caller caller,
                      Optional<Personidentifikator> person,
                      Function<RegistryExtract, E> rule) {
                    if (!one.tryAcquire()) {
                      waitForEver();
                    }
                    try {
                      pause();
                      return super.update(caller, person, rule);
                    } finally {
                      one.release();
                    }
                  }
                }),
        hanging(
            "a look-up of nobody never returns",
            "anUnknownCitizenIsNotFound",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public RegistryExtract lookUp(
                      Caller caller,
                      Set<Personidentifikator> persons,
                      Optional<Virksomhetsidentifikator> leverandoer) {
                    if (persons.isEmpty() && leverandoer.isEmpty()) {
                      waitForEver();
                    }
                    return super.lookUp(caller, persons, leverandoer);
                  }
                }),
        hanging(
            "the change log waits for the next change",
            "anEmptyRegistryHasNoChanges",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public Endringer changesFrom(long fra) {
                    Endringer changes = super.changesFrom(fra);
                    if (changes.endringer().isEmpty()) {
                      waitForEver();
                    }
                    return changes;
                  }
                }),
        hanging(
            "it never says whether it answers",
            "itSaysThatItAnswers",
            it ->
                new DelegatingRegistry(it) {
                  @Override
                  public boolean isAvailable() {
                    waitForEver();
                    return false;
                  }
                }),
        new Mutation(
            "it waits for the process that was killed",
            Optional.of("anUpdateThatIsDoneSurvivesAKill"),
            true,
            () ->
                new Subject() {
                  @Override
                  Optional<Registry> openAfterKill() {
                    waitForEver();
                    return super.openAfterKill();
                  }
                }));
  }

  private static void await(CountDownLatch others) {
    try {
      others.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(1_000_000);
  }

  /** Not even an interrupt ends it. */
  private static void waitForEver() {
    CountDownLatch never = new CountDownLatch(1);
    while (true) {
      try {
        never.await();
      } catch (InterruptedException ignored) {
        // Like a driver that waits for a lock.
      }
    }
  }
}
