package no.kontaktregister.application.postkasse;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * A provider's request to delete a mailbox, with the values as the provider wrote them.
 *
 * <p>Source: docs/contract.md#postkasse.
 *
 * @param virksomhetsidentifikator the provider that owns the mailbox; must be the caller's own
 */
public record SlettPostkasseForespoersel(
    EnterpriseCaller caller, String personidentifikator, String virksomhetsidentifikator)
    implements Forespoersel {

  public SlettPostkasseForespoersel {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(personidentifikator);
    Objects.requireNonNull(virksomhetsidentifikator);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Personidentifikator.wellFormedAmong(List.of(personidentifikator));
  }

  /** Names the caller, not the citizen. */
  @Override
  public String toString() {
    return "SlettPostkasseForespoersel[caller=" + caller + "]";
  }
}
