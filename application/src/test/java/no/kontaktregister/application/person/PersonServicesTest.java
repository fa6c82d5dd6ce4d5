package no.kontaktregister.application.person;

import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.memory.MemoryRegistry;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.InvalidRequestException.Part;
import no.kontaktregister.application.person.EndrePersonForespoersel.NyVerdi;
import no.kontaktregister.domain.oppslag.Oppslagsstatus;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A citizen's own requests in a registry with one active and one deleted citizen. */
class PersonServicesTest {

  private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private static final CitizenCaller CITIZEN =
      new CitizenCaller(new Personidentifikator("20914695016"));
  private static final CitizenCaller DELETED =
      new CitizenCaller(new Personidentifikator("17856040070"));
  private static final CitizenCaller UNKNOWN =
      new CitizenCaller(new Personidentifikator("09819915110"));

  private static final Person KNOWN =
      Person.registrert(CITIZEN.personidentifikator())
          .medEpostadresse(Epostadresse.registrert("ola@example.com"), BEFORE);

  private final MemoryRegistry registry = new MemoryRegistry();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final HentPerson hent = new HentPersonService(registry, clock);
  private final EndrePerson endre =
      new EndrePersonService(registry, registry, text -> text.contains("@"), clock);
  private final SlettPerson slett = new SlettPersonService(registry);

  @BeforeEach
  void fill() {
    registry.add(
        List.of(KNOWN, Person.registrert(DELETED.personidentifikator()).slettet()).iterator());
  }

  @Test
  void aCitizenSeesTheirOwnEntry() {
    Personopplysninger seen = see(CITIZEN);

    assertThat(seen.status()).isEqualTo(Oppslagsstatus.AKTIV);
    assertThat(seen.kontaktinformasjon()).contains(KNOWN.kontaktinformasjon());
    assertThat(see(DELETED).status()).isEqualTo(Oppslagsstatus.SLETTET);
    assertThat(see(UNKNOWN).status()).isEqualTo(Oppslagsstatus.IKKE_REGISTRERT);
  }

  @Test
  void allMembersOfARequestTogetherAreOneChange() {
    endre.endrePerson(
        new EndrePersonForespoersel(
            CITIZEN,
            Set.of(),
            Optional.of(Reservasjon.Status.JA),
            Optional.of(given("kari@example.com")),
            Optional.of(given("+4791234567")),
            Optional.of(Spraak.EN),
            false));

    assertThat(person(CITIZEN))
        .isEqualTo(
            KNOWN
                .reservert(NOW)
                .medEpostadresse(Epostadresse.registrert("kari@example.com"), NOW)
                .medMobiltelefonnummer(new Mobiltelefonnummer("+4791234567"), NOW)
                .medSpraak(Spraak.EN, NOW));
    assertThat(seneste()).isEqualTo(3);
  }

  @Test
  void everythingThatIsNotNamedStays() {
    endre(CITIZEN, Optional.empty(), Optional.of(given("+4791234567")));
    assertThat(person(CITIZEN).kontaktinformasjon().epostadresse())
        .isEqualTo(KNOWN.kontaktinformasjon().epostadresse());

    endre(CITIZEN, Optional.of(new NyVerdi(Optional.empty())), Optional.empty());
    assertThat(person(CITIZEN).kontaktinformasjon().epostadresse()).isEmpty();
    assertThat(person(CITIZEN).kontaktinformasjon().mobiltelefonnummer()).isPresent();

    endre(CITIZEN, Optional.empty(), Optional.of(new NyVerdi(Optional.empty())));
    assertThat(person(CITIZEN).kontaktinformasjon().mobiltelefonnummer()).isEmpty();
  }

  @Test
  void confirmingAndLiftingAReservationAreChanges() {
    endre.endrePerson(
        new EndrePersonForespoersel(
            CITIZEN,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true));
    assertThat(person(CITIZEN)).isEqualTo(KNOWN.bekreftet(NOW));

    reserve(CITIZEN, Reservasjon.Status.JA);
    reserve(CITIZEN, Reservasjon.Status.NEI);
    assertThat(person(CITIZEN).reservasjon())
        .isEqualTo(new Reservasjon(Reservasjon.Status.NEI, Optional.of(NOW)));
    assertThat(seneste()).isEqualTo(5);
  }

