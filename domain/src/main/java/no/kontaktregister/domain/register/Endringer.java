package no.kontaktregister.domain.register;

import java.util.List;
import java.util.Objects;

/**
 * A stretch of the change log.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param seneste the latest endringsNummer in the registry; 0 when nothing has ever changed
 * @param endringer the changes, by rising endringsNummer without a gap
 */
public record Endringer(long seneste, List<Nummerert> endringer) {

  /**
   * A change that took a number.
   *
   * @param endringsNummer the number
   * @param entry the citizen that it is about, as the registry knows them now
   */
  public record Nummerert(long endringsNummer, RegistryEntry entry) {

    public Nummerert {
      Objects.requireNonNull(entry);
    }
  }

  public Endringer {
    endringer = List.copyOf(endringer);
  }

  /** The last endringsNummer of the stretch; a reader continues from the next. */
  public long til() {
    return endringer.isEmpty() ? seneste : endringer.get(endringer.size() - 1).endringsNummer();
  }
}
