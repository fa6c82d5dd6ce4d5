package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a mailbox provider asks whether a citizen may choose a digital mailbox for public
 * use. Whatever a caller with access wrote gets a normal answer: JA, or NEI with the first reason
 * that applies.
 *
 * <p>Source: the contract, section 1.
 */
public interface KanVelgeSikkerDigitalPostkasse
    extends UseCase<KanVelgeForespoersel, KanVelgeRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.KAN_VELGE_SIKKER_DIGITAL_POSTKASSE;
  }

  @Override
  default String outcome(KanVelgeRespons respons) {
    return respons.kode();
  }
}
