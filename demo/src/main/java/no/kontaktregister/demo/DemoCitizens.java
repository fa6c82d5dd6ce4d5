package no.kontaktregister.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.demo.idporten.TestUser;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * The demo registry's citizens in words. The words are taken from the persons, so that they always
 * agree with the registry.
 */
public final class DemoCitizens {

  /** A well-formed number that is not in the demo registry. */
  private static final TestUser UNKNOWN =
      new TestUser(new Personidentifikator("09819915110"), "not in the registry");

  private DemoCitizens() {}

  /** The citizens of the registry, and one person who is not in it. */
  public static List<TestUser> at(Instant now) {
    return Stream.concat(
            DemoRegistry.persons(now).stream()
                .map(person -> new TestUser(person.personidentifikator(), describe(person, now))),
            Stream.of(UNKNOWN))
        .toList();
  }

  private static String describe(Person person, Instant now) {
    if (person.isSlettet()) {
      return "deleted from the registry";
    }
    if (person.reservasjon().erReservert()) {
      return "reserved, " + mailbox(person);
    }
    return Stream.of(
            Stream.of(mailbox(person)),
            dnummer(person),
            // A citizen who has or had a mailbox needs no more words.
            person.postkasser().isEmpty() ? contact(person, now) : Stream.<String>empty())
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> dnummer(Person person) {
    return Stream.of("D-nummer")
        .filter(word -> person.personidentifikator().value().charAt(0) >= '4');
  }

  private static Stream<String> contact(Person person, Instant now) {
    return Stream.concat(
        person.kontaktinformasjon().epostadresse().map(it -> age("e-mail", it, now)).stream(),
        person
            .kontaktinformasjon()
            .mobiltelefonnummer()
            .map(it -> age("mobile", it, now))
            .stream());
  }

  private static String mailbox(Person person) {
    return person
        .aktivPostkasse()
        .map(postkasse -> "mailbox with " + postkasse.leverandoer().value())
        .orElse(person.postkasser().isEmpty() ? "no mailbox" : "mailbox deleted earlier");
  }

  private static String age(String what, Kontaktopplysning<?> information, Instant now) {
    return information.isFresh(now) ? what : "expired " + what;
  }
}
