package no.kontaktregister.adapters.rest.postkasse;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** The body of a request to delete a mailbox. */
record SlettRequest(String personidentifikator, String virksomhetsidentifikator) {

  SlettPostkasseForespoersel toForespoersel(EnterpriseCaller caller) {
    return new SlettPostkasseForespoersel(
        caller,
        required("personidentifikator", personidentifikator),
        required("virksomhetsidentifikator", virksomhetsidentifikator));
  }

  /** Masked: a request is about a person. */
  @Override
  public String toString() {
    return "SlettRequest[masked]";
  }
}
