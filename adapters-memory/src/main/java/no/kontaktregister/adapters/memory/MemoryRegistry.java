package no.kontaktregister.adapters.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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

/**
 * The registry in the memory of one process. Everything is lost when the process ends.
 *
 * <p>One lock guards everything. This is the simplest way to make each operation atomic.
 */
public final class MemoryRegistry implements Registry {

  private final Map<Virksomhetsidentifikator, Postkasseleverandoer> leverandoerer = new HashMap<>();
  private final Set<Tilgang> tilganger = new HashSet<>();
  private final Map<Personidentifikator, Person> persons = new HashMap<>();

  /** The number of citizens who have registered each e-mail address and each mobile number. */
  private final Map<Object, Integer> registered = new HashMap<>();

  /** The change with endringsNummer n is at index n - 1. */
  private final List<Personidentifikator> changes = new ArrayList<>();

  private boolean closed;

  @Override
  public synchronized RegistryExtract lookUp(
      Caller caller,
      Set<Personidentifikator> wanted,
      Optional<Virksomhetsidentifikator> leverandoer) {
    requireOpen();
    return new RegistryExtract(
        tjenester(caller),
        leverandoer.map(leverandoerer::containsKey).orElse(false),
        wanted.stream()
            .filter(persons::containsKey)
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(), person -> entry(persons.get(person)))));
  }

  @Override
  public synchronized boolean isAvailable() {
    return !closed;
  }

  @Override
  public synchronized <E extends Personendring> E update(
      Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    Optional<Virksomhetsidentifikator> leverandoer =
        caller instanceof EnterpriseCaller enterprise
            ? Optional.of(enterprise.virksomhet())
            : Optional.empty();
    E decided = rule.apply(lookUp(caller, person.map(Set::of).orElseGet(Set::of), leverandoer));
    if (decided.endret().isPresent()) {
      Person changed = decided.endret().get();
      if (person.filter(changed.personidentifikator()::equals).isEmpty()) {
        throw new IllegalArgumentException("the rule changes another citizen");
      }
      store(changed);
    }
    return decided;
  }

  @Override
  public synchronized Endringer changesFrom(long fra) {
    requireOpen();
    List<Nummerert> stretch = new ArrayList<>();
    for (long number = Math.max(fra, 1);
        number <= changes.size() && stretch.size() < MOST_CHANGES;
        number++) {
      stretch.add(new Nummerert(number, entry(persons.get(changes.get((int) number - 1)))));
    }
    return new Endringer(changes.size(), stretch);
  }

  @Override
  public synchronized void register(Virksomheter virksomheter) {
    requireOpen();
    virksomheter
        .postkasseleverandoerer()
        .forEach(added -> leverandoerer.put(added.virksomhetsidentifikator(), added));
    tilganger.addAll(virksomheter.tilganger());
  }

  @Override
  public synchronized void add(Iterator<Person> added) {
    requireOpen();
    Map<Personidentifikator, Person> all = new LinkedHashMap<>();
    added.forEachRemaining(
        person -> {
          if (persons.containsKey(person.personidentifikator())
              || all.put(person.personidentifikator(), person) != null) {
            throw new IllegalArgumentException("the registry already knows one of the citizens");
          }
        });
    all.values().forEach(this::store);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }

  private void store(Person person) {
    Person before = persons.put(person.personidentifikator(), person);
    if (before != null) {
      contactValues(before)
          .forEach(value -> registered.computeIfPresent(value, (v, n) -> n > 1 ? n - 1 : null));
    }
    contactValues(person).forEach(value -> registered.merge(value, 1, Integer::sum));
    changes.add(person.personidentifikator());
  }

  private static Stream<Object> contactValues(Person person) {
    return Stream.concat(
            person.kontaktinformasjon().epostadresse().stream(),
            person.kontaktinformasjon().mobiltelefonnummer().stream())
        .map(Kontaktopplysning::verdi);
  }

  private RegistryEntry entry(Person person) {
    return new RegistryEntry(
        person,
        person
            .aktivPostkasse()
            .filter(postkasse -> postkasse.sertifikat().isEmpty())
            .map(Postkasse::leverandoer)
            .map(leverandoerer::get)
            .flatMap(Postkasseleverandoer::sertifikat),
        isDuplisert(person.kontaktinformasjon().epostadresse()),
        isDuplisert(person.kontaktinformasjon().mobiltelefonnummer()));
  }

  private <T> boolean isDuplisert(Optional<Kontaktopplysning<T>> known) {
    return known.filter(value -> registered.get(value.verdi()) > 1).isPresent();
  }

  private Set<Tjeneste> tjenester(Caller caller) {
    return caller instanceof EnterpriseCaller enterprise
        ? tilganger.stream()
            .filter(
                tilgang ->
                    tilgang.signer().equals(enterprise.signer())
                        && tilgang.virksomhet().equals(enterprise.virksomhet()))
            .map(Tilgang::tjeneste)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private void requireOpen() {
    if (closed) {
      throw new RegistryUnavailableException("the registry has been closed");
    }
  }
}
