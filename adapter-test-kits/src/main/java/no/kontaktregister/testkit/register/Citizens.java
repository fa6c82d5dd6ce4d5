package no.kontaktregister.testkit.register;

import static no.kontaktregister.domain.tilgang.Tjeneste.ENDRINGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The citizens in the registries that the test kits use. */
final class Citizens {

  static final Virksomhetsidentifikator DIGIPOST = new Virksomhetsidentifikator("984661185");
  static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");
  static final Virksomhetsidentifikator PUBLIC_BODY = new Virksomhetsidentifikator("974761076");
  static final Virksomhetsidentifikator SUPPLIER = new Virksomhetsidentifikator("987654325");
  static final Virksomhetsidentifikator UNKNOWN = new Virksomhetsidentifikator("991825827");

  static final X509Sertifikat EBOKS_SERTIFIKAT = new X509Sertifikat(new byte[] {7, 7, 7});

  static final Virksomheter VIRKSOMHETER =
      new Virksomheter(
          Set.of(
              new Postkasseleverandoer(DIGIPOST, "Digipost", Optional.empty()),
              new Postkasseleverandoer(EBOKS, "e-Boks æøå", Optional.of(EBOKS_SERTIFIKAT))),
          Set.of(
              Tilgang.itself(DIGIPOST, POSTKASSELEVERANDOER),
              Tilgang.itself(EBOKS, POSTKASSELEVERANDOER),
              Tilgang.itself(PUBLIC_BODY, OPPSLAGSTJENESTEN),
              Tilgang.itself(PUBLIC_BODY, ENDRINGSTJENESTEN),
              new Tilgang(SUPPLIER, EBOKS, POSTKASSELEVERANDOER),
              new Tilgang(SUPPLIER, PUBLIC_BODY, OPPSLAGSTJENESTEN)));

  /** The first and last moments that are kept, to the millisecond. */
  private static final Instant EARLY = Instant.parse("1999-12-31T22:59:59.999Z");

  private static final Instant LATE = Instant.parse("2038-01-19T03:14:08.001Z");

  private Citizens() {}

  private static final Map<Integer, Personidentifikator> NUMBERS = new ConcurrentHashMap<>();

  /** Different numbers, from 0 on; all synthetic. */
  static Personidentifikator number(int index) {
    return NUMBERS.computeIfAbsent(index, Citizens::find);
  }

  private static Personidentifikator find(int index) {
    // At least one of five consecutive numbers has check digits.
    return IntStream.range(0, 20)
        .mapToObj(
            offset ->
                Personidentifikator.beginningWith(
                    "%02d%02d%02d%03d"
                        .formatted(
                            1 + index % 28,
                            81 + index / 28 % 12,
                            index / 336 % 100,
                            20 * (index / 33_600) + offset)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseThrow();
  }

  static List<Personidentifikator> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Citizens::number).toList();
  }

  /** Citizens about whom nothing else is known. */
  static Person plain(Personidentifikator number) {
    return Person.registrert(number);
  }

  static Postkasse postkasse(
      Virksomhetsidentifikator provider, String address, Postkassestatus status) {
    return new Postkasse(provider, new Postkasseadresse(address), Optional.empty(), status);
  }

  /** One citizen of each kind, with the longest and the strangest values. */
  static List<Person> ofEveryKind() {
    Kontaktinformasjon withoutTimes =
        new Kontaktinformasjon(
            Optional.empty(),
            Optional.of(
                new Kontaktopplysning<>(
                    Epostadresse.registrert("a@b"), Optional.empty(), Optional.empty())));

    return Stream.concat(
            Stream.of(Spraak.values())
                .map(
                    spraak ->
                        new Person(
                            number(10 + spraak.ordinal()),
                            Personstatus.AKTIV,
                            Reservasjon.INGEN,
                            everything(spraak.ordinal()),
                            Optional.of(
                                new Kontaktopplysning<>(
                                    spraak, Optional.of(EARLY), Optional.empty())),
                            List.of(
                                new Postkasse(
                                    DIGIPOST,
                                    new Postkasseadresse("ola.nordmann#9YDT"),
                                    Optional.of(new X509Sertifikat(new byte[] {0, -1, 1})),
                                    Postkassestatus.AKTIV)))),
            Stream.of(
                plain(number(0)),
                new Person(
                    number(1),
                    Personstatus.SLETTET,
                    Reservasjon.INGEN,
                    Kontaktinformasjon.INGEN,
                    Optional.empty(),
                    List.of()),
                new Person(
                    number(2),
                    Personstatus.AKTIV,
                    new Reservasjon(Reservasjon.Status.JA, Optional.of(EARLY)),
                    withoutTimes,
                    Optional.of(
                        new Kontaktopplysning<>(Spraak.NN, Optional.empty(), Optional.empty())),
                    List.of(
                        postkasse(DIGIPOST, "á𝒥😀ŋđ'\";\\%_--", Postkassestatus.SLETTET),
                        new Postkasse(
                            EBOKS,
                            new Postkasseadresse("æ".repeat(100)),
                            Optional.of(new X509Sertifikat(new byte[100 * 1024])),
                            Postkassestatus.AKTIV))),
                plain(number(3))
                    .medPostkasse(postkasse(EBOKS, "12345678", Postkassestatus.SLETTET))))
        .toList();
  }

  /** The longest values, all different. */
  private static Kontaktinformasjon everything(int index) {
    return new Kontaktinformasjon(
        Optional.of(
            new Kontaktopplysning<>(
                new Mobiltelefonnummer("1234567890123456789" + index),
                Optional.of(EARLY),
                Optional.of(LATE))),
        Optional.of(
            new Kontaktopplysning<>(
                Epostadresse.registrert("blåbærsyltetøy@" + "x".repeat(31) + index + ".no"),
                Optional.of(LATE),
                Optional.of(EARLY))));
  }
}
