package no.kontaktregister.adapters.rest.oppslag;

import java.util.List;
import no.kontaktregister.application.oppslag.HentPersonerRespons;

/** The body of the answer to a look-up: one person for each that was asked for. */
record PersonerResponse(List<PersonResponse> personer) {

  static PersonerResponse of(HentPersonerRespons respons) {
    return new PersonerResponse(respons.personer().stream().map(PersonResponse::of).toList());
  }
}
