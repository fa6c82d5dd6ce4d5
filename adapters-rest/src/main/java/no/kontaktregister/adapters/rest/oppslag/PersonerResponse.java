package no.kontaktregister.adapters.rest.oppslag;

import java.util.List;
import no.kontaktregister.adapters.rest.person.PersonResponse;
import no.kontaktregister.application.oppslag.HentPersonerRespons;

/** The body of the answer to a look-up: the persons in the request's order. */
record PersonerResponse(List<PersonResponse> personer) {

  static PersonerResponse of(HentPersonerRespons respons) {
    return new PersonerResponse(respons.personer().stream().map(PersonResponse::of).toList());
  }
}
