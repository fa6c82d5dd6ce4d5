package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import java.util.List;
import java.util.Set;
import no.kontaktregister.application.oppslag.HentPersonerForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.tilgang.Caller;

/** The body of a look-up. */
record PersonerRequest(List<String> personidentifikatorer) {

  HentPersonerForespoersel toForespoersel(Caller caller, Set<Informasjonsbehov> behov) {
    return new HentPersonerForespoersel(
        caller,
        behov,
        required("personidentifikatorer", personidentifikatorer).stream()
            .map(number -> number == null ? "" : number)
            .toList());
  }

  /** Tells nothing: a request is about persons. */
  @Override
  public String toString() {
    return "PersonerRequest[masked]";
  }
}
