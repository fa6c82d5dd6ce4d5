package no.kontaktregister.testkit.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;

/**
 * The decision of a test's own rule.
 *
 * @param <T> the type of the outcome
 * @param outcome the result for the test
 * @param endret the citizen after the change; empty when nothing changes
 */
public record Decided<T>(T outcome, Optional<Person> endret) implements Personendring {

  public Decided {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(endret);
  }

  public static <T> Decided<T> leave(T outcome) {
    return new Decided<>(outcome, Optional.empty());
  }

  public static <T> Decided<T> change(T outcome, Person person) {
    return new Decided<>(outcome, Optional.of(person));
  }
}
