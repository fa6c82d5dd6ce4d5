package no.kontaktregister.domain.person;

import java.util.Objects;
import no.kontaktregister.domain.postkasse.Beskrivelse;

/** What comes of a provider's request to change one of a citizen's mailboxes. */
public sealed interface Postkasseendring {

  /**
   * It is done.
   *
   * @param person the citizen from now on; the same as before when the request asked for what is so
   *     already
   */
  record Endret(Person person) implements Postkasseendring {

    public Endret {
      Objects.requireNonNull(person);
    }
  }

  /**
   * It is refused.
   *
   * @param beskrivelse why
   */
  record Avslag(Beskrivelse beskrivelse) implements Postkasseendring {

    public Avslag {
      Objects.requireNonNull(beskrivelse);
    }
  }
}
