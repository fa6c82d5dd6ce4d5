package no.kontaktregister.domain.tilgang;

import java.util.Objects;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * A grant: a signer may use a service, for an enterprise.
 *
 * <p>Source: docs/contract.md#soap.
 *
 * @param signer the enterprise that makes the calls
 * @param virksomhet the enterprise that it acts for; it may be the signer itself
 */
public record Tilgang(
    Virksomhetsidentifikator signer, Virksomhetsidentifikator virksomhet, Tjeneste tjeneste) {

  public Tilgang {
    Objects.requireNonNull(signer);
    Objects.requireNonNull(virksomhet);
    Objects.requireNonNull(tjeneste);
  }

  /** A grant to an enterprise that acts for itself. */
  public static Tilgang itself(Virksomhetsidentifikator virksomhet, Tjeneste tjeneste) {
    return new Tilgang(virksomhet, virksomhet, tjeneste);
  }
}
