package no.kontaktregister.domain.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;

/**
 * What comes of a request to change the registry.
 *
 * @param <T> what is told to the caller
 * @param outcome what is told to the caller
 * @param changed the citizen as they are to be from now on; empty when nothing changes
 */
public record Decision<T>(T outcome, Optional<Person> changed) {

  public Decision {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(changed);
  }

  /** Nothing changes. */
  public static <T> Decision<T> leave(T outcome) {
    return new Decision<>(outcome, Optional.empty());
  }

  /** The citizen changes. */
  public static <T> Decision<T> change(T outcome, Person person) {
    return new Decision<>(outcome, Optional.of(person));
  }
}
