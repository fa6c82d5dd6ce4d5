package no.kontaktregister.application.oppslag;

import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.PERSON;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.VARSLINGS_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.memory.MemoryRegistry;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A public body's look-ups in a registry with two citizens. */
class OppslagServicesTest {

  private static final Virksomhetsidentifikator BODY = new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator PROVIDER =
      new Virksomhetsidentifikator("984661185");

  /** Has a grant for one service and not for the other. */
  private static final Virksomhetsidentifikator LOOKS_UP =
      new Virksomhetsidentifikator("991825827");

  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");

  private static final String CITIZEN = "20914695016";
  private static final String DELETED = "17856040070";
  private static final String UNKNOWN = "09819915110";

  private static final Instant GIVEN = Instant.parse("2024-01-15T11:00:00Z");
  private static final Instant LAST_FRESH = Instant.parse("2025-07-15T09:59:59Z");

  private final MemoryRegistry registry = new MemoryRegistry();

  @BeforeEach
  void fill() {
    registry.register(
        new Virksomheter(
            Set.of(new Postkasseleverandoer(PROVIDER, "Mailbox provider", Optional.empty())),
            Set.of(
                Tilgang.itself(PROVIDER, Tjeneste.POSTKASSELEVERANDOER),
                Tilgang.itself(BODY, Tjeneste.OPPSLAGSTJENESTEN),
                Tilgang.itself(BODY, Tjeneste.ENDRINGSTJENESTEN),
                Tilgang.itself(LOOKS_UP, Tjeneste.OPPSLAGSTJENESTEN),
                new Tilgang(SUPPLIER, BODY, Tjeneste.ENDRINGSTJENESTEN))));
    registry.add(
        List.of(person(CITIZEN, Personstatus.AKTIV), person(DELETED, Personstatus.SLETTET))
            .iterator());
  }

  @Test
  void personsComeInTheRequestsOrderAsOftenAsTheyAreAskedFor() {
    assertThat(personer(LAST_FRESH, Set.of(PERSON), UNKNOWN, CITIZEN, DELETED, CITIZEN))
        .extracting(person -> person.personidentifikator().value() + " " + person.status())
        .containsExactly(
            UNKNOWN + " IKKE_REGISTRERT",
            CITIZEN + " AKTIV",
            DELETED + " SLETTET",
            CITIZEN + " AKTIV");
  }

  @Test
  void contactInformationIsLeftOutFromTheSecondWhenItIsTooOld() {
    Set<Informasjonsbehov> behov = Set.of(KONTAKTINFO, VARSLINGS_STATUS);

    assertThat(personer(LAST_FRESH, behov, CITIZEN).get(0).kontaktinformasjon()).isPresent();
    assertThat(personer(LAST_FRESH.plusSeconds(1), behov, CITIZEN).get(0).kontaktinformasjon())
        .isEmpty();
    assertThat(
            personer(LAST_FRESH.plusSeconds(1), Set.of(KONTAKTINFO), CITIZEN)
                .get(0)
                .kontaktinformasjon())
        .isPresent();
  }

