package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * The body of a request for changes. Unknown members are ignored.
 *
 * @param fraEndringsId the last number that the reader has seen; the answer begins after it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record HentEndringerRequest(@JsonProperty("fraEndringsId") Long fraEndringsId) {

  HentEndringerForespoersel toForespoersel(EnterpriseCaller caller, Set<Informasjonsbehov> behov) {
    // The highest number has no successor, and a negative number must not become valid.
    long next = fra() < 0 || fra() == Long.MAX_VALUE ? fra() : fra() + 1;
    return new HentEndringerForespoersel(caller, behov, next);
  }

  long fra() {
    return required("fraEndringsId", fraEndringsId);
  }
}
