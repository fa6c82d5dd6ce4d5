package no.kontaktregister.domain.tilgang;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Who asks, as proven at the door.
 *
 * <p>Source: the contract, sections 5 (PaaVegneAv) and 6 (consumer, supplier).
 *
 * @param virksomhet the enterprise whose access counts
 * @param supplier the enterprise that calls in its place; empty when it calls itself
 */
public record Caller(
    Virksomhetsidentifikator virksomhet, Optional<Virksomhetsidentifikator> supplier) {

  public Caller {
    Objects.requireNonNull(virksomhet);
    if (supplier.isPresent() && supplier.get().equals(virksomhet)) {
      supplier = Optional.empty();
    }
  }

  /** An enterprise that calls for itself. */
  public static Caller itself(Virksomhetsidentifikator virksomhet) {
    return new Caller(virksomhet, Optional.empty());
  }
}
