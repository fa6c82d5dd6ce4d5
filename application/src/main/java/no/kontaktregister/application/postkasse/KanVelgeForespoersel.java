package no.kontaktregister.application.postkasse;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * The question whether a citizen may choose a mailbox, with the values as the caller wrote them.
 * They are not checked here, because a malformed value gets its own answer.
 *
 * <p>Source: docs/contract.md#kan-velge.
 *
 * @param virksomhetsidentifikator the provider that would own the mailbox; the calling enterprise
 *     when absent
 * @param epostadresse an e-mail address to check
 * @param sertifikat the certificate that the citizen's mail would be encrypted with
 */
public record KanVelgeForespoersel(
    EnterpriseCaller caller,
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
