package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.Registry;

/** Adds many citizens at once, from JSON or CSV: all of them, or none. */
@Dependent
class CitizenImport {

  private final Registry registry;
  private final RegisteredCitizens registered;
  private final CitizenIndex index;
  private final DemoClock clock;
  private final EpostadresseFormat format;

  @Inject
  CitizenImport(
      Registry registry,
      RegisteredCitizens registered,
      CitizenIndex index,
      DemoClock clock,
      EpostadresseFormat format) {
    this.registry = registry;
    this.registered = registered;
    this.index = index;
    this.clock = clock;
    this.format = format;
  }

  void addTo(Routes routes) {
    routes.add("POST", "citizens/import", this::add);
  }

  /** One at a time, so that none adds a citizen that another has found missing. */
  private synchronized Reply add(Request request) {
    CitizenList list = new CitizenList(clock.instant(), format, registered::isPostkasseleverandoer);
    if (request.isCsv()) {
      CitizenCsv.read(request.body(), list);
    } else {
      SeedFile.readCitizens(request.body(), list);
    }
    List<Person> persons = list.persons();
    Set<Personidentifikator> known =
        registered.persons(persons.stream().map(Person::personidentifikator).toList()).keySet();
    list.requireNoneOf(known::contains);
    registry.add(persons.iterator());

    ObjectNode answer = Fields.newObject().put("total", persons.size());
    ArrayNode citizens = answer.putArray("citizens");
    for (Person person : persons) {
      citizens
          .addObject()
          .put("id", index.id(person.personidentifikator()))
          .put(CitizenState.NUMBER, person.personidentifikator().value());
    }
    return Reply.json(201, answer);
  }
}
