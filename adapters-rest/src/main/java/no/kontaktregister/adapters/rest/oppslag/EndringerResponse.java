package no.kontaktregister.adapters.rest.oppslag;

import java.util.List;
import no.kontaktregister.application.oppslag.HentEndringerRespons;

/** The body of an answer with changes. */
record EndringerResponse(
    long fraEndringsnummer,
    long tilEndringsnummer,
    long senesteEndringsnummer,
    List<PersonResponse> personer) {

  static EndringerResponse of(HentEndringerRespons respons) {
    return new EndringerResponse(
        respons.fraEndringsNummer(),
        respons.tilEndringsNummer(),
        respons.senesteEndringsNummer(),
        respons.personer().stream().map(PersonResponse::of).toList());
  }
}
