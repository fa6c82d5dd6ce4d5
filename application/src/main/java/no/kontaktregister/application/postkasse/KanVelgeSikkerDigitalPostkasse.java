package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a mailbox provider asks whether a citizen may choose a digital mailbox for public
 * use. Every request from a caller with access gets a normal answer: JA, or NEI with the first
 * reason that applies.
 *
 * <p>Source: docs/contract.md#kan-velge.
 */
@FunctionalInterface
public interface KanVelgeSikkerDigitalPostkasse {

  /**
   * @throws AccessDeniedException when the caller has not been granted the service
   * @throws RegistryUnavailableException when the registry does not answer
   */
  KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel);
}
