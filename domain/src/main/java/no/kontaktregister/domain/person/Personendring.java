package no.kontaktregister.domain.person;

import java.util.Optional;

/** What a rule decided about a change of one citizen. */
public interface Personendring {

  /** The citizen as they are to be from now on; empty when nothing changes. */
  Optional<Person> endret();
}
