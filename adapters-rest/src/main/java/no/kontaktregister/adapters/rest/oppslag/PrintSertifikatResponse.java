package no.kontaktregister.adapters.rest.oppslag;

import no.kontaktregister.domain.oppslag.PrintSertifikat;

/** The body of the answer about printing. */
record PrintSertifikatResponse(String postkasseleverandoeradresse, byte[] sertifikat) {

  static PrintSertifikatResponse of(PrintSertifikat respons) {
    return new PrintSertifikatResponse(
        respons.postkasseleverandoer().value(), respons.sertifikat().der());
  }
}
