package no.kontaktregister.demo.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Finds the citizens of the registry, by id and by number. */
@Dependent
class RegisteredCitizens {

  private final Registry registry;
  private final CitizenIndex index;

  @Inject
  RegisteredCitizens(Registry registry, CitizenIndex index) {
    this.registry = registry;
    this.index = index;
  }

  /**
   * A citizen of the registry.
   *
   * @param endringsnummer the number of their last change
   */
  record Registered(Person person, long endringsnummer) {}

  /** The number of the citizen whose id is in the path. */
  Personidentifikator named(Request request) {
    return index
        .find(registry, request.id())
        .map(CitizenIndex.Known::number)
        .orElseThrow(
            () ->
                Refused.notFound(
                    "No citizen has this id. GET /demo/v1/citizens lists them; ids last until the"
                        + " demo ends."));
  }

  /** A citizen; empty if they are not in the registry. */
  Optional<Person> find(Personidentifikator number) {
    return Optional.ofNullable(persons(List.of(number)).get(number));
  }

  /** A citizen who is in the registry. */
  Registered get(Personidentifikator number) {
    return new Registered(
        find(number).orElseThrow(RegisteredCitizens::reset),
        index
            .find(registry, index.id(number))
            .orElseThrow(RegisteredCitizens::reset)
            .endringsnummer());
  }

  private static Refused reset() {
    return Refused.conflict("The registry was reset during this call. Register the citizen again.");
  }

  /** All citizens, in the order in which they came into the registry. */
  List<Registered> all() {
    List<CitizenIndex.Known> all = List.copyOf(index.all(registry));
    Map<Personidentifikator, Person> persons =
        persons(all.stream().map(CitizenIndex.Known::number).toList());
    return all.stream()
        .filter(known -> persons.containsKey(known.number()))
        .map(known -> new Registered(persons.get(known.number()), known.endringsnummer()))
        .toList();
  }

  /** Those of the citizens who are in the registry. */
  Map<Personidentifikator, Person> persons(List<Personidentifikator> numbers) {
    Map<Personidentifikator, Person> persons = new HashMap<>();
    for (List<Personidentifikator> some : chunks(numbers)) {
      registry
          .lookUp(new AnonymousCaller(), Set.copyOf(some), Optional.empty())
          .entries()
          .values()
          .stream()
          .map(RegistryEntry::person)
          .forEach(person -> persons.put(person.personidentifikator(), person));
    }
    return persons;
  }

  boolean isPostkasseleverandoer(Virksomhetsidentifikator virksomhet) {
    return registry
        .lookUp(new AnonymousCaller(), Set.of(), Optional.of(virksomhet))
        .leverandoerGodkjent();
  }

  private static List<List<Personidentifikator>> chunks(List<Personidentifikator> numbers) {
    List<List<Personidentifikator>> chunks = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += RegistryLookup.MOST_PERSONS) {
      chunks.add(
          numbers.subList(from, Math.min(numbers.size(), from + RegistryLookup.MOST_PERSONS)));
    }
    return chunks;
  }
}
