package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a mailbox provider updates its mailbox. The answer is OK, or FEILET with the first
 * reason that applies. Who repeats a request that was answered with OK gets OK, and nothing
 * changes.
 *
 * <p>Source: the contract, section 2.
 */
public interface OppdaterPostkasse extends UseCase<PostkasseForespoersel, PostkasseRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.OPPDATER_POSTKASSE;
  }

  @Override
  default String outcome(PostkasseRespons respons) {
    return respons.kode();
  }
}
