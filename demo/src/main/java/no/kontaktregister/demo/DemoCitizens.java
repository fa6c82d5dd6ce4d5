package no.kontaktregister.demo;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.demo.idporten.TestUser;
import no.kontaktregister.demo.site.Texts;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * The demo registry's citizens in words. The words are taken from the persons, so that they always
 * agree with the registry.
 */
public final class DemoCitizens {

  /** A well-formed number that is not in the demo registry. */
  private static final Personidentifikator UNKNOWN = new Personidentifikator("09819915110");

  private DemoCitizens() {}

  /** The citizens of the registry, and one person who is not in it. */
  public static List<TestUser> at(Instant now, Texts texts) {
    return Stream.concat(
            DemoRegistry.persons(now).stream()
                .map(
                    person ->
                        new TestUser(person.personidentifikator(), describe(person, now, texts))),
            Stream.of(new TestUser(UNKNOWN, texts.get("testuser.unknown"))))
        .toList();
  }

  private static String describe(Person person, Instant now, Texts texts) {
    if (person.isSlettet()) {
      return texts.get("testuser.deleted");
    }
    if (person.reservasjon().isReservert()) {
      return texts.get("testuser.reserved") + ", " + mailbox(person, texts);
    }
    return Stream.of(
            Stream.of(mailbox(person, texts)),
            dnummer(person, texts),
            // A citizen who has or had a mailbox needs no more words.
            person.postkasser().isEmpty() ? contact(person, now, texts) : Stream.<String>empty())
        .flatMap(words -> words)
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> dnummer(Person person, Texts texts) {
    return Stream.of(texts.get("testuser.dnummer"))
        .filter(word -> person.personidentifikator().value().charAt(0) >= '4');
  }

  private static Stream<String> contact(Person person, Instant now, Texts texts) {
    return Stream.concat(
        person
            .kontaktinformasjon()
            .epostadresse()
            .map(it -> texts.get(it.isFresh(now) ? "testuser.email" : "testuser.email-expired"))
            .stream(),
        person
            .kontaktinformasjon()
            .mobiltelefonnummer()
            .map(it -> texts.get(it.isFresh(now) ? "testuser.mobile" : "testuser.mobile-expired"))
            .stream());
  }

  private static String mailbox(Person person, Texts texts) {
    return person
        .aktivPostkasse()
        .map(postkasse -> texts.get("testuser.mailbox", postkasse.leverandoer().value()))
        .orElseGet(
            () ->
                texts.get(
                    person.postkasser().isEmpty()
                        ? "testuser.no-mailbox"
                        : "testuser.mailbox-deleted"));
  }
}
