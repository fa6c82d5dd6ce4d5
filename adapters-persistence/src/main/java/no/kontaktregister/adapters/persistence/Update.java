package no.kontaktregister.adapters.persistence;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personendring;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.tilgang.Caller;

/**
 * An update of one citizen, and what became of it.
 *
 * @param <E> what the rule decides
 */
final class Update<E extends Personendring> {

  private final Caller caller;
  private final Optional<Personidentifikator> person;
  private final Function<RegistryExtract, E> rule;
  private E decision;
  private RuntimeException failure;
  private boolean isDone;

  Update(Caller caller, Optional<Personidentifikator> person, Function<RegistryExtract, E> rule) {
    this.caller = caller;
    this.person = person;
    this.rule = rule;
  }

  Caller caller() {
    return caller;
  }

  /** The citizen; empty when the caller gave no well-formed number. */
  Optional<Personidentifikator> person() {
    return person;
  }

  /**
   * Lets the rule decide, again when the transaction is repeated.
   *
   * @return what is to be stored; empty when nothing changes
   */
  Optional<Endring> decide(RegistryExtract before) {
    decision = null;
    failure = null;
    try {
      decision = rule.apply(before);
      Optional<Person> after = decision.endret();
      if (after.isPresent() && !after.map(Person::personidentifikator).equals(person)) {
        throw new IllegalArgumentException("the rule changes another citizen");
      }
      return after.map(
          changed -> new Endring(before.person(changed.personidentifikator()), changed));
    } catch (RuntimeException refusal) {
      // It is the caller's, and not that of others in the same transaction.
      failure = refusal;
      return Optional.empty();
    }
  }

  /** What was decided has been stored. */
  void done() {
    isDone = true;
  }

  /** It is not known what has been stored. */
  void fail(RuntimeException unavailable) {
    failure = unavailable;
    isDone = true;
  }

  boolean isDone() {
    return isDone;
  }

  /** What the rule decided. */
  E outcome() {
    if (failure != null) {
      throw failure;
    }
    return decision;
  }
}
