package no.kontaktregister.application.postkasse;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a mailbox provider creates a mailbox and makes it the citizen's active one. The
 * answer is OK, or FEILET with the first reason that applies. Who repeats a request that was
 * answered with OK gets POSTKASSE_EKSISTERER_ALLEREDE, and nothing changes.
 *
 * <p>Source: the contract, section 2.
 */
public interface OpprettOgVelgSikkerDigitalPostkasse
    extends UseCase<PostkasseForespoersel, PostkasseRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.OPPRETT_OG_VELG_SIKKER_DIGITAL_POSTKASSE;
  }

  @Override
  default String outcome(PostkasseRespons respons) {
    return respons.kode();
  }
}
