package no.kontaktregister.domain.person;

import java.util.Objects;
import java.util.Optional;

/**
 * The outcome of a citizen's own request. A citizen is never refused. If nothing changes, nothing
 * is stored.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param endret the citizen after the change; empty when nothing changes
 */
public record Innbyggerendring(Optional<Person> endret) implements Personendring {

  public Innbyggerendring {
    Objects.requireNonNull(endret);
  }

  public static Innbyggerendring til(Person person) {
    return new Innbyggerendring(Optional.of(person));
  }

  public static Innbyggerendring ingen() {
    return new Innbyggerendring(Optional.empty());
  }
}
