package no.kontaktregister.domain.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;

/**
 * What the registry knows of one citizen and one enterprise.
 *
 * @param providerApproved whether the enterprise is an approved mailbox provider
 * @param person the citizen; empty when the registry does not know them
 */
public record RegistryExtract(boolean providerApproved, Optional<Person> person) {

  public RegistryExtract {
    Objects.requireNonNull(person);
  }
}
