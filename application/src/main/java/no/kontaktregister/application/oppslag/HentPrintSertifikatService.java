package no.kontaktregister.application.oppslag;

import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.oppslag.PrintSertifikatLookup;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** Gives the print certificate. */
public final class HentPrintSertifikatService implements HentPrintSertifikat {

  private final RegistryLookup registry;
  private final PrintSertifikatLookup printSertifikat;

  public HentPrintSertifikatService(
      RegistryLookup registry, PrintSertifikatLookup printSertifikat) {
    this.registry = registry;
    this.printSertifikat = printSertifikat;
  }

  @Override
  public PrintSertifikat hentPrintSertifikat(HentPrintSertifikatForespoersel forespoersel) {
    if (forespoersel.caller() instanceof EnterpriseCaller caller) {
      AccessDeniedException.unlessGranted(
          OPPSLAGSTJENESTEN, caller, registry.lookUp(caller, Set.of(), Optional.empty()));
    }
    return printSertifikat.lookUp();
  }
}
