package no.kontaktregister.application.oppslag;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * A public body's request for the changes from a number on.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param informasjonsbehov what to deliver of each person
 * @param fraEndringsNummer the lowest number wanted; 0 and 1 both mean the first
 */
public record HentEndringerForespoersel(
    EnterpriseCaller caller, Set<Informasjonsbehov> informasjonsbehov, long fraEndringsNummer)
    implements Forespoersel {

  public HentEndringerForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
  }
}
