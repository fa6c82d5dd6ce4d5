package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a public body asks where mail goes that is to be printed, and what it is encrypted
 * with.
 *
 * <p>Source: the contract, section 3.
 */
public interface HentPrintSertifikat
    extends UseCase<HentPrintSertifikatForespoersel, PrintSertifikat> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.HENT_PRINT_SERTIFIKAT;
  }
}
