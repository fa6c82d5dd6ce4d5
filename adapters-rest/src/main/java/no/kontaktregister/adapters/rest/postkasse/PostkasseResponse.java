package no.kontaktregister.adapters.rest.postkasse;

import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons.Feilet;

/** The body of an answer to a change; beskrivelse is absent when status is OK. */
record PostkasseResponse(Status status, PostkasseRespons.Beskrivelse beskrivelse) {

  /** The two answers, as published. */
  enum Status {
    OK,
    FEILET
  }

  static PostkasseResponse of(PostkasseRespons respons) {
    return respons instanceof Feilet feilet
        ? new PostkasseResponse(Status.FEILET, feilet.beskrivelse())
        : new PostkasseResponse(Status.OK, null);
  }
}
