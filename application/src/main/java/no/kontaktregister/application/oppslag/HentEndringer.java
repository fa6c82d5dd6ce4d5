package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a public body that keeps a copy of the registry reads the changes. A reader that
 * continues from tilEndringsNummer + 1, until tilEndringsNummer equals senesteEndringsNummer,
 * misses nothing, whatever changes meanwhile. Nothing is filtered by varslingsstatus.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
@FunctionalInterface
public interface HentEndringer {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws InvalidRequestException when fraEndringsNummer is negative
   * @throws RegistryUnavailableException when the registry does not answer
   */
  HentEndringerRespons hentEndringer(HentEndringerForespoersel forespoersel);
}
