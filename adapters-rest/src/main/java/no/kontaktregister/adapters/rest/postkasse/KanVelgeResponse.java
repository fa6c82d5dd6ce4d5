package no.kontaktregister.adapters.rest.postkasse;

import no.kontaktregister.domain.postkasse.Beskrivelse;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;

/** The body of a kan-velge answer; beskrivelse is absent when status is JA. */
record KanVelgeResponse(KanVelgeRespons.Status status, Beskrivelse beskrivelse) {

  static KanVelgeResponse of(KanVelgeRespons respons) {
    return new KanVelgeResponse(respons.status(), respons.beskrivelse().orElse(null));
  }
}
