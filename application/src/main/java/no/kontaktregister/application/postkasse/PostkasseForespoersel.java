package no.kontaktregister.application.postkasse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * A provider's request to create or update a mailbox, with the values as the provider wrote them.
 *
 * <p>Source: docs/contract.md#postkasse.
 *
 * @param virksomhetsidentifikator the provider that owns the mailbox; must be the caller's own
 * @param postkasseadresse the address of the mailbox
 * @param sertifikat the certificate that mail to it is encrypted with
 */
public record PostkasseForespoersel(
    EnterpriseCaller caller,
    String personidentifikator,
    String virksomhetsidentifikator,
    String postkasseadresse,
    Optional<X509Sertifikat> sertifikat)
    implements Forespoersel {

  public PostkasseForespoersel {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(virksomhetsidentifikator);
    Objects.requireNonNull(postkasseadresse);
    Objects.requireNonNull(sertifikat);
  }

  /**
   * The address of the mailbox.
   *
   * @throws InvalidRequestException when it is malformed
   */
  Postkasseadresse adresse() {
    return Postkasseadresse.parse(postkasseadresse)
        .orElseThrow(
            () ->
                new InvalidRequestException(
                    InvalidRequestException.Part.POSTKASSEADRESSE,
                    "A postkasseadresse must have 8 to 100 characters, none of them a control"
                        + " character."));
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Personidentifikator.wellFormedAmong(List.of(personidentifikator));
  }

  /** Names the caller, not the citizen. */
  @Override
  public String toString() {
    return "PostkasseForespoersel[caller=" + caller + "]";
  }
}
