package no.kontaktregister.application.oppslag;

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

/** Reads on in the change log. */
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
  public HentEndringerRespons answer(HentEndringerForespoersel forespoersel) {
    long fra = forespoersel.fraEndringsNummer();
    if (fra < 0) {
      throw new InvalidRequestException(
          "fraEndringsNummer", "The number of a change is not negative. Begin with 0.");
    }
    AccessDeniedException.unlessAllowed(
        registry.lookUp(forespoersel.caller(), Set.of(), Optional.empty()).tilgang(),
        forespoersel.caller(),
        operasjon());

    Endringer endringer = changeLog.changesFrom(fra);
    Instant now = clock.instant();
    return new HentEndringerRespons(
        fra,
        endringer.til(),
        endringer.seneste(),
        endringer.endringer().stream()
            .map(
                endring ->
                    Personopplysninger.om(endring.person(), forespoersel.informasjonsbehov(), now))
            .toList());
  }
}
