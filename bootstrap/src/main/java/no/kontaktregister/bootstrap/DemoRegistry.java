package no.kontaktregister.bootstrap;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Delegering;
import no.kontaktregister.domain.virksomhet.Virksomheter;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The demo registry of the README. Every number is synthetic: nobody has it.
 *
 * <p>Source: the contract, section 7.
 */
final class DemoRegistry {

  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");

  private static final Virksomhetsidentifikator PUBLIC_BODY =
      new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");

  static final Virksomheter VIRKSOMHETER =
      new Virksomheter(
          Set.of(DIGIPOST, EBOKS),
          Set.of(PUBLIC_BODY),
          Set.of(new Delegering(EBOKS, SUPPLIER), new Delegering(PUBLIC_BODY, SUPPLIER)));

  private DemoRegistry() {}

  /** Adds what is missing, so that it does no harm to a registry that it meets again. */
  static void fill(Registry registry, Clock clock) {
    List<Person> persons = persons(clock.instant());
    Set<Personidentifikator> numbers =
        persons.stream().map(Person::personidentifikator).collect(Collectors.toSet());
    Set<Personidentifikator> known =
        registry.lookUp(Caller.itself(DIGIPOST), numbers, Optional.empty()).persons().keySet();
    registry.register(VIRKSOMHETER);
    registry.add(
        persons.stream()
            .filter(person -> !known.contains(person.personidentifikator()))
            .iterator());
  }

  static List<Person> persons(Instant now) {
    Instant fresh = now.minus(30, ChronoUnit.DAYS);
    Instant expired = now.minus(3 * 365, ChronoUnit.DAYS);
    return Stream.of(
            aktiv("20914695016", Reservasjon.NEI, epost("ola.nordmann@example.com", fresh)),
            aktiv("23879422019", Reservasjon.NEI, mobil("+4791234567", fresh)),
            aktiv("12837512040", Reservasjon.JA, epost("reservert@example.com", fresh)),
            aktiv("03888221041", Reservasjon.NEI, epost("kari.nordmann@example.com", fresh))
                .medPostkasse(postkasse(DIGIPOST, "kari.nordmann#4XKQ", Postkassestatus.AKTIV)),
            aktiv("25929030063", Reservasjon.NEI, epost("nils.lie@example.com", fresh))
                .medPostkasse(postkasse(EBOKS, "nils.lie-922020175", Postkassestatus.AKTIV)),
            new Person(
                new Personidentifikator("17856040070"),
                Personstatus.SLETTET,
                Reservasjon.NEI,
                Kontaktinformasjon.INGEN,
                Optional.empty(),
                List.of()),
            aktiv("30865522262", Reservasjon.NEI, epost("eldre@example.com", expired)),
            aktiv("56847033490", Reservasjon.NEI, mobil("41234567", fresh)),
            aktiv("01918844402", Reservasjon.NEI, epost("per.hansen@example.com", fresh))
                .medPostkasse(postkasse(DIGIPOST, "per.hansen#7PLM", Postkassestatus.SLETTET)),
            aktiv("14826611147", Reservasjon.JA, epost("ida.berg@example.com", fresh))
                .medPostkasse(postkasse(DIGIPOST, "ida.berg#2RTZ", Postkassestatus.AKTIV)))
        .toList();
  }

  private static Person aktiv(
      String number, Reservasjon reservasjon, Kontaktinformasjon kontaktinformasjon) {
    return new Person(
        new Personidentifikator(number),
        Personstatus.AKTIV,
        reservasjon,
        kontaktinformasjon,
        Optional.empty(),
        List.of());
  }

  private static Kontaktinformasjon epost(String address, Instant updated) {
    return new Kontaktinformasjon(
        Optional.empty(),
        Optional.of(
            new Kontaktopplysning<>(
                Epostadresse.registrert(address), Optional.of(updated), Optional.empty())));
  }

  private static Kontaktinformasjon mobil(String number, Instant updated) {
    return new Kontaktinformasjon(
        Optional.of(
            new Kontaktopplysning<>(
                new Mobiltelefonnummer(number), Optional.of(updated), Optional.empty())),
        Optional.empty());
  }

  private static Postkasse postkasse(
      Virksomhetsidentifikator provider, String address, Postkassestatus status) {
    return new Postkasse(provider, new Postkasseadresse(address), Optional.empty(), status);
  }
}
