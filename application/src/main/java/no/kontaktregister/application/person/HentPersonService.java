package no.kontaktregister.application.person;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryLookup;

/** Looks up the citizen who asks. */
public final class HentPersonService implements HentPerson {

  private final RegistryLookup registry;
  private final Clock clock;

  public HentPersonService(RegistryLookup registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public Personopplysninger hentPerson(HentPersonForespoersel forespoersel) {
    Personidentifikator citizen = forespoersel.caller().personidentifikator();
    return registry
        .lookUp(forespoersel.caller(), Set.of(citizen), Optional.empty())
        .entry(citizen)
        .map(
            entry ->
                Personopplysninger.om(entry, forespoersel.informasjonsbehov(), clock.instant()))
        .orElseGet(
            () -> Personopplysninger.ikkeRegistrert(citizen, forespoersel.informasjonsbehov()));
  }
}
