package no.kontaktregister.demo;

import static no.kontaktregister.domain.tilgang.Tjeneste.ENDRINGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The demo registry of the README. Every number is synthetic: nobody has it.
 *
 * <p>Source: docs/contract.md#demo.
 */
public final class DemoRegistry {

  /** The registry's own organisation number. */
  static final String REGISTRY = "991825827";

  /**
   * Two mailbox providers, a public body, and a supplier of the second provider and of the body.
   */
  static final List<String> CALLERS = List.of("984661185", "922020175", "974761076", "987654325");

  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");

  private static final Virksomhetsidentifikator PUBLIC_BODY =
      new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");

  /** Grants for each of the callers. */
  private static final Set<Tilgang> TILGANGER =
      Set.of(
          Tilgang.itself(DIGIPOST, POSTKASSELEVERANDOER),
          Tilgang.itself(EBOKS, POSTKASSELEVERANDOER),
          new Tilgang(SUPPLIER, EBOKS, POSTKASSELEVERANDOER),
          Tilgang.itself(PUBLIC_BODY, OPPSLAGSTJENESTEN),
          Tilgang.itself(PUBLIC_BODY, ENDRINGSTJENESTEN),
          new Tilgang(SUPPLIER, PUBLIC_BODY, OPPSLAGSTJENESTEN),
          new Tilgang(SUPPLIER, PUBLIC_BODY, ENDRINGSTJENESTEN));

  private DemoRegistry() {}

  /**
   * Adds what is missing, so a registry that has been filled before can be filled again.
   *
   * @param persons the citizens
   */
  public static void fill(Registry registry, List<Person> persons) {
    Set<Personidentifikator> known = new HashSet<>();
    for (int from = 0; from < persons.size(); from += RegistryLookup.MOST_PERSONS) {
      Set<Personidentifikator> some =
          persons.stream()
              .skip(from)
              .limit(RegistryLookup.MOST_PERSONS)
              .map(Person::personidentifikator)
              .collect(Collectors.toSet());
      known.addAll(
          registry
              .lookUp(EnterpriseCaller.itself(DIGIPOST), some, Optional.empty())
              .entries()
              .keySet());
    }
    registry.register(virksomheter());
    registry.add(
        persons.stream()
            .filter(person -> !known.contains(person.personidentifikator()))
            .iterator());
  }

  /** The enterprises of the demo, with the certificates that are in its folder. */
  public static Virksomheter virksomheter() {
    return virksomheter(KeyFolder::sertifikat);
  }

  /** Whether an enterprise is one of the demo's mailbox providers. */
  public static boolean isPostkasseleverandoer(Virksomhetsidentifikator virksomhet) {
    return virksomhet.equals(DIGIPOST) || virksomhet.equals(EBOKS);
  }

  /**
   * The enterprises of the demo.
   *
   * @param sertifikat the certificate of a mailbox provider
   */
  public static Virksomheter virksomheter(
      Function<Virksomhetsidentifikator, X509Sertifikat> sertifikat) {
    return new Virksomheter(
        Set.of(
            new Postkasseleverandoer(DIGIPOST, "Digipost", Optional.of(sertifikat.apply(DIGIPOST))),
            new Postkasseleverandoer(EBOKS, "e-Boks", Optional.of(sertifikat.apply(EBOKS)))),
        TILGANGER);
  }

  /** The citizens as they are when the demo starts at the given time. */
  public static List<Person> persons(Instant now) {
    Instant fresh = now.minus(30, ChronoUnit.DAYS);
    Instant expired = now.minus(3 * 365, ChronoUnit.DAYS);
    return Stream.of(
            aktiv("20914695016", Reservasjon.INGEN, epost("ola.nordmann@example.com", fresh)),
            aktiv("23879422019", Reservasjon.INGEN, mobil("+4791234567", fresh)),
            aktiv(
                "12837512040",
                new Reservasjon(Reservasjon.Status.JA, Optional.of(fresh)),
                epost("reservert@example.com", fresh)),
            aktiv("03888221041", Reservasjon.INGEN, epost("kari.nordmann@example.com", fresh))
                .medPostkasse(postkasse(DIGIPOST, "kari.nordmann#4XKQ", Postkassestatus.AKTIV)),
            aktiv("25929030063", Reservasjon.INGEN, epost("nils.lie@example.com", fresh))
                .medPostkasse(postkasse(EBOKS, "nils.lie-922020175", Postkassestatus.AKTIV)),
            new Person(
                new Personidentifikator("17856040070"),
                Personstatus.SLETTET,
                Reservasjon.INGEN,
                Kontaktinformasjon.INGEN,
                Optional.empty(),
                List.of()),
            aktiv("30865522262", Reservasjon.INGEN, epost("eldre@example.com", expired)),
            aktiv("56847033490", Reservasjon.INGEN, mobil("41234567", fresh)),
            aktiv("01918844402", Reservasjon.INGEN, epost("per.hansen@example.com", fresh))
                .medPostkasse(postkasse(DIGIPOST, "per.hansen#7PLM", Postkassestatus.SLETTET)),
            aktiv(
                    "14826611147",
                    new Reservasjon(Reservasjon.Status.JA, Optional.of(fresh)),
                    epost("ida.berg@example.com", fresh))
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
