package no.kontaktregister.adapters.rest.postkasse;

import static no.kontaktregister.adapters.rest.protocol.Problem.required;

import java.util.Optional;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/** The body of a kan-velge request; all fields but the first may be absent. */
record KanVelgeRequest(
    String personidentifikator,
    String virksomhetsidentifikator,
    String epostadresse,
    byte[] sertifikat) {

  KanVelgeForespoersel toForespoersel(EnterpriseCaller caller) {
    return new KanVelgeForespoersel(
        caller,
        required("personidentifikator", personidentifikator),
        Optional.ofNullable(virksomhetsidentifikator),
        Optional.ofNullable(epostadresse),
        Optional.ofNullable(sertifikat).map(X509Sertifikat::new));
  }

  /** Masked: a request is about a person. */
  @Override
  public String toString() {
    return "KanVelgeRequest[masked]";
  }
}
