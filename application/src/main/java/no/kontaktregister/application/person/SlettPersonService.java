package no.kontaktregister.application.person;

import java.util.Optional;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryUpdate;

/** Deletes a citizen by the rule {@link Person#slettet()}. */
public final class SlettPersonService implements SlettPerson {

  private final RegistryUpdate registry;

  public SlettPersonService(RegistryUpdate registry) {
    this.registry = registry;
  }

  @Override
  public Innbyggerendring slettPerson(SlettPersonForespoersel forespoersel) {
    Personidentifikator citizen = forespoersel.caller().personidentifikator();
    return registry.update(
        forespoersel.caller(),
        Optional.of(citizen),
        registered ->
            registered
                .person(citizen)
                .filter(person -> !person.isSlettet())
                .map(Person::slettet)
                .map(Innbyggerendring::til)
                .orElseGet(Innbyggerendring::ingen));
  }
}
