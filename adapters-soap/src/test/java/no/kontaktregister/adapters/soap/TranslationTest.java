package no.kontaktregister.adapters.soap;

import static no.kontaktregister.adapters.soap.Client.client;
import static no.kontaktregister.adapters.soap.Client.envelope;
import static no.kontaktregister.adapters.soap.Client.write;
import static no.kontaktregister.adapters.soap.LocalService.OPPSLAGSTJENESTEN;
import static no.kontaktregister.adapters.soap.LocalService.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.OverloadedException;
import no.kontaktregister.application.oppslag.Filter;
import no.kontaktregister.application.oppslag.HentEndringerForespoersel;
import no.kontaktregister.application.oppslag.HentPersonerForespoersel;
import no.kontaktregister.application.postkasse.KanVelgeForespoersel;
import no.kontaktregister.application.postkasse.PostkasseForespoersel;
import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Oppslagsstatus;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.oppslag.SikkerDigitalPostAdresse;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.person.Varslingsstatus;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the endpoints ask the use cases, and how answers and failures look on the wire. */
class TranslationTest {

  private static final String CITIZEN = "20914695016";
  private static final X509Sertifikat CERTIFICATE = new X509Sertifikat(new byte[] {1, 2, 3});
  private static final Virksomhetsidentifikator PROVIDER =
      Virksomhetsidentifikator.parse(Keys.PROVIDER).orElseThrow();
  private static final EnterpriseCaller CALLER = EnterpriseCaller.itself(PROVIDER);

  private static LocalService service;

  @BeforeAll
  static void publish() {
    service = new LocalService(Requests.STRICT);
  }

  @BeforeEach
  void reset() {
    service.useCases.reset();
  }

  @AfterAll
  static void close() {
    service.close();
  }

  @Test
  void kanVelgeAsksWithAllThatTheRequestHas() throws Exception {
    String answer =
        answer(
            POSTKASSELEVERANDOER,
            "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
                + CITIZEN
                + "</m:personidentifikator><m:virksomhetsidentifikator>9908:984661185"
                + "</m:virksomhetsidentifikator><m:epostadresse>a@b.no</m:epostadresse>"
                + "<m:X509Sertifikat>AQID</m:X509Sertifikat>"
                + "</m:KanVelgeSikkerDigitalPostkasseForespoersel>");

    assertThat(service.useCases.asked.pop())
        .isEqualTo(
            new KanVelgeForespoersel(
                CALLER,
                CITIZEN,
                Optional.of("9908:984661185"),
                Optional.of("a@b.no"),
                Optional.of(CERTIFICATE)));
    assertThat(answer).contains("<status>JA</status>").doesNotContain("beskrivelse");
  }

  @ParameterizedTest
  @EnumSource(KanVelgeRespons.Beskrivelse.class)
  void neiComesWithItsReason(KanVelgeRespons.Beskrivelse beskrivelse) throws Exception {
    service.useCases.kanVelge = KanVelgeRespons.nei(beskrivelse);

    assertThat(answer(POSTKASSELEVERANDOER, kanVelge()))
        .contains("<status>NEI</status><beskrivelse>" + beskrivelse + "</beskrivelse>");
  }

  @Test
  void aMailboxIsCreatedUpdatedAndDeletedAsTheRequestSays() throws Exception {
    PostkasseForespoersel expected =
        new PostkasseForespoersel(
            CALLER, CITIZEN, Keys.PROVIDER, "ola.nordmann#9YDT", Optional.of(CERTIFICATE));
    for (String operation : List.of("OpprettOgVelgSikkerDigitalPostkasse", "OppdaterPostkasse")) {
      assertThat(
              answer(
                  POSTKASSELEVERANDOER,
                  postkasse(
                      operation,
                      "<m:postkasseadresse>ola.nordmann#9YDT</m:postkasseadresse>"
                          + "<m:X509Sertifikat>AQID</m:X509Sertifikat>")))
          .contains(operation + "Respons", "<status>OK</status>")
          .doesNotContain("beskrivelse");
      assertThat(service.useCases.asked.pop()).isEqualTo(expected);
    }

    assertThat(answer(POSTKASSELEVERANDOER, postkasse("SlettPostkasse", "")))
        .contains("SlettPostkasseRespons", "<status>OK</status>");
    assertThat(service.useCases.asked.pop())
        .isEqualTo(new SlettPostkasseForespoersel(CALLER, CITIZEN, Keys.PROVIDER));
  }

  @ParameterizedTest
  @EnumSource(PostkasseRespons.Beskrivelse.class)
  void feiletComesWithItsReason(PostkasseRespons.Beskrivelse beskrivelse) throws Exception {
    service.useCases.postkasse = PostkasseRespons.feilet(beskrivelse);

    assertThat(answer(POSTKASSELEVERANDOER, postkasse("SlettPostkasse", "")))
        .contains("<status>FEILET</status><beskrivelse>" + beskrivelse + "</beskrivelse>");
  }

