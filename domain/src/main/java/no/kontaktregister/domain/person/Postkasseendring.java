package no.kontaktregister.domain.person;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse;

/** The decision about a mailbox provider's request. */
public sealed interface Postkasseendring extends Personendring {

  /** The change is made. */
  record Endret(Person person) implements Postkasseendring {

    public Endret {
      Objects.requireNonNull(person);
    }

    @Override
    public Optional<Person> endret() {
      return Optional.of(person);
    }
  }

  /** The mailbox already is as requested. */
  record Uendret() implements Postkasseendring {

    @Override
    public Optional<Person> endret() {
      return Optional.empty();
    }
  }

  /** The change is refused. */
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
