package no.kontaktregister.application.oppslag;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.register.RegistryLookup;

/** Gives the one print certificate to those who have access. */
public final class HentPrintSertifikatService implements HentPrintSertifikat {

  private final RegistryLookup registry;
  private final PrintSertifikat printSertifikat;

  public HentPrintSertifikatService(RegistryLookup registry, PrintSertifikat printSertifikat) {
    this.registry = registry;
    this.printSertifikat = printSertifikat;
  }

  @Override
  public PrintSertifikat answer(HentPrintSertifikatForespoersel forespoersel) {
    AccessDeniedException.unlessAllowed(
        registry.lookUp(forespoersel.caller(), Set.of(), Optional.empty()).tilgang(),
        forespoersel.caller(),
        operasjon());
    return printSertifikat;
  }
}