  @Test
  void aPersonIsWrittenAsTheSchemaHasIt() throws Exception {
    service.useCases.personer =
        List.of(
            new Personopplysninger(
                Personidentifikator.parse(CITIZEN, SyntheticNumbers.ACCEPTED).orElseThrow(),
                Reservasjon.INGEN,
                Oppslagsstatus.AKTIV,
                Optional.of(Varslingsstatus.KAN_VARSLES),
                Optional.of(
                    new Kontaktinformasjon(
                        Optional.of(
                            new Kontaktopplysning<>(
                                Mobiltelefonnummer.parse("+4740000000").orElseThrow(),
                                Optional.of(Instant.parse("2023-08-05T10:45:15Z")),
                                Optional.empty())),
                        Optional.empty())),
                true,
                true,
                Optional.empty(),
                Optional.of(
                    new SikkerDigitalPostAdresse(
                        Postkasseadresse.parse("ola.nordmann#9YDT").orElseThrow(), PROVIDER)),
                Optional.of(CERTIFICATE)));

    String answer =
        answer(
            OPPSLAGSTJENESTEN,
            hentPersoner(
                "<m:informasjonsbehov>Kontaktinfo"
                    + "</m:informasjonsbehov><m:informasjonsbehov>VarslingsStatus</m:informasjonsbehov>"));

    assertThat(answer.replaceAll("<(/?)\\w+:", "<$1"))
        .contains(
            "<personidentifikator>20914695016</personidentifikator><reservasjon>NEI</reservasjon>"
                + "<status>AKTIV</status><varslingsstatus>KAN_VARSLES</varslingsstatus>"
                + "<Kontaktinformasjon><Mobiltelefonnummer"
                + " sistOppdatert=\"2023-08-05T10:45:15Z\">+4740000000</Mobiltelefonnummer>"
                + "</Kontaktinformasjon><SikkerDigitalPostAdresse>"
                + "<postkasseadresse>ola.nordmann#9YDT</postkasseadresse>"
                + "<postkasseleverandoerAdresse>984661185</postkasseleverandoerAdresse>"
                + "</SikkerDigitalPostAdresse><X509Sertifikat>AQID</X509Sertifikat>");
    assertThat(service.useCases.asked.pop())
        .isEqualTo(
            new HentPersonerForespoersel(
                CALLER,
                Set.of(Informasjonsbehov.KONTAKTINFO, Informasjonsbehov.VARSLINGS_STATUS),
                List.of(CITIZEN),
                Set.of(Filter.VARSLINGSSTATUS)));
  }

  @Test
  void hentEndringerAsksForContactInformationByDefault() throws Exception {
    String answer =
        answer(OPPSLAGSTJENESTEN, "<m:HentEndringerForespoersel fraEndringsNummer='11'/>");

    assertThat(answer)
        .contains(
            "fraEndringsNummer=\"11\"", "tilEndringsNummer=\"22\"", "senesteEndringsNummer=\"23\"");
    assertThat(service.useCases.asked.pop())
        .isEqualTo(
            new HentEndringerForespoersel(CALLER, Set.of(Informasjonsbehov.KONTAKTINFO), 11));
  }

  @Test
  void hentEndringerNeverAsksForVarslingsstatus() throws Exception {
    answer(
        OPPSLAGSTJENESTEN,
        "<m:HentEndringerForespoersel fraEndringsNummer='1'><m:informasjonsbehov>VarslingsStatus"
            + "</m:informasjonsbehov></m:HentEndringerForespoersel>");

    assertThat(service.useCases.asked.pop())
        .isEqualTo(new HentEndringerForespoersel(CALLER, Set.of(), 1));
  }

  @Test
  void aCallerWithoutAccessGetsThePublishedWords() throws Exception {
    try {
      AccessDeniedException.unlessGranted(Tjeneste.ENDRINGSTJENESTEN, CALLER, noGrants());
    } catch (AccessDeniedException denied) {
      service.useCases.failure = denied;
    }

    assertThat(fault(OPPSLAGSTJENESTEN, hentPersoner("")))
        .contains(
            "env:Sender",
            "Invalid service usage: Service owner 984661185 does not have access to"
                + " ENDRINGSTJENESTEN");
  }

