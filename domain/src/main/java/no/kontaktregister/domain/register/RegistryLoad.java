package no.kontaktregister.domain.register;

import java.util.Iterator;
import no.kontaktregister.domain.person.Person;

/** Outbound port: fills the registry. */
public interface RegistryLoad {

  /**
   * Adds the mailbox providers and grants that are missing. A provider that the registry already
   * knows gets the given name and certificate. No citizen changes, so no endringsNummer is taken.
   *
   * @throws RegistryUnavailableException when the registry does not answer
   */
  void register(Virksomheter virksomheter);

  /**
   * Adds citizens that the registry does not know, each with the next endringsNummer. It adds all
   * of them, or none.
   *
   * @throws IllegalArgumentException when the registry already knows one of them
   * @throws RegistryUnavailableException when the registry does not answer
   */
  void add(Iterator<Person> persons);
}
