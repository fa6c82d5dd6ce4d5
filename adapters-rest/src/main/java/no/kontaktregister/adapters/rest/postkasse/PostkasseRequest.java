package no.kontaktregister.adapters.rest.postkasse;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import java.util.Optional;
import no.kontaktregister.application.postkasse.PostkasseForespoersel;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** The body of a request to create or update a mailbox; only sertifikat may be absent. */
record PostkasseRequest(
    String personidentifikator,
    String virksomhetsidentifikator,
    String postkasseadresse,
    byte[] sertifikat) {

  PostkasseForespoersel toForespoersel(EnterpriseCaller caller) {
    return new PostkasseForespoersel(
        caller,
        required("personidentifikator", personidentifikator),
        required("virksomhetsidentifikator", virksomhetsidentifikator),
        required("postkasseadresse", postkasseadresse),
        Optional.ofNullable(sertifikat).map(X509Sertifikat::new));
  }

  /** Masked: a request is about a person. */
  @Override
  public String toString() {
    return "PostkasseRequest[masked]";
  }
}
