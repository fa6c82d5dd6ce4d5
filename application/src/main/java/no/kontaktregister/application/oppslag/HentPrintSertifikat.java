package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: gives the address of mail that is to be printed, and the certificate that it is
 * encrypted with. An authenticated enterprise needs a grant; an anonymous caller does not.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
@FunctionalInterface
public interface HentPrintSertifikat {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws RegistryUnavailableException when the registry does not answer
   */
  PrintSertifikat hentPrintSertifikat(HentPrintSertifikatForespoersel forespoersel);
}
