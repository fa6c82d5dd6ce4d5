package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: where mail goes that is to be printed, and what it is encrypted with. An enterprise
 * that says who it is must have been granted the service; anybody else gets the same answer.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
@FunctionalInterface
public interface HentPrintSertifikat {

  /**
   * Answers one request.
   *
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws RegistryUnavailableException when the registry does not answer
   */
  PrintSertifikat hentPrintSertifikat(HentPrintSertifikatForespoersel forespoersel);
}
