package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.ALLEREDE_AKTIV;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.INGEN_POSTBOKS_FUNNET;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.POSTKASSE_EKSISTERER_ALLEREDE;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.RESERVERT;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_ORGNR;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_PERSONNUMMER;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_SERTIFIKAT;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.feilet;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.ok;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.memory.MemoryRegistry;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider's changes in a registry with a few citizens. */
class PostkasseServicesTest {

  private static final Virksomhetsidentifikator PROVIDER =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator OTHER = new Virksomhetsidentifikator("922020175");
  private static final Virksomhetsidentifikator BODY = new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");

  private static final Virksomhetsidentifikator UNAPPROVED =
      new Virksomhetsidentifikator("991825827");

  private static final String FREE = "20914695016";
  private static final String RESERVED = "12837512040";
  private static final String RESERVED_WITH_MAILBOX = "14826611147";
  private static final String UNKNOWN = "09819915110";
  private static final String MALFORMED = "20914695017";

  private static final String ADDRESS = "ola.nordmann#9YDT";
  private static final X509Sertifikat GOOD = new X509Sertifikat(new byte[] {1});
  private static final X509Sertifikat BAD = new X509Sertifikat(new byte[] {0});

  private static final Reservasjon RESERVASJON =
      new Reservasjon(Reservasjon.Status.JA, Optional.empty());

  private final MemoryRegistry registry = new MemoryRegistry();
  private final PostkasseUpdate update =
      new PostkasseUpdate(
          registry,
          sertifikat ->
              sertifikat.equals(GOOD) ? CertificateVerdict.ACCEPTED : CertificateVerdict.EXPIRED,
          SyntheticNumbers.ACCEPTED);
  private final OpprettOgVelgSikkerDigitalPostkasse opprett =
      new OpprettOgVelgSikkerDigitalPostkasseService(update);
  private final OppdaterPostkasse oppdater = new OppdaterPostkasseService(update);
  private final SlettPostkasse slett = new SlettPostkasseService(update);

  @BeforeEach
  void fill() {
    registry.register(
        new Virksomheter(
            Set.of(leverandoer(PROVIDER), leverandoer(OTHER)),
            Set.of(
                Tilgang.itself(PROVIDER, POSTKASSELEVERANDOER),
                Tilgang.itself(OTHER, POSTKASSELEVERANDOER),
                new Tilgang(SUPPLIER, OTHER, POSTKASSELEVERANDOER),
                Tilgang.itself(UNAPPROVED, POSTKASSELEVERANDOER),
                Tilgang.itself(BODY, OPPSLAGSTJENESTEN))));
    registry.add(
        List.of(
                person(FREE, Reservasjon.INGEN),
                person(RESERVED, RESERVASJON),
                person(RESERVED_WITH_MAILBOX, RESERVASJON)
                    .medPostkasse(
                        new Postkasse(
                            PROVIDER,
                            new Postkasseadresse(ADDRESS),
                            Optional.empty(),
                            Postkassestatus.AKTIV)))
            .iterator());
  }

  @Test
  void eachChangeTakesANumberAndARepeatedRequestTakesNone() {
    long before = seneste();

    assertThat(opprett(PROVIDER, FREE, ADDRESS)).isEqualTo(ok());
    assertThat(opprett(PROVIDER, FREE, ADDRESS)).isEqualTo(feilet(POSTKASSE_EKSISTERER_ALLEREDE));
    assertThat(opprett(OTHER, FREE, ADDRESS)).isEqualTo(feilet(ALLEREDE_AKTIV));
    assertThat(seneste()).isEqualTo(before + 1);

    assertThat(oppdater(PROVIDER, FREE, "another.address")).isEqualTo(ok());
    assertThat(oppdater(PROVIDER, FREE, "another.address")).isEqualTo(ok());
    assertThat(oppdater(OTHER, FREE, ADDRESS)).isEqualTo(feilet(INGEN_POSTBOKS_FUNNET));
    assertThat(seneste()).isEqualTo(before + 2);

    assertThat(slett(OTHER, FREE)).isEqualTo(feilet(INGEN_POSTBOKS_FUNNET));
    assertThat(slett(PROVIDER, FREE)).isEqualTo(ok());
    assertThat(slett(PROVIDER, FREE)).isEqualTo(feilet(INGEN_POSTBOKS_FUNNET));
    assertThat(seneste()).isEqualTo(before + 3);

    assertThat(opprett(OTHER, FREE, ADDRESS)).isEqualTo(ok());
  }

  @Test
  void theFirstRowThatAppliesDecides() {
    assertThat(opprett(MALFORMED, "x", Optional.of(BAD))).isEqualTo(feilet(UGYLDIG_PERSONNUMMER));
    assertThat(opprett(UNKNOWN, "x", Optional.of(BAD))).isEqualTo(feilet(UGYLDIG_ORGNR));
    assertThat(opprett(UNKNOWN, OTHER.value(), Optional.of(BAD))).isEqualTo(feilet(UGYLDIG_ORGNR));
    assertThat(opprett(UNKNOWN, PROVIDER.value(), Optional.of(BAD)))
        .isEqualTo(feilet(UGYLDIG_SERTIFIKAT));
    assertThat(opprett(UNKNOWN, PROVIDER.value(), Optional.of(GOOD)))
        .isEqualTo(feilet(BRUKER_IKKE_FUNNET));
    assertThat(opprett(RESERVED, PROVIDER.value(), Optional.of(GOOD))).isEqualTo(feilet(RESERVERT));
  }

