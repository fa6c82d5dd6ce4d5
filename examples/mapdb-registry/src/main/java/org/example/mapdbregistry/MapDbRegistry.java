package org.example.mapdbregistry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.Endringer.Nummerert;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.mapdb.DB;
import org.mapdb.DBException;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * The registry in a file of MapDB.
 *
 * <p>MapDB has one transaction at a time, which all threads share. A lock keeps readers from seeing
 * a transaction that is not committed, and writers from each other. A write-ahead log, which a
 * commit syncs to disk, brings back what was committed before a crash.
 */
final class MapDbRegistry implements Registry {

  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final DB database;
  private final ConcurrentNavigableMap<String, Person> persons;
  private final ConcurrentNavigableMap<String, Postkasseleverandoer> leverandoerer;
  private final NavigableSet<String> tilganger;

  /** The number of citizens who have registered each e-mail address and each mobile number. */
  private final ConcurrentNavigableMap<String, Integer> registered;

  /** The citizen whom each endringsNummer is about. */
  private final ConcurrentNavigableMap<Long, String> changes;

  private boolean closed;

  private MapDbRegistry(DB database) {
    this.database = database;
    this.persons =
        database.treeMap("persons", Serializer.STRING, new PersonSerializer()).createOrOpen();
    this.leverandoerer =
        database
            .treeMap("leverandoerer", Serializer.STRING, new LeverandoerSerializer())
            .createOrOpen();
    this.tilganger = database.treeSet("tilganger", Serializer.STRING).createOrOpen();
    this.registered =
        database.treeMap("registered", Serializer.STRING, Serializer.INTEGER).createOrOpen();
    this.changes = database.treeMap("changes", Serializer.LONG, Serializer.STRING).createOrOpen();
    database.commit();
  }

  /**
   * Opens the file, or makes it.
   *
   * @throws DBException when that is not possible
   */
  static Registry open(Path file) {
    return new MapDbRegistry(
        DBMaker.fileDB(file.toFile()).transactionEnable().fileChannelEnable().make());
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> wanted,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return reading(() -> extract(caller, wanted, leverandoer));
  }

  @Override
  public boolean isAvailable() {
    return !closed;
  }

  @Override
  public <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    Optional<Virksomhetsidentifikator> leverandoer =
        caller instanceof EnterpriseCaller enterprise
            ? Optional.of(enterprise.virksomhet())
            : Optional.empty();
    return writing(
        () -> {
          E decided =
              rule.apply(extract(caller, person.map(Set::of).orElseGet(Set::of), leverandoer));
          if (decided.endret().isPresent()) {
            Person changed = decided.endret().get();
            if (person.filter(changed.personidentifikator()::equals).isEmpty()) {
              throw new IllegalArgumentException("the rule changes another citizen");
            }
            store(changed);
          }
          return decided;
        });
  }

  @Override
  public Endringer changesFrom(long fra) {
    return reading(
        () -> {
          List<Nummerert> stretch = new ArrayList<>();
          for (Map.Entry<Long, String> change : changes.tailMap(fra).entrySet()) {
            if (stretch.size() == MOST_CHANGES) {
              break;
            }
            stretch.add(new Nummerert(change.getKey(), entry(persons.get(change.getValue()))));
          }
          return new Endringer(seneste(), stretch);
        });
  }

  @Override
  public void register(Virksomheter virksomheter) {
    writing(
        () -> {
          for (Postkasseleverandoer added : virksomheter.postkasseleverandoerer()) {
            leverandoerer.put(added.virksomhetsidentifikator().value(), added);
          }
          virksomheter.tilganger().forEach(tilgang -> tilganger.add(key(tilgang)));
          return virksomheter;
        });
  }

  @Override
  public void add(Iterator<Person> added) {
    writing(
        () -> {
          while (added.hasNext()) {
            Person person = added.next();
            if (persons.containsKey(person.personidentifikator().value())) {
              throw new IllegalArgumentException("the registry already knows one of the citizens");
            }
            store(person);
          }
          return added;
        });
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      database.close();
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T reading(Supplier<T> question) {
    return locked(lock.readLock(), question);
  }

  /** Commits what is written, or nothing of it. */
  private <T> T writing(Supplier<T> change) {
    return locked(
        lock.writeLock(),
        () -> {
          boolean done = false;
          try {
            T outcome = change.get();
            database.commit();
            done = true;
            return outcome;
          } finally {
            if (!done) {
              database.rollback();
            }
          }
        });
  }

  private <T> T locked(Lock needed, Supplier<T> action) {
    needed.lock();
    try {
      if (closed) {
        throw new RegistryUnavailableException("the registry has been closed");
      }
      return action.get();
    } catch (DBException failure) {
      // Its message may quote data.
      throw new RegistryUnavailableException("MapDB failed: " + failure.getClass().getName());
    } finally {
      needed.unlock();
    }
  }

  private RegistryExtract extract(
      Caller caller,
      Set<Personidentifikator> wanted,
      Optional<Virksomhetsidentifikator> leverandoer) {
    return new RegistryExtract(
        Stream.of(Tjeneste.values())
            .filter(tjeneste -> isGranted(caller, tjeneste))
            .collect(Collectors.toSet()),
        leverandoer.filter(asked -> leverandoerer.containsKey(asked.value())).isPresent(),
        wanted.stream()
            .map(number -> persons.get(number.value()))
            .filter(person -> person != null)
            .collect(Collectors.toMap(Person::personidentifikator, this::entry)));
  }

  private boolean isGranted(Caller caller, Tjeneste tjeneste) {
    return caller instanceof EnterpriseCaller enterprise
        && tilganger.contains(
            key(new Tilgang(enterprise.signer(), enterprise.virksomhet(), tjeneste)));
  }

  private static String key(Tilgang tilgang) {
    return tilgang.signer().value()
        + " "
        + tilgang.virksomhet().value()
        + " "
        + tilgang.tjeneste().name();
  }

  private RegistryEntry entry(Person person) {
    return new RegistryEntry(
        person,
        person
            .aktivPostkasse()
            .filter(postkasse -> postkasse.sertifikat().isEmpty())
            .map(Postkasse::leverandoer)
            .map(leverandoer -> leverandoerer.get(leverandoer.value()))
            .flatMap(Postkasseleverandoer::sertifikat),
        epostadresse(person).anyMatch(this::isShared),
        mobiltelefonnummer(person).anyMatch(this::isShared));
  }

  private boolean isShared(String value) {
    return registered.get(value) > 1;
  }

  private void store(Person person) {
    String number = person.personidentifikator().value();
    Person before = persons.put(number, person);
    if (before != null) {
      contactValues(before).forEach(value -> registered.merge(value, -1, Integer::sum));
    }
    contactValues(person).forEach(value -> registered.merge(value, 1, Integer::sum));
    changes.put(seneste() + 1, number);
  }

  private long seneste() {
    return changes.isEmpty() ? 0 : changes.lastKey();
  }

  private static Stream<String> contactValues(Person person) {
    return Stream.concat(epostadresse(person), mobiltelefonnummer(person));
  }

  private static Stream<String> epostadresse(Person person) {
    return person.kontaktinformasjon().epostadresse().stream()
        .map(Kontaktopplysning::verdi)
        .map(address -> "epostadresse " + address.value());
  }

  private static Stream<String> mobiltelefonnummer(Person person) {
    return person.kontaktinformasjon().mobiltelefonnummer().stream()
        .map(Kontaktopplysning::verdi)
        .map(mobile -> "mobiltelefonnummer " + mobile.value());
  }
}
