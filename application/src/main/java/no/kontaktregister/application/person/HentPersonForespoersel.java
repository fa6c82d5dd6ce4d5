package no.kontaktregister.application.person;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/**
 * A citizen's request to see their own entry.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param informasjonsbehov the kinds of information to deliver
 */
public record HentPersonForespoersel(CitizenCaller caller, Set<Informasjonsbehov> informasjonsbehov)
    implements Forespoersel {

  public HentPersonForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Set.of(caller.personidentifikator());
  }
}
