package no.kontaktregister.adapters.rest.postkasse;

import no.kontaktregister.domain.postkasse.Beskrivelse;
import no.kontaktregister.domain.postkasse.PostkasseRespons;

/** The body of an answer to a change; beskrivelse is absent when status is OK. */
record PostkasseResponse(PostkasseRespons.Status status, Beskrivelse beskrivelse) {

  static PostkasseResponse of(PostkasseRespons respons) {
    return new PostkasseResponse(respons.status(), respons.beskrivelse().orElse(null));
  }
}
