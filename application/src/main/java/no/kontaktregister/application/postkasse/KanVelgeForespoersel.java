package no.kontaktregister.application.postkasse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * The question, with the values as the caller wrote them: a malformed value has an answer of its
 * own, so nothing is checked on the way in.
 *
 * <p>Source: docs/contract.md#kan-velge.
 *
 * @param caller who asks
 * @param personidentifikator the citizen
 * @param virksomhetsidentifikator the provider that would own the mailbox; the calling enterprise
 *     when absent
 * @param epostadresse an e-mail address to check
 * @param sertifikat the certificate that the citizen's mail would be encrypted with
 */
public record KanVelgeForespoersel(
    Caller caller,
    String personidentifikator,
    Optional<String> virksomhetsidentifikator,
    Optional<String> epostadresse,
    Optional<X509Sertifikat> sertifikat)
    implements Forespoersel {

  public KanVelgeForespoersel {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(virksomhetsidentifikator);
    Objects.requireNonNull(epostadresse);
    Objects.requireNonNull(sertifikat);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Personidentifikator.wellFormedAmong(List.of(personidentifikator));
  }

  /** Names the caller, not the citizen. */
  @Override
  public String toString() {
    return "KanVelgeForespoersel[caller=" + caller + "]";
  }
}
