package no.kontaktregister.adapters.rest.oppslag;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import no.kontaktregister.adapters.rest.person.PersonResponse;
import no.kontaktregister.application.oppslag.HentEndringerRespons;

/** The body of an answer with changes. */
record HentEndringerResponse(
    List<PersonResponse> list,
    @JsonProperty("fraEndringsId") long fraEndringsId,
    @JsonProperty("tilEndringsId") long tilEndringsId,
    @JsonProperty("sisteEndringsId") long sisteEndringsId) {

  /**
   * @param fra the number after which the reader asked for changes; where there are none, the
   *     reader asks again from there, or from the latest number where that is lower
   */
  static HentEndringerResponse of(long fra, HentEndringerRespons respons) {
    return new HentEndringerResponse(
        respons.personer().stream().map(PersonResponse::of).toList(),
        fra,
        respons.personer().isEmpty()
            ? Math.min(fra, respons.senesteEndringsNummer())
            : respons.tilEndringsNummer(),
        respons.senesteEndringsNummer());
  }
}
