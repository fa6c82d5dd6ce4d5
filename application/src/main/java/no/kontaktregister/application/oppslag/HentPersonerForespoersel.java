package no.kontaktregister.application.oppslag;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.application.audit.Forespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * The persons that a public body looks up, with the numbers as it wrote them.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param caller who asks
 * @param informasjonsbehov what to deliver of each person
 * @param personidentifikatorer 1 to 1000 persons, in the order of the answer; a person named twice
 *     is answered twice
 * @param filtre what the answer leaves out
 */
public record HentPersonerForespoersel(
    Caller caller,
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
