package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a mailbox provider deletes its mailbox. The answer is OK, or FEILET with the first
 * reason that applies. Who repeats a request that was answered with OK gets INGEN_POSTBOKS_FUNNET,
 * and nothing changes.
 *
 * <p>Source: the contract, section 2.
 */
public interface SlettPostkasse extends UseCase<SlettPostkasseForespoersel, PostkasseRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.SLETT_POSTKASSE;
  }

  @Override
  default String outcome(PostkasseRespons respons) {
    return respons.kode();
  }
}
