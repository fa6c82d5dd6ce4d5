package no.kontaktregister.application.person;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/**
 * A citizen's request to leave the registry.
 *
 * <p>Source: docs/contract.md#rest.
 */
public record SlettPersonForespoersel(CitizenCaller caller) implements Forespoersel {

  public SlettPersonForespoersel {
    Objects.requireNonNull(caller);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Set.of(caller.personidentifikator());
  }
}
