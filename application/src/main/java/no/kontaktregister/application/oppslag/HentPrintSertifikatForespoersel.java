package no.kontaktregister.application.oppslag;

import java.util.Objects;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * A request for the print certificate, which is the same for all.
 *
 * <p>Source: docs/contract.md#oppslag and docs/contract.md#rest.
 *
 * @param caller an enterprise, or somebody without credentials
 */
public record HentPrintSertifikatForespoersel(Caller caller) implements Forespoersel {

  public HentPrintSertifikatForespoersel {
    Objects.requireNonNull(caller);
  }
}
