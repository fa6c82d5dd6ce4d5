package no.kontaktregister.application.person;

import java.time.Clock;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.register.RegistryLookup;

/** Looks up the citizen who asks. */
public final class HentPersonService implements HentPerson {

  private final OwnEntry ownEntry;

  public HentPersonService(RegistryLookup registry, Clock clock) {
    this.ownEntry = new OwnEntry(registry, clock);
  }

  @Override
  public Personopplysninger hentPerson(HentPersonForespoersel forespoersel) {
    return ownEntry.of(forespoersel.caller(), forespoersel.informasjonsbehov());
  }
}
