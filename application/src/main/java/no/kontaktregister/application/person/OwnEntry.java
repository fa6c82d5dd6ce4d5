package no.kontaktregister.application.person;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/** A citizen's own entry in the registry, as it is delivered to them. */
final class OwnEntry {

  private final RegistryLookup registry;
  private final Clock clock;

  OwnEntry(RegistryLookup registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  /** The entry as it is now; a citizen who is not registered gets an answer too. */
  Personopplysninger of(CitizenCaller caller, Set<Informasjonsbehov> informasjonsbehov) {
    Personidentifikator citizen = caller.personidentifikator();
    return registry
        .lookUp(caller, Set.of(citizen), Optional.empty())
        .entry(citizen)
        .map(entry -> Personopplysninger.of(entry, informasjonsbehov, clock.instant()))
        .orElseGet(() -> Personopplysninger.ikkeRegistrert(citizen, informasjonsbehov));
  }
}
