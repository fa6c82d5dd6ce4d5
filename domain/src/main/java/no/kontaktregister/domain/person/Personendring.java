package no.kontaktregister.domain.person;

import java.util.Optional;

/** A rule's decision about a change to one citizen. */
public interface Personendring {

  /** The citizen after the change; empty when nothing changes. */
  Optional<Person> endret();
}