  @Test
  void anInvalidPartIsNamedAsItsElement() throws Exception {
    service.useCases.failure =
        new InvalidRequestException(
            InvalidRequestException.Part.FRA_ENDRINGSNUMMER, "It is never negative.");

    assertThat(fault(OPPSLAGSTJENESTEN, hentPersoner("")))
        .contains("env:Sender", "fraEndringsNummer: It is never negative.");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsAReceiverFault() throws Exception {
    service.useCases.failure = new RegistryUnavailableException("the database is gone");

    assertThat(fault(OPPSLAGSTJENESTEN, hentPersoner("")))
        .contains("env:Receiver", "Repeat the request later.")
        .doesNotContain("database");
  }

  @Test
  void whatMayBeAnsweredLaterSaysWhen() throws Exception {
    service.useCases.failure = new RegistryUnavailableException("the database is gone");
    assertThat(reply(OPPSLAGSTJENESTEN, hentPersoner("")).headers())
        .containsEntry("Retry-After", List.of("5"));

    service.useCases.failure = new OverloadedException();
    LocalService.Answer overloaded = reply(OPPSLAGSTJENESTEN, hentPersoner(""));
    assertThat(overloaded.headers()).containsEntry("Retry-After", List.of("5"));
    assertThat(overloaded.text())
        .contains(
            "env:Receiver", "There are too many concurrent requests", "again later, newly signed.");

    service.useCases.failure = new IllegalStateException();
    assertThat(reply(OPPSLAGSTJENESTEN, hentPersoner("")).headers())
        .doesNotContainKey("Retry-After");
  }

  @Test
  void aFailureOfTheServiceRevealsNothing() throws Exception {
    service.useCases.failure = new IllegalStateException("secret " + CITIZEN);

    assertThat(fault(OPPSLAGSTJENESTEN, hentPersoner("")))
        .contains("env:Receiver")
        .doesNotContain("secret", CITIZEN, "Exception");
  }

  @Test
  void aRequestThatViolatesTheSchemaLearnsHow() throws Exception {
    assertThat(fault(OPPSLAGSTJENESTEN, "<m:HentPersonerForespoersel/>"))
        .contains("env:Sender", "does not follow the schema", "personidentifikator");
    assertThat(
            fault(
                OPPSLAGSTJENESTEN,
                "<m:HentPersonerForespoersel><m:personidentifikator>123"
                    + "</m:personidentifikator></m:HentPersonerForespoersel>"))
        .contains("The value of personidentifikator does not have length '11'.")
        .doesNotContain("123");
    assertThat(
            fault(
                OPPSLAGSTJENESTEN,
                "<m:HentPrintSertifikatForespoersel><m:x/></m:HentPrintSertifikatForespoersel>"))
        .contains("must have no character or element information item");
  }

  /** CXF accepts that; the schema has no such attribute. */
  @Test
  void anElementOfTheBodyMayHaveAnIdOfWsSecurity() throws Exception {
    assertThat(
            answer(
                OPPSLAGSTJENESTEN,
                hentPersoner("").replaceFirst("(<m:\\w+)", "$1 wsu:Id='request'")))
        .contains("HentPersonerRespons");
    assertThat(
            fault(
                OPPSLAGSTJENESTEN,
                hentPersoner("").replaceFirst("(<m:\\w+)", "$1 wsu:Other='request'")))
        .contains("does not follow the schema");
  }

  @Test
  void anEmptyBodyHasNoOperation() throws Exception {
    assertThat(fault(OPPSLAGSTJENESTEN, "")).contains("env:Sender", "no operation");
  }

  @Test
  void anEnvelopeOfAnotherVersionIsAMismatch() {
    assertThat(
            service.send(
                OPPSLAGSTJENESTEN,
                envelope("").replace(Client.SOAP, "http://schemas.xmlsoap.org/soap/envelope/")))
        .contains("env:VersionMismatch", "SOAP 1.2");
  }

  @Test
  void aHeaderThatMustBeUnderstoodIsNot() throws Exception {
    String request = envelope("<m:Other e:mustUnderstand='true'/>", hentPersoner(""));

    assertThat(service.send(OPPSLAGSTJENESTEN, write(client().sign(request))))
        .contains("env:MustUnderstand");
  }

  private static RegistryExtract noGrants() {
    return new RegistryExtract(Set.of(), false, Map.of());
  }

  private String answer(String address, String body) throws Exception {
    String answer = service.send(address, write(client().sign(envelope(body))));
    return write(client().open(answer)).replaceAll("<(/?)ns\\d+:", "<$1");
  }

  private static LocalService.Answer reply(String address, String body) throws Exception {
    return service.send(
        address, write(client().sign(envelope(body))), "application/soap+xml", Map.of());
  }

  /** A fault is readable as it is: it carries no WS-Security header. */
  private String fault(String address, String body) throws Exception {
    String answer = service.send(address, write(client().sign(envelope(body))));
    assertThat(answer).doesNotContain("Security", "Signature", "Encrypted", "Detail");
    return answer;
  }

  private static String kanVelge() {
    return "<m:KanVelgeSikkerDigitalPostkasseForespoersel><m:personidentifikator>"
        + CITIZEN
        + "</m:personidentifikator></m:KanVelgeSikkerDigitalPostkasseForespoersel>";
  }

  private static String postkasse(String operation, String more) {
    return "<m:"
        + operation
        + "Forespoersel><m:personidentifikator>"
        + CITIZEN
        + "</m:personidentifikator><m:virksomhetsidentifikator>"
        + Keys.PROVIDER
        + "</m:virksomhetsidentifikator>"
        + more
        + "</m:"
        + operation
        + "Forespoersel>";
  }

  private static String hentPersoner(String behov) {
    return "<m:HentPersonerForespoersel>"
        + behov
        + "<m:personidentifikator>"
        + CITIZEN
        + "</m:personidentifikator></m:HentPersonerForespoersel>";
  }
}
