package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.ALLEREDE_AKTIV;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.RESERVERT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_EPOSTADRESSE;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_ORGNR;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_PERSONNUMMER;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_SERTIFIKAT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.ja;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.Test;

class KanVelgeSikkerDigitalPostkasseServiceTest {

  private static final Virksomhetsidentifikator APPROVED =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator OTHER = new Virksomhetsidentifikator("991825827");

  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("922020175");

  private static final Virksomhetsidentifikator GRANTED_AND_NOT_APPROVED =
      new Virksomhetsidentifikator("974761076");

  private static final String FREE = "20914695016";
  private static final String RESERVED = "12837512040";
  private static final String WITH_MAILBOX = "03888221041";
  private static final String UNKNOWN = "09819915110";
  private static final String MALFORMED = "20914695017";

  private static final X509Sertifikat GOOD = new X509Sertifikat(new byte[] {1});
  private static final X509Sertifikat BAD = new X509Sertifikat(new byte[] {0});

  private final Registry registry = new Registry();
  private final KanVelgeSikkerDigitalPostkasse useCase =
      new KanVelgeSikkerDigitalPostkasseService(
          registry,
          sertifikat ->
              sertifikat.equals(GOOD) ? CertificateVerdict.ACCEPTED : CertificateVerdict.EXPIRED,
          text -> text.contains("@"),
          SyntheticNumbers.ACCEPTED);

  @Test
  void theAnswerFollowsTheCitizen() {
    assertThat(ask(APPROVED, FREE, null, null, null)).isEqualTo(ja());
    assertThat(ask(APPROVED, UNKNOWN, null, null, null)).isEqualTo(nei(BRUKER_IKKE_FUNNET));
    assertThat(ask(APPROVED, RESERVED, null, null, null)).isEqualTo(nei(RESERVERT));
    assertThat(ask(APPROVED, WITH_MAILBOX, null, null, null)).isEqualTo(nei(ALLEREDE_AKTIV));
  }

  @Test
  void theFirstRowThatAppliesDecides() {
    assertThat(ask(APPROVED, MALFORMED, "x", BAD, "x")).isEqualTo(nei(UGYLDIG_PERSONNUMMER));
    assertThat(ask(APPROVED, UNKNOWN, "x", BAD, "x")).isEqualTo(nei(UGYLDIG_ORGNR));
    assertThat(ask(APPROVED, UNKNOWN, "991825827", BAD, "x")).isEqualTo(nei(UGYLDIG_ORGNR));
    assertThat(ask(APPROVED, UNKNOWN, null, BAD, "x")).isEqualTo(nei(UGYLDIG_SERTIFIKAT));
    assertThat(ask(APPROVED, UNKNOWN, null, GOOD, "x")).isEqualTo(nei(UGYLDIG_EPOSTADRESSE));
    assertThat(ask(APPROVED, UNKNOWN, null, GOOD, "x@y")).isEqualTo(nei(BRUKER_IKKE_FUNNET));
  }

  @Test
  void theProviderMayBeNamedWithAPrefix() {
    assertThat(ask(APPROVED, FREE, "0192:991825827", null, null)).isEqualTo(nei(UGYLDIG_ORGNR));
    assertThat(ask(APPROVED, FREE, "9908:984661185", null, null)).isEqualTo(ja());
  }

  @Test
  void anEnterpriseWithoutAccessIsDeniedWhateverItAsks() {
    String denial =
        "Invalid service usage: Service owner 991825827 does not have access to"
            + " POSTKASSELEVERANDOER";

    for (String person : List.of(FREE, RESERVED, UNKNOWN, MALFORMED)) {
      assertThatThrownBy(() -> ask(OTHER, person, "984661185", null, null))
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage(denial);
    }
  }

  @Test
  void anEnterpriseWithAccessThatIsNotAnApprovedProviderGetsUgyldigOrgnr() {
    assertThat(ask(GRANTED_AND_NOT_APPROVED, FREE, null, null, null)).isEqualTo(nei(UGYLDIG_ORGNR));
    assertThat(ask(GRANTED_AND_NOT_APPROVED, FREE, "984661185", null, null)).isEqualTo(ja());
  }

  @Test
  void aSupplierActsForAProviderOnlyWithAGrant() {
    assertThat(ask(new EnterpriseCaller(SUPPLIER, APPROVED), FREE)).isEqualTo(ja());
    assertThat(ask(new EnterpriseCaller(APPROVED, APPROVED), FREE)).isEqualTo(ja());
    assertThatThrownBy(() -> ask(new EnterpriseCaller(OTHER, APPROVED), FREE))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> ask(new EnterpriseCaller(SUPPLIER, OTHER), FREE))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void aRequestWithEveryOptionalElementCanBeAnsweredJa() {
    assertThat(ask(APPROVED, FREE, "984661185", GOOD, "ola@example.com")).isEqualTo(ja());
  }

