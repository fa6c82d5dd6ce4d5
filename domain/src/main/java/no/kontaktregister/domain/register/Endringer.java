package no.kontaktregister.domain.register;

import java.util.List;
import java.util.Objects;

/**
 * Changes from the change log, none of which is left out.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param seneste the latest endringsNummer in the registry; 0 when nothing has ever changed
 * @param endringer the changes, in the order of their numbers
 */
public record Endringer(long seneste, List<Nummerert> endringer) {

  /**
   * A change with its number.
   *
   * @param entry the citizen who was changed, as they are now
   */
  public record Nummerert(long endringsNummer, RegistryEntry entry) {

    public Nummerert {
      Objects.requireNonNull(entry);
    }
  }

  public Endringer {
    endringer = List.copyOf(endringer);
  }

  /** The last endringsNummer that was read; a reader continues from the next. */
  public long til() {
    return endringer.isEmpty() ? seneste : endringer.get(endringer.size() - 1).endringsNummer();
  }
}
