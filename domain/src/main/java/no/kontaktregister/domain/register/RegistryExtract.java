package no.kontaktregister.domain.register;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Tilgang;

/**
 * What the registry knows that a decision about one caller, some citizens and one mailbox provider
 * needs.
 *
 * @param tilgang what the caller has been granted
 * @param providerApproved whether the enterprise asked for is an approved mailbox provider
 * @param persons the citizens of those asked for whom the registry knows, by number
 */
public record RegistryExtract(
    Tilgang tilgang, boolean providerApproved, Map<Personidentifikator, Person> persons) {

  public RegistryExtract {
    Objects.requireNonNull(tilgang);
    persons = Map.copyOf(persons);
  }

  /** One of the citizens; empty when the registry does not know them. */
  public Optional<Person> person(Personidentifikator personidentifikator) {
    return Optional.ofNullable(persons.get(personidentifikator));
  }
}
