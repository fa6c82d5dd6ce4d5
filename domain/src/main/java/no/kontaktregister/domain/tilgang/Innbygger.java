package no.kontaktregister.domain.tilgang;

import java.util.Objects;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A citizen who calls for themselves, as proven by ID-porten.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param personidentifikator the citizen
 */
public record Innbygger(Personidentifikator personidentifikator) implements Actor {

  public Innbygger {
    Objects.requireNonNull(personidentifikator);
  }
}
