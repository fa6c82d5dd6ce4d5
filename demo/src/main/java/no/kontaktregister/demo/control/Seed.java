package no.kontaktregister.demo.control;

import java.time.Instant;
import java.util.List;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.Virksomheter;

/**
 * What a registry starts with.
 *
 * @param citizens its citizens
 * @param added mailbox providers and grants, in addition to the demo's own
 */
record Seed(List<Person> citizens, Virksomheter added) {

  /** The demo's own citizens, as they are at a time. */
  static Seed ofTheDemo(Instant now) {
    return new Seed(DemoRegistry.persons(now), Virksomheter.INGEN);
  }
}
