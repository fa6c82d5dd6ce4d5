package no.kontaktregister.application.oppslag;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * Where a public body begins to read the changes.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param caller who asks
 * @param informasjonsbehov what to deliver of each person
 * @param fraEndringsNummer the lowest number wanted; 0 and 1 both begin with the first
 */
public record HentEndringerForespoersel(
    Caller caller, Set<Informasjonsbehov> informasjonsbehov, long fraEndringsNummer)
    implements Forespoersel {

  public HentEndringerForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
  }
}
