package no.kontaktregister.testkit.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;

/**
 * What a test's own rule decides.
 *
 * @param <T> what the test is told
 * @param outcome what the test is told
 * @param endret the citizen as they are to be; empty when nothing changes
 */
public record Decided<T>(T outcome, Optional<Person> endret) implements Personendring {

  public Decided {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(endret);
  }

  /** Nothing changes. */
  public static <T> Decided<T> leave(T outcome) {
    return new Decided<>(outcome, Optional.empty());
  }

  /** The citizen changes. */
  public static <T> Decided<T> change(T outcome, Person person) {
    return new Decided<>(outcome, Optional.of(person));
  }
}
