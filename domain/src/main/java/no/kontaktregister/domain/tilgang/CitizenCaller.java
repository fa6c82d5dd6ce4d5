package no.kontaktregister.domain.tilgang;

import java.util.Objects;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A citizen whom ID-porten has authenticated.
 *
 * <p>Source: docs/contract.md#rest.
 */
public record CitizenCaller(Personidentifikator personidentifikator) implements Caller {

  public CitizenCaller {
    Objects.requireNonNull(personidentifikator);
  }
}