  @Test
  void aRequestNamesOneToAThousandPersons() {
    String[] thousand = Collections.nCopies(1000, CITIZEN).toArray(String[]::new);
    String[] more = Collections.nCopies(1001, CITIZEN).toArray(String[]::new);

    assertThat(personer(GIVEN, Set.of(), thousand)).hasSize(1000);
    assertThatThrownBy(() -> personer(GIVEN, Set.of(), more))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("A request must name 1 to 1000 persons.");
    assertThatThrownBy(() -> personer(GIVEN, Set.of())).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aMalformedNumberIsNamedByItsPosition() {
    assertThatThrownBy(() -> personer(GIVEN, Set.of(), CITIZEN, "20914695017", "x"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage(
            "The personidentifikator at position 2 is not a valid foedselsnummer or D-nummer.");
  }

  @Test
  void syntheticNumbersAreMalformedWhereTheyAreRefused() {
    HentPersoner production =
        new HentPersonerService(registry, SyntheticNumbers.REFUSED, at(GIVEN));

    assertThatThrownBy(
            () ->
                production.hentPersoner(
                    new HentPersonerForespoersel(
                        EnterpriseCaller.itself(BODY), Set.of(), List.of(CITIZEN), Set.of())))
        .isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void changesComeInTheOrderOfTheirNumbersAndNothingIsFiltered() {
    HentEndringerRespons all = endringer(BODY, 0);

    assertThat(all.fraEndringsNummer()).isZero();
    assertThat(all.tilEndringsNummer()).isEqualTo(2);
    assertThat(all.senesteEndringsNummer()).isEqualTo(2);
    assertThat(all.personer())
        .extracting(person -> person.personidentifikator().value() + " " + person.status())
        .containsExactly(CITIZEN + " AKTIV", DELETED + " SLETTET");
    // Too old, but delivered.
    assertThat(all.personer().get(0).kontaktinformasjon()).isPresent();
    assertThat(endringer(BODY, 2).personer()).hasSize(1);
  }

  @Test
  void aReaderThatHasReadEverythingGetsNothing() {
    assertThat(endringer(BODY, 3)).isEqualTo(new HentEndringerRespons(3, 2, 2, List.of()));
    assertThat(endringer(BODY, Long.MAX_VALUE))
        .isEqualTo(new HentEndringerRespons(Long.MAX_VALUE, 2, 2, List.of()));
  }

  @Test
  void noChangeHasANegativeNumber() {
    assertThatThrownBy(() -> endringer(BODY, -1))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("The number of a change is never negative. Begin with 0.");
  }

  @Test
  void theAnswerNamesItsCitizensForTheAudit() {
    assertThat(endringer(BODY, 2).citizens()).containsExactly(new Personidentifikator(DELETED));
  }

  @Test
  void eachServiceNeedsItsOwnGrant() {
    assertThatThrownBy(
            () ->
                personer(
                    EnterpriseCaller.itself(PROVIDER), GIVEN, Set.of(), new String[] {CITIZEN}))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageEndingWith("Service owner 984661185 does not have access to OPPSLAGSTJENESTEN");
    assertThatThrownBy(() -> endringer(PROVIDER, 1)).isInstanceOf(AccessDeniedException.class);
    assertThat(personer(EnterpriseCaller.itself(LOOKS_UP), GIVEN, Set.of(), new String[] {CITIZEN}))
        .hasSize(1);
    assertThatThrownBy(() -> endringer(LOOKS_UP, 1))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessage(
            "Invalid service usage: Service owner 991825827 does not have access to"
                + " ENDRINGSTJENESTEN");
    assertThatThrownBy(() -> print(EnterpriseCaller.itself(PROVIDER)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aSupplierMayUseTheServicesThatItWasGrantedForTheEnterprise() {
    assertThatThrownBy(
            () ->
                personer(
                    new EnterpriseCaller(SUPPLIER, BODY), GIVEN, Set.of(), new String[] {CITIZEN}))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("Service owner 974761076");
    assertThatThrownBy(() -> print(new EnterpriseCaller(SUPPLIER, BODY)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void theFilterOfUnregisteredPersonsLeavesThemOut() {
    HentPersonerRespons respons =
        new HentPersonerService(registry, SyntheticNumbers.ACCEPTED, at(GIVEN))
            .hentPersoner(
                new HentPersonerForespoersel(
                    EnterpriseCaller.itself(BODY),
                    Set.of(),
                    List.of(UNKNOWN, CITIZEN, DELETED),
                    Set.of(Filter.IKKE_REGISTRERTE)));

    assertThat(respons.personer())
        .extracting(person -> person.personidentifikator().value())
        .containsExactly(CITIZEN, DELETED);
  }

  @Test
  void withoutAFilterContactInformationIsDeliveredHoweverOldItIs() {
    HentPersonerRespons respons =
        new HentPersonerService(registry, SyntheticNumbers.ACCEPTED, at(LAST_FRESH.plusSeconds(1)))
            .hentPersoner(
                new HentPersonerForespoersel(
                    EnterpriseCaller.itself(BODY),
                    Set.of(KONTAKTINFO, VARSLINGS_STATUS),
                    List.of(CITIZEN),
                    Set.of()));

    assertThat(respons.personer().get(0).kontaktinformasjon()).isPresent();
  }

  @Test
  void toStringOfARequestDoesNotNameThePersons() {
    assertThat(
            new HentPersonerForespoersel(
                EnterpriseCaller.itself(BODY), Set.of(), List.of(CITIZEN), Set.of()))
        .asString()
        .contains("974761076")
        .doesNotContain(CITIZEN);
  }

  @Test
  void aRequestNamesThePersonsWithWellFormedNumbersForTheAudit() {
    assertThat(
            new HentPersonerForespoersel(
                    EnterpriseCaller.itself(BODY),
                    Set.of(),
                    List.of(CITIZEN, "no number"),
                    Set.of())
                .citizens())
        .containsExactly(new Personidentifikator(CITIZEN));
  }

  @Test
  void thePrintCertificateIsForEnterprisesWithAccessAndForAnybody() {
    assertThat(print(EnterpriseCaller.itself(BODY))).isEqualTo(PRINT);
    assertThat(print(new AnonymousCaller())).isEqualTo(PRINT);
  }

  private static final PrintSertifikat PRINT =
      new PrintSertifikat(PROVIDER, new X509Sertifikat(new byte[] {1}));

  private PrintSertifikat print(Caller caller) {
    return new HentPrintSertifikatService(registry, () -> PRINT)
        .hentPrintSertifikat(new HentPrintSertifikatForespoersel(caller));
  }

  private List<Personopplysninger> personer(
      Instant now, Set<Informasjonsbehov> behov, String... numbers) {
    return personer(EnterpriseCaller.itself(BODY), now, behov, numbers);
  }

  private List<Personopplysninger> personer(
      EnterpriseCaller caller, Instant now, Set<Informasjonsbehov> behov, String[] numbers) {
    return new HentPersonerService(registry, SyntheticNumbers.ACCEPTED, at(now))
        .hentPersoner(
            new HentPersonerForespoersel(
                caller, behov, List.of(numbers), Set.of(Filter.VARSLINGSSTATUS)))
        .personer();
  }

  private HentEndringerRespons endringer(Virksomhetsidentifikator caller, long fra) {
    return new HentEndringerService(registry, registry, at(LAST_FRESH.plusSeconds(1)))
        .hentEndringer(
            new HentEndringerForespoersel(
                EnterpriseCaller.itself(caller), Set.of(KONTAKTINFO, VARSLINGS_STATUS), fra));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static Person person(String number, Personstatus status) {
    return new Person(
        new Personidentifikator(number),
        status,
        Reservasjon.INGEN,
        new Kontaktinformasjon(
            Optional.empty(),
            Optional.of(
                new Kontaktopplysning<>(
                    Epostadresse.registrert("ola@example.com"),
                    Optional.of(GIVEN),
                    Optional.empty()))),
        Optional.empty(),
        List.of());
  }
}
