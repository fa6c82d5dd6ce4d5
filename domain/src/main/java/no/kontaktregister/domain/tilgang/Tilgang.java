package no.kontaktregister.domain.tilgang;

import java.util.Set;

/**
 * What the registry has granted a caller.
 *
 * @param roller what the enterprise is known as
 * @param delegated whether the supplier that calls in the enterprise's place may; true when the
 *     enterprise calls itself
 */
public record Tilgang(Set<Rolle> roller, boolean delegated) {

  public Tilgang {
    roller = Set.copyOf(roller);
  }

  /** Whether the caller may use an operation. */
  public boolean allows(Operasjon operasjon) {
    return delegated && roller.contains(operasjon.rolle());
  }
}
