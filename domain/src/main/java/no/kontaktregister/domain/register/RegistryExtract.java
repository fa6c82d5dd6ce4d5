package no.kontaktregister.domain.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.tilgang.Tilgang;

/**
 * What the registry knows that a decision about one caller, one citizen and one mailbox provider
 * needs.
 *
 * @param tilgang what the caller has been granted
 * @param providerApproved whether the enterprise asked for is an approved mailbox provider
 * @param person the citizen; empty when the registry does not know them, or none was asked for
 */
public record RegistryExtract(Tilgang tilgang, boolean providerApproved, Optional<Person> person) {

  public RegistryExtract {
    Objects.requireNonNull(tilgang);
    Objects.requireNonNull(person);
  }
}