  @Test
  void aRequestThatChangesNothingTakesNoNumberAndRegistersNobody() {
    assertThat(reserve(CITIZEN, Reservasjon.Status.NEI)).isEqualTo(see(CITIZEN));
    assertThat(reserve(UNKNOWN, Reservasjon.Status.NEI)).isEqualTo(see(UNKNOWN));
    assertThat(reserve(DELETED, Reservasjon.Status.NEI)).isEqualTo(see(DELETED));

    assertThat(seneste()).isEqualTo(2);
    assertThat(see(UNKNOWN).status()).isEqualTo(Oppslagsstatus.IKKE_REGISTRERT);
    assertThat(see(DELETED).status()).isEqualTo(Oppslagsstatus.SLETTET);
  }

  @Test
  void theAnswerToAChangeIsTheCitizenAfterIt() {
    Personopplysninger answer = reserve(CITIZEN, Reservasjon.Status.JA);

    assertThat(answer.reservasjon()).isEqualTo(KNOWN.reservert(NOW).reservasjon());
    assertThat(answer.kontaktinformasjon()).contains(KNOWN.kontaktinformasjon());
  }

  @Test
  void theFirstChangeRegistersACitizenAndRegistersADeletedOneAgain() {
    reserve(UNKNOWN, Reservasjon.Status.JA);
    reserve(DELETED, Reservasjon.Status.JA);

    assertThat(person(UNKNOWN))
        .isEqualTo(Person.registrert(UNKNOWN.personidentifikator()).reservert(NOW));
    assertThat(person(DELETED))
        .isEqualTo(Person.registrert(DELETED.personidentifikator()).reservert(NOW));
    assertThat(seneste()).isEqualTo(4);
  }

  @Test
  void aMalformedValueChangesNothingAndIsNotRepeated() {
    assertThatThrownBy(() -> endre(CITIZEN, Optional.of(given("no-address")), Optional.empty()))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            invalid -> assertThat(invalid.part()).isEqualTo(Part.EPOSTADRESSE))
        .hasMessage("An epostadresse must be well-formed and have 3 to 50 characters.");
    assertThatThrownBy(() -> endre(CITIZEN, Optional.empty(), Optional.of(given("12345678"))))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            invalid -> assertThat(invalid.part()).isEqualTo(Part.MOBILTELEFONNUMMER))
        .hasMessageNotContaining("12345678");
    assertThat(seneste()).isEqualTo(2);
  }

  @Test
  void aCitizenIsDeletedOnce() {
    assertThat(slett(CITIZEN)).contains(KNOWN.slettet());
    assertThat(slett(CITIZEN)).isEmpty();
    assertThat(slett(UNKNOWN)).isEmpty();
    assertThat(seneste()).isEqualTo(3);
  }

  @Test
  void toStringOfARequestDoesNotNameItsCitizen() {
    EndrePersonForespoersel request =
        new EndrePersonForespoersel(
            CITIZEN,
            Set.of(),
            Optional.empty(),
            Optional.of(given("ola@example.com")),
            Optional.empty(),
            Optional.empty(),
            false);

    assertThat(request.citizens()).containsExactly(CITIZEN.personidentifikator());
    assertThat(new HentPersonForespoersel(CITIZEN, Set.of()).citizens())
        .containsExactly(CITIZEN.personidentifikator());
    assertThat(new SlettPersonForespoersel(CITIZEN).citizens())
        .containsExactly(CITIZEN.personidentifikator());
    assertThat(request.toString())
        .contains("epostadresse=Optional[NyVerdi[")
        .doesNotContain(CITIZEN.personidentifikator().value(), "ola@example.com");
  }

  private static NyVerdi given(String text) {
    return new NyVerdi(Optional.of(text));
  }

  private void endre(CitizenCaller citizen, Optional<NyVerdi> epost, Optional<NyVerdi> mobil) {
    endre.endrePerson(
        new EndrePersonForespoersel(
            citizen, Set.of(), Optional.empty(), epost, mobil, Optional.empty(), false));
  }

  private Personopplysninger reserve(CitizenCaller citizen, Reservasjon.Status status) {
    return endre.endrePerson(
        new EndrePersonForespoersel(
            citizen,
            Set.of(KONTAKTINFO),
            Optional.of(status),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false));
  }

  private Optional<Person> slett(CitizenCaller citizen) {
    return slett.slettPerson(new SlettPersonForespoersel(citizen)).endret();
  }

  private Personopplysninger see(CitizenCaller citizen) {
    return hent.hentPerson(new HentPersonForespoersel(citizen, Set.of(KONTAKTINFO)));
  }

  private Person person(CitizenCaller citizen) {
    return registry
        .lookUp(citizen, Set.of(citizen.personidentifikator()), Optional.empty())
        .person(citizen.personidentifikator())
        .orElseThrow();
  }

  private long seneste() {
    return registry.changesFrom(Long.MAX_VALUE).seneste();
  }
}
