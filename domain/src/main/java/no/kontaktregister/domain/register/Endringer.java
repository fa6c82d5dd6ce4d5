package no.kontaktregister.domain.register;

import java.util.List;
import java.util.Objects;
import no.kontaktregister.domain.person.Person;

/**
 * A stretch of the change log.
 *
 * <p>Source: the contract, section 3.
 *
 * @param seneste the latest endringsNummer in the registry; 0 when nothing has ever changed
 * @param endringer the changes, by rising endringsNummer without a gap
 */
public record Endringer(long seneste, List<Endring> endringer) {

  /**
   * A change.
   *
   * @param endringsNummer its number
   * @param person the citizen it is about, as they are now
   */
  public record Endring(long endringsNummer, Person person) {

    public Endring {
      Objects.requireNonNull(person);
    }
  }

  public Endringer {
    endringer = List.copyOf(endringer);
  }

  /** The last endringsNummer of the stretch; the reader goes on from the next. */
  public long til() {
    return endringer.isEmpty() ? seneste : endringer.get(endringer.size() - 1).endringsNummer();
  }
}
