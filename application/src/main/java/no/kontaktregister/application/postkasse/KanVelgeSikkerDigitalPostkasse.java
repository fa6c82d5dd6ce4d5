package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.tilgang.AccessDeniedException;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/**
 * Inbound port: a mailbox provider asks whether a citizen may choose a digital mailbox for public
 * use.
 *
 * <p>Source: the contract, section 1.
 */
public interface KanVelgeSikkerDigitalPostkasse {

  /**
   * Answers the question. Whatever a caller with access wrote gets a normal answer: JA, or NEI with
   * the first reason that applies.
   *
   * @throws AccessDeniedException when the caller may not ask
   * @throws RegistryUnavailableException when the registry does not answer
   */
  KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel);
}
