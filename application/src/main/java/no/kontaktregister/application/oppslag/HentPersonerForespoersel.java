package no.kontaktregister.application.oppslag;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;

/**
 * A public body's look-up of persons, with the numbers as it wrote them.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param informasjonsbehov what to deliver of each person
 * @param personidentifikatorer 1 to 1000 numbers; the answer has the same order, and a person named
 *     twice is in it twice
 * @param filtre what the answer leaves out
 */
public record HentPersonerForespoersel(
    EnterpriseCaller caller,
    Set<Informasjonsbehov> informasjonsbehov,
    List<String> personidentifikatorer,
    Set<Filter> filtre)
    implements Forespoersel {

  public HentPersonerForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
    personidentifikatorer = List.copyOf(personidentifikatorer);
    filtre = Set.copyOf(filtre);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Personidentifikator.wellFormedAmong(personidentifikatorer);
  }

  /** Names the caller, not the persons. */
  @Override
  public String toString() {
    return "HentPersonerForespoersel[caller=" + caller + "]";
  }
}
