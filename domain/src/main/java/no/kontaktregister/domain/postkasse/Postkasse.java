package no.kontaktregister.domain.postkasse;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * A citizen's mailbox with one provider (<em>digital postkasse</em>).
 *
 * @param leverandoer the provider that runs the mailbox
 * @param adresse its address with that provider
 * @param sertifikat the certificate that mail to it is encrypted with
 * @param status whether mail is sent to it
 */
public record Postkasse(
    Virksomhetsidentifikator leverandoer,
    Postkasseadresse adresse,
    Optional<X509Sertifikat> sertifikat,
    Postkassestatus status) {

  public Postkasse {
    Objects.requireNonNull(leverandoer);
    Objects.requireNonNull(adresse);
    Objects.requireNonNull(sertifikat);
    Objects.requireNonNull(status);
  }

  /** The mailbox is deleted. Its certificate is no longer needed. */
  public Postkasse slettet() {
    return new Postkasse(leverandoer, adresse, Optional.empty(), Postkassestatus.SLETTET);
  }

  /** Whether this is the mailbox that receives the citizen's public mail. */
  public boolean isAktiv() {
    return status == Postkassestatus.AKTIV;
  }
}
