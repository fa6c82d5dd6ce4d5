package no.kontaktregister.adapters.persistence;

import java.util.Optional;
import no.kontaktregister.domain.person.Person;

/**
 * What is stored of a change.
 *
 * @param before the citizen before the change; empty when they are new
 * @param after the citizen after it
 */
record Endring(Optional<Person> before, Person after) {}
