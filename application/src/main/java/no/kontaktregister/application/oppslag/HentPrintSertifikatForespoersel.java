package no.kontaktregister.application.oppslag;

import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Forespoersel;

/**
 * The question for the print certificate, which is the same for all.
 *
 * @param caller who asks
 */
public record HentPrintSertifikatForespoersel(Caller caller) implements Forespoersel {

  public HentPrintSertifikatForespoersel {
    Objects.requireNonNull(caller);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Set.of();
  }
}
