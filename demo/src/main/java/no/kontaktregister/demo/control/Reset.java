package no.kontaktregister.demo.control;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import no.kontaktregister.domain.person.EpostadresseFormat;

/** Restores everything that the control API can change to the state of the demo's start. */
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
    Seed start = seed(request);
    clock.release();
    registries.startOver(start);
    index.clear();
    faults.clear();
    calls.clear();
    return Reply.none();
  }

  /** Called before anything is reset, so that a body with a mistake changes nothing. */
  private Seed seed(Request request) {
    Instant now = Clock.systemUTC().instant();
    return request.body().length == 0 && !request.hasType(Request.CSV)
        ? seed.at(now)
        : SeedFile.read(request.body(), request.isCsv(), now, format);
  }
}
