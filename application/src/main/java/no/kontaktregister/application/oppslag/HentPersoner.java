package no.kontaktregister.application.oppslag;

import no.kontaktregister.application.UseCase;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Inbound port: a public body looks persons up. One who is not registered is an answer too. Contact
 * information, mailbox and certificate of a person who may not be notified are left out when it was
 * asked whether they may be.
 *
 * <p>Source: the contract, section 3.
 */
public interface HentPersoner extends UseCase<HentPersonerForespoersel, HentPersonerRespons> {

  @Override
  default Operasjon operasjon() {
    return Operasjon.HENT_PERSONER;
  }
}