  @Test
  void aReservedCitizensMailboxCanBeDeletedButNotUpdated() {
    assertThat(oppdater(PROVIDER, RESERVED_WITH_MAILBOX, ADDRESS)).isEqualTo(feilet(RESERVERT));
    assertThat(slett(PROVIDER, RESERVED_WITH_MAILBOX)).isEqualTo(ok());
    assertThat(opprett(PROVIDER, RESERVED_WITH_MAILBOX, ADDRESS)).isEqualTo(feilet(RESERVERT));
  }

  @Test
  void aMalformedAddressIsRefused() {
    for (String address : List.of("a".repeat(7), "a".repeat(101), "ola.nor\u0000dmann")) {
      assertThatThrownBy(() -> opprett(PROVIDER, FREE, address))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage(
              "A postkasseadresse must have 8 to 100 characters, none of them a control character.");
      assertThatThrownBy(() -> oppdater(PROVIDER, FREE, address))
          .isInstanceOf(InvalidRequestException.class);
    }
  }

  @Test
  void onlyAnEnterpriseWithAccessChangesMailboxes() {
    long before = seneste();

    assertThatThrownBy(() -> opprett(BODY, FREE, ADDRESS))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageEndingWith("974761076 does not have access to POSTKASSELEVERANDOER");
    assertThatThrownBy(() -> oppdater(BODY, FREE, ADDRESS))
        .hasMessageEndingWith("does not have access to POSTKASSELEVERANDOER");
    assertThatThrownBy(() -> slett(BODY, MALFORMED))
        .hasMessageEndingWith("does not have access to POSTKASSELEVERANDOER");
    assertThat(seneste()).isEqualTo(before);
  }

  @Test
  void anEnterpriseWithAccessThatIsNotAnApprovedProviderGetsUgyldigOrgnr() {
    assertThat(opprett(UNAPPROVED, FREE, ADDRESS)).isEqualTo(feilet(UGYLDIG_ORGNR));
    assertThat(slett(UNAPPROVED, FREE)).isEqualTo(feilet(UGYLDIG_ORGNR));
  }

  @Test
  void aSupplierChangesTheMailboxesOfTheProviderItActsFor() {
    EnterpriseCaller supplier = new EnterpriseCaller(SUPPLIER, OTHER);

    assertThat(opprett.opprettOgVelg(forespoersel(supplier, FREE, ADDRESS))).isEqualTo(ok());
    assertThat(slett(OTHER, FREE)).isEqualTo(ok());
    assertThatThrownBy(
            () ->
                opprett.opprettOgVelg(
                    forespoersel(new EnterpriseCaller(SUPPLIER, PROVIDER), FREE, ADDRESS)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void toStringOfARequestDoesNotNameTheCitizen() {
    EnterpriseCaller caller = EnterpriseCaller.itself(PROVIDER);

    assertThat(List.of(forespoersel(caller, FREE, ADDRESS), sletting(caller, FREE)))
        .allSatisfy(
            request ->
                assertThat(request.toString())
                    .contains(PROVIDER.value())
                    .doesNotContain(FREE, ADDRESS));
  }

  @Test
  void aRequestNamesItsCitizenForTheAuditUnlessTheNumberIsMalformed() {
    EnterpriseCaller caller = EnterpriseCaller.itself(PROVIDER);
    Personidentifikator citizen = new Personidentifikator(FREE);

    assertThat(forespoersel(caller, FREE, ADDRESS).citizens()).containsExactly(citizen);
    assertThat(sletting(caller, FREE).citizens()).containsExactly(citizen);
    assertThat(forespoersel(caller, "no number", ADDRESS).citizens()).isEmpty();
  }

  private PostkasseRespons opprett(
      Virksomhetsidentifikator caller, String citizen, String address) {
    return opprett.opprettOgVelg(forespoersel(EnterpriseCaller.itself(caller), citizen, address));
  }

  private PostkasseRespons opprett(
      String citizen, String provider, Optional<X509Sertifikat> sertifikat) {
    return opprett.opprettOgVelg(
        new PostkasseForespoersel(
            EnterpriseCaller.itself(PROVIDER), citizen, provider, ADDRESS, sertifikat));
  }

  private PostkasseRespons oppdater(
      Virksomhetsidentifikator caller, String citizen, String address) {
    return oppdater.oppdater(forespoersel(EnterpriseCaller.itself(caller), citizen, address));
  }

  private PostkasseRespons slett(Virksomhetsidentifikator caller, String citizen) {
    return slett.slett(sletting(EnterpriseCaller.itself(caller), citizen));
  }

  private static SlettPostkasseForespoersel sletting(EnterpriseCaller caller, String citizen) {
    return new SlettPostkasseForespoersel(caller, citizen, caller.virksomhet().value());
  }

  private static PostkasseForespoersel forespoersel(
      EnterpriseCaller caller, String citizen, String address) {
    return new PostkasseForespoersel(
        caller, citizen, caller.virksomhet().value(), address, Optional.empty());
  }

  private static Postkasseleverandoer leverandoer(Virksomhetsidentifikator number) {
    return new Postkasseleverandoer(number, "Mailbox provider", Optional.empty());
  }

  private long seneste() {
    return registry.changesFrom(Long.MAX_VALUE).seneste();
  }

  private static Person person(String number, Reservasjon reservasjon) {
    return new Person(
        new Personidentifikator(number),
        Personstatus.AKTIV,
        reservasjon,
        Kontaktinformasjon.INGEN,
        Optional.empty(),
        List.of());
  }
}