  @Test
  void theRegistryIsAskedOnce() {
    ask(APPROVED, WITH_MAILBOX, "984661185", GOOD, "ola@example.com");
    assertThat(registry.lookUps).isEqualTo(1);

    ask(APPROVED, MALFORMED, "x", null, null);
    assertThat(registry.lookUps).isEqualTo(2);
  }

  @Test
  void syntheticNumbersAreMalformedWhereTheyAreRefused() {
    KanVelgeSikkerDigitalPostkasse production =
        new KanVelgeSikkerDigitalPostkasseService(
            registry,
            sertifikat -> CertificateVerdict.ACCEPTED,
            text -> true,
            SyntheticNumbers.REFUSED);

    assertThat(production.kanVelge(forespoersel(APPROVED, FREE, null, null, null)))
        .isEqualTo(nei(UGYLDIG_PERSONNUMMER));
  }

  @Test
  void thereIsNoAnswerWhenTheRegistryDoesNotAnswer() {
    registry.down = true;

    assertThatThrownBy(() -> ask(APPROVED, FREE, null, null, null))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void toStringOfARequestDoesNotNameTheCitizen() {
    assertThat(forespoersel(APPROVED, FREE, null, null, "ola@example.com"))
        .asString()
        .contains("984661185")
        .doesNotContain(FREE, "ola");
  }

  @Test
  void aRequestNamesItsCitizenForTheAudit() {
    assertThat(forespoersel(APPROVED, FREE, null, null, null).citizens())
        .containsExactly(new Personidentifikator(FREE));
  }

  private KanVelgeRespons ask(EnterpriseCaller caller, String person) {
    return useCase.kanVelge(
        new KanVelgeForespoersel(
            caller, person, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  private KanVelgeRespons ask(
      Virksomhetsidentifikator caller,
      String person,
      String provider,
      X509Sertifikat certificate,
      String email) {
    return useCase.kanVelge(forespoersel(caller, person, provider, certificate, email));
  }

  private static KanVelgeForespoersel forespoersel(
      Virksomhetsidentifikator caller,
      String person,
      String provider,
      X509Sertifikat certificate,
      String email) {
    return new KanVelgeForespoersel(
        EnterpriseCaller.itself(caller),
        person,
        Optional.ofNullable(provider),
        Optional.ofNullable(email),
        Optional.ofNullable(certificate));
  }

  /** Knows three citizens and one provider. */
  private static final class Registry implements RegistryLookup {

    private static final Set<EnterpriseCaller> GRANTED =
        Set.of(
            EnterpriseCaller.itself(APPROVED),
            new EnterpriseCaller(SUPPLIER, APPROVED),
            EnterpriseCaller.itself(GRANTED_AND_NOT_APPROVED));

    private int lookUps;
    private boolean down;

    @Override
    public RegistryExtract lookUp(
        Caller caller,
        Set<Personidentifikator> persons,
        Optional<Virksomhetsidentifikator> leverandoer) {
      lookUps++;
      if (down) {
        throw new RegistryUnavailableException("down");
      }
      return new RegistryExtract(
          GRANTED.contains(caller)
              ? Set.of(Tjeneste.POSTKASSELEVERANDOER)
              : Set.of(Tjeneste.OPPSLAGSTJENESTEN, Tjeneste.ENDRINGSTJENESTEN),
          leverandoer.map(APPROVED::equals).orElse(false),
          persons.stream()
              .flatMap(person -> find(person).stream())
              .collect(Collectors.toMap(Person::personidentifikator, RegistryEntry::of)));
    }

    private static Optional<Person> find(Personidentifikator person) {
      return switch (person.value()) {
        case FREE -> Optional.of(person(person, Reservasjon.INGEN));
        case RESERVED ->
            Optional.of(person(person, new Reservasjon(Reservasjon.Status.JA, Optional.empty())));
        case WITH_MAILBOX ->
            Optional.of(
                person(
                    person,
                    Reservasjon.INGEN,
                    new Postkasse(
                        APPROVED,
                        new Postkasseadresse("ola.nordmann#9YDT"),
                        Optional.empty(),
                        Postkassestatus.AKTIV)));
        default -> Optional.empty();
      };
    }

    @Override
    public boolean isAvailable() {
      return !down;
    }

    private static Person person(
        Personidentifikator number, Reservasjon reservasjon, Postkasse... postkasser) {
      return new Person(
          number,
          Personstatus.AKTIV,
          reservasjon,
          Kontaktinformasjon.INGEN,
          Optional.empty(),
          List.of(postkasser));
    }
  }
}
