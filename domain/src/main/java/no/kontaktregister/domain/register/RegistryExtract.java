package no.kontaktregister.domain.register;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.tilgang.Tjeneste;

/**
 * What a decision needs to know about one caller, some citizens and one mailbox provider.
 *
 * @param tjenester the services that the caller has been granted
 * @param leverandoerGodkjent whether the enterprise asked about is an approved mailbox provider
 * @param entries those of the citizens asked about who are in the registry, by number
 */
public record RegistryExtract(
    Set<Tjeneste> tjenester,
    boolean leverandoerGodkjent,
    Map<Personidentifikator, RegistryEntry> entries) {

  public RegistryExtract {
    tjenester = Set.copyOf(tjenester);
    entries = Map.copyOf(entries);
  }

  /** The entry of a citizen; empty when they are not in the registry. */
  public Optional<RegistryEntry> entry(Personidentifikator personidentifikator) {
    return Optional.ofNullable(entries.get(personidentifikator));
  }

  /** A citizen; empty when they are not in the registry. */
  public Optional<Person> person(Personidentifikator personidentifikator) {
    return entry(personidentifikator).map(RegistryEntry::person);
  }
}
