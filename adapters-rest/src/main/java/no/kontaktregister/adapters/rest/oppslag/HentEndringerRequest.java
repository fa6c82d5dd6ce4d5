package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * The body of a question for changes. Members that are not known are ignored.
 *
 * @param fraEndringsId the last number that the reader has; the answer begins after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HentEndringerRequest(@JsonProperty("fraEndringsId") Long fraEndringsId) {

  HentEndringerForespoersel toForespoersel(Caller caller, Set<Informasjonsbehov> behov) {
    // The highest number there can be has no next, and no negative one is made valid here.
    long next = fra() < 0 || fra() == Long.MAX_VALUE ? fra() : fra() + 1;
    return new HentEndringerForespoersel(caller, behov, next);
  }

  long fra() {
    return required("fraEndringsId", fraEndringsId);
  }
}
