package no.kontaktregister.domain.oppslag;

import java.util.Objects;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The address of mail that is to be printed, and the certificate that it is encrypted with.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param postkasseleverandoer the provider that prints, whose number is its address
 * @param sertifikat the certificate of the print service
 */
public record PrintSertifikat(
    Virksomhetsidentifikator postkasseleverandoer, X509Sertifikat sertifikat) {

  public PrintSertifikat {
    Objects.requireNonNull(postkasseleverandoer);
    Objects.requireNonNull(sertifikat);
  }
}
