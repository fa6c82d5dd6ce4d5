package no.kontaktregister.endtoend.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.endtoend.RelationalRegistry;
import no.kontaktregister.generator.SyntheticCitizens;

/** The citizens whose mailboxes are changed. */
final class Citizens {

  private Citizens() {}

  /** Adds citizens who may have a mailbox and have none, and gives their numbers. */
  static List<String> withoutMailbox(Cluster cluster, int count) {
    List<Person> persons = persons(count);
    try (Registry registry = RelationalRegistry.at(cluster.primary().url())) {
      registry.add(persons.iterator());
    }
    return numbers(persons);
  }

  /** The numbers of such citizens, who are not added. */
  static List<String> withoutMailbox(int count) {
    return numbers(persons(count));
  }

  private static List<Person> persons(int count) {
    List<Person> persons = new ArrayList<>();
    new SyntheticCitizens(7, 10 * count, Instant.now())
        .forEachRemaining(
            person -> {
              if (persons.size() < count
                  && person.status() == Personstatus.AKTIV
                  && !person.reservasjon().isReservert()
                  && person.postkasser().isEmpty()) {
                persons.add(person);
              }
            });
    return persons;
  }

  private static List<String> numbers(List<Person> persons) {
    return persons.stream().map(person -> person.personidentifikator().value()).toList();
  }
}
