package no.kontaktregister.domain.register;

import java.util.Iterator;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.virksomhet.Virksomheter;

/** Outbound port: fills the registry. */
public interface RegistryLoad {

  /**
   * Adds the enterprises, roles and delegations that are missing.
   *
   * @throws RegistryUnavailableException when the registry does not answer
   */
  void register(Virksomheter virksomheter);

  /**
   * Adds citizens whom the registry does not know, each with the next endringsNummer. All of them
   * are added, or none.
   *
   * @throws IllegalArgumentException when the registry knows one of them already
   * @throws RegistryUnavailableException when the registry does not answer
   */
  void add(Iterator<Person> persons);
}
