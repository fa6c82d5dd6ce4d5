package no.kontaktregister.domain.person;

import java.util.Objects;
import java.util.Optional;

/**
 * What comes of a citizen's own change. A citizen is never refused; what changes nothing is not
 * stored.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param endret the citizen from now on; empty when nothing changes
 */
public record Innbyggerendring(Optional<Person> endret) implements Personendring {

  public Innbyggerendring {
    Objects.requireNonNull(endret);
  }

  /** The citizen becomes as given. */
  public static Innbyggerendring til(Person person) {
    return new Innbyggerendring(Optional.of(person));
  }

  /** Nothing changes. */
  public static Innbyggerendring ingen() {
    return new Innbyggerendring(Optional.empty());
  }
}
