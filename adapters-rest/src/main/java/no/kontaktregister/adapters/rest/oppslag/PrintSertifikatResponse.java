package no.kontaktregister.adapters.rest.oppslag;

import com.fasterxml.jackson.annotation.JsonProperty;
import no.kontaktregister.domain.oppslag.PrintSertifikat;

/** The body of the answer about printing; the certificate is DER in base64. */
record PrintSertifikatResponse(
    @JsonProperty("postkasseleverandoerAdresse") String postkasseleverandoerAdresse,
    @JsonProperty("x509Sertifikat") byte[] x509Sertifikat) {

  static PrintSertifikatResponse of(PrintSertifikat respons) {
    return new PrintSertifikatResponse(
        respons.postkasseleverandoer().value(), respons.sertifikat().der());
  }
}
