package no.kontaktregister.domain.virksomhet;

import java.util.Objects;

/**
 * An enterprise lets a supplier call in its place.
 *
 * <p>Source: the contract, sections 3 (PaaVegneAv) and 6 (supplier).
 */
public record Delegering(Virksomhetsidentifikator virksomhet, Virksomhetsidentifikator supplier) {

  public Delegering {
    Objects.requireNonNull(virksomhet);
    Objects.requireNonNull(supplier);
  }
}
