package no.kontaktregister.application.oppslag;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Forespoersel;

/**
 * From where on a public body reads the changes.
 *
 * <p>Source: the contract, section 3.
 *
 * @param caller who asks
 * @param informasjonsbehov what is to be told of each person
 * @param fraEndringsNummer the lowest number that is wanted; 0 and 1 both read from the first on
 */
public record HentEndringerForespoersel(
    Caller caller, Set<Informasjonsbehov> informasjonsbehov, long fraEndringsNummer)
    implements Forespoersel {

  public HentEndringerForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Set.of();
  }
}
