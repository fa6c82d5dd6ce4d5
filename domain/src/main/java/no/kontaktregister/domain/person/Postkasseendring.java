package no.kontaktregister.domain.person;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse;

/** What a citizen's own rule says to a mailbox provider that wants to change a mailbox. */
public sealed interface Postkasseendring extends Personendring {

  /**
   * The change is made.
   *
   * @param person the citizen from now on
   */
  record Endret(Person person) implements Postkasseendring {

    public Endret {
      Objects.requireNonNull(person);
    }

    @Override
    public Optional<Person> endret() {
      return Optional.of(person);
    }
  }

  /** The mailbox already is as asked. */
  record Uendret() implements Postkasseendring {

    @Override
    public Optional<Person> endret() {
      return Optional.empty();
    }
  }

  /**
   * The change is refused.
   *
   * @param beskrivelse why
   */
  record Avslag(Beskrivelse beskrivelse) implements Postkasseendring {

    public Avslag {
      Objects.requireNonNull(beskrivelse);
    }

    @Override
    public Optional<Person> endret() {
      return Optional.empty();
    }
  }
}
