package no.kontaktregister.demo.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;

/** Puts all that the control API can change back to where the demo started. */
@Dependent
class Reset {

  private final Registries registries;
  private final CitizenIndex index;
  private final DemoClock clock;
  private final Faults faults;
  private final Calls calls;
  private final DemoSeed seed;
  private final EpostadresseFormat format;

  @Inject
  Reset(
      Registries registries,
      CitizenIndex index,
      DemoClock clock,
      Faults faults,
      Calls calls,
      DemoSeed seed,
      EpostadresseFormat format) {
    this.registries = registries;
    this.index = index;
    this.clock = clock;
    this.faults = faults;
    this.calls = calls;
    this.seed = seed;
    this.format = format;
  }

  void addTo(Routes routes) {
    routes.add("POST", "reset", this::reset);
  }

  private Reply reset(Request request) {
    if (!registries.isInMemory()) {
      throw Refused.conflict(
          "Only a registry in memory can be reset. Start the demo without kontaktregister.database"
              + " and kontaktregister.register keys.");
    }
    List<Person> persons = persons(request);
    clock.release();
    registries.replaceCitizens(persons);
    index.clear();
    faults.clear();
    calls.clear();
    return Reply.none();
  }

  /** The clock is released only when the body turns out to be good. */
  private List<Person> persons(Request request) {
    if (request.body().length == 0) {
      return seed.persons(Clock.systemUTC().instant());
    }
    request.requireJson();
    return Seed.read(request.body(), Clock.systemUTC().instant(), format);
  }
}
