package no.kontaktregister.adapters.rest.postkasse;

import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.KanVelgeRespons.Nei;

/** The body of a kan-velge answer; beskrivelse is absent when status is JA. */
record KanVelgeResponse(Status status, KanVelgeRespons.Beskrivelse beskrivelse) {

  /** The two answers, as published. */
  enum Status {
    JA,
    NEI
  }

  static KanVelgeResponse of(KanVelgeRespons respons) {
    return respons instanceof Nei nei
        ? new KanVelgeResponse(Status.NEI, nei.beskrivelse())
        : new KanVelgeResponse(Status.JA, null);
  }
}
