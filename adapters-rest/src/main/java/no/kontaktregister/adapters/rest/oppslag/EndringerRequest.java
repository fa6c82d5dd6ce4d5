package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import java.util.Set;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.Caller;

/** The body of a question for changes. */
record EndringerRequest(Long fraEndringsnummer) {

  HentEndringerForespoersel toForespoersel(Caller caller, Set<Informasjonsbehov> behov) {
    return new HentEndringerForespoersel(
        caller, behov, required("fra_endringsnummer", fraEndringsnummer));
  }
}
