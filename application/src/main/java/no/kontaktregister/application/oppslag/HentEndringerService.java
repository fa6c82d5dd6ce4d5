package no.kontaktregister.application.oppslag;

import static no.kontaktregister.application.InvalidRequestException.Part.FRA_ENDRINGSNUMMER;
import static no.kontaktregister.domain.tilgang.Tjeneste.ENDRINGSTJENESTEN;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.register.ChangeLog;
import no.kontaktregister.domain.register.Endringer;
import no.kontaktregister.domain.register.RegistryLookup;

/** Reads the change log. */
public final class HentEndringerService implements HentEndringer {

  private final RegistryLookup registry;
  private final ChangeLog changeLog;
  private final Clock clock;

  public HentEndringerService(RegistryLookup registry, ChangeLog changeLog, Clock clock) {
    this.registry = registry;
    this.changeLog = changeLog;
    this.clock = clock;
  }

  @Override
  public HentEndringerRespons hentEndringer(HentEndringerForespoersel forespoersel) {
    long fra = forespoersel.fraEndringsNummer();
    if (fra < 0) {
      throw new InvalidRequestException(
          FRA_ENDRINGSNUMMER, "The number of a change is never negative. Begin with 0.");
    }
    AccessDeniedException.unlessGranted(
        ENDRINGSTJENESTEN,
        forespoersel.caller(),
        registry.lookUp(forespoersel.caller(), Set.of(), Optional.empty()));
    Endringer endringer = changeLog.changesFrom(fra);
    Instant now = clock.instant();
    return new HentEndringerRespons(
        fra,
        endringer.til(),
        endringer.seneste(),
        endringer.endringer().stream()
            .map(
                endring ->
                    Personopplysninger.of(endring.entry(), forespoersel.informasjonsbehov(), now))
            .toList());
  }
}
