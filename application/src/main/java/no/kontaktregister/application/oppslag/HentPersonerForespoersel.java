package no.kontaktregister.application.oppslag;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Forespoersel;

/**
 * Whom a public body looks up, with the numbers as it wrote them.
 *
 * <p>Source: the contract, section 3.
 *
 * @param caller who asks
 * @param informasjonsbehov what is to be told of each
 * @param personidentifikatorer the persons, in the order of the answer; each as often as it is to
 *     be answered
 */
public record HentPersonerForespoersel(
    Caller caller, Set<Informasjonsbehov> informasjonsbehov, List<String> personidentifikatorer)
    implements Forespoersel {

  public HentPersonerForespoersel {
    Objects.requireNonNull(caller);
    informasjonsbehov = Set.copyOf(informasjonsbehov);
    personidentifikatorer = List.copyOf(personidentifikatorer);
  }

  @Override
  public Set<Personidentifikator> citizens() {
    return Personidentifikator.wellFormedAmong(personidentifikatorer);
  }

  /** Tells who asks, not about whom. */
  @Override
  public String toString() {
    return "HentPersonerForespoersel[caller=" + caller + "]";
  }
}
