package no.kontaktregister.adapters.rest.oppslag;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.SUPPLIER;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.PERSON;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SERTIFIKAT;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SIKKER_DIGITAL_POST;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.VARSLINGS_STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.adapters.rest.TokenIssuer;
import no.kontaktregister.application.oppslag.Filter;
import no.kontaktregister.application.oppslag.HentPersonerForespoersel;
import no.kontaktregister.application.oppslag.HentPersonerRespons;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
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
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonerTest {

  private static final String CONTACT = "krr:global/kontaktinformasjon.read";
  private static final String MAILBOX = "krr:global/digitalpost.read";
  private static final String ASK = "{\"personidentifikatorer\":[\"20914695016\"]}";

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant UPDATED = Instant.parse("2026-05-01T10:45:15.987Z");
  private static final Instant VERIFIED = Instant.parse("2026-05-02T00:00:00Z");

  private final List<HentPersonerForespoersel> asked = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();
  private RegistryEntry registered = entry(Reservasjon.INGEN, false, true);

  @BeforeEach
  void answerWithThePersonWhoIsRegistered() {
    useCases.hentPersoner =
        request -> {
          asked.add(request);
          return new HentPersonerRespons(
              List.of(Personopplysninger.of(registered, request.informasjonsbehov(), NOW)));
        };
  }

  private static RegistryEntry entry(Reservasjon reservasjon, boolean epost, boolean mobil) {
    return new RegistryEntry(
        new Person(
            new Personidentifikator(CITIZEN),
            Personstatus.AKTIV,
            reservasjon,
            new Kontaktinformasjon(
                Optional.of(
                    new Kontaktopplysning<>(
                        new Mobiltelefonnummer("+4791234567"),
                        Optional.of(UPDATED),
                        Optional.empty())),
                Optional.of(
                    new Kontaktopplysning<>(
                        Epostadresse.registrert("ola@example.com"),
                        Optional.of(UPDATED),
                        Optional.of(VERIFIED)))),
            Optional.of(new Kontaktopplysning<>(Spraak.SE, Optional.of(UPDATED), Optional.empty())),
            List.of(
                new Postkasse(
                    new Virksomhetsidentifikator(ENTERPRISE),
                    new Postkasseadresse("ola.nordmann#9YDT"),
                    Optional.empty(),
                    Postkassestatus.AKTIV))),
        Optional.of(new X509Sertifikat(new byte[] {1, 2, 3})),
        epost,
        mobil);
  }

  private Answer ask(String version, String scope, String body) throws Exception {
    return new Endpoints(useCases).post(version + "/personer", scope, body).send();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void bothVersionsDeliverEverythingForBothScopes(String version) throws Exception {
    Answer answer = ask(version, CONTACT + " " + MAILBOX, ASK);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.json())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"personer": [{
                      "personidentifikator": "20914695016",
                      "reservasjon": "NEI",
                      "status": "AKTIV",
                      "varslingsstatus": "KAN_VARSLES",
                      "kontaktinformasjon": {
                        "epostadresse": "ola@example.com",
                        "epostadresse_oppdatert": "2026-05-01T10:45:15Z",
                        "epostadresse_sist_verifisert": "2026-05-02T00:00:00Z",
                        "epostadresse_duplisert": "NEI",
                        "mobiltelefonnummer": "+4791234567",
                        "mobiltelefonnummer_oppdatert": "2026-05-01T10:45:15Z",
                        "mobiltelefonnummer_duplisert": "JA"
                      },
                      "digital_post": {
                        "postkasseadresse": "ola.nordmann#9YDT",
                        "postkasseleverandoeradresse": "984661185"
                      },
                      "sertifikat": "AQID",
                      "spraak": "se",
                      "spraak_oppdatert": "2026-05-01T10:45:15Z"
                    }]}
                    """));
    assertThat(asked)
        .containsExactly(
            new HentPersonerForespoersel(
                EnterpriseCaller.itself(new Virksomhetsidentifikator(ENTERPRISE)),
                Set.of(Informasjonsbehov.values()),
                List.of(CITIZEN),
                Set.of()));
  }

  @Test
  void theScopesDecideWhatIsAskedFor() throws Exception {
    ask("v1", CONTACT, ASK);
    ask("v1", MAILBOX, ASK);

    assertThat(asked)
        .extracting(HentPersonerForespoersel::informasjonsbehov)
        .containsExactly(
            Set.of(PERSON, KONTAKTINFO, VARSLINGS_STATUS),
            Set.of(PERSON, SIKKER_DIGITAL_POST, SERTIFIKAT));
  }

  @Test
  void aReservedPersonHasBothTimesOfTheReservationAndNothingIsFiltered() throws Exception {
    registered = entry(new Reservasjon(Reservasjon.Status.JA, Optional.of(UPDATED)), false, false);

    var person = ask("v1", CONTACT, ASK).json().at("/personer/0");

    assertThat(person.path("reservasjon").asText()).isEqualTo("JA");
    assertThat(person.path("reservasjonstidspunkt").asText()).isEqualTo("2026-05-01T10:45:15Z");
    assertThat(person.path("reservasjon_oppdatert").asText()).isEqualTo("2026-05-01T10:45:15Z");
    assertThat(person.path("varslingsstatus").asText()).isEqualTo("KAN_IKKE_VARSLES");
    assertThat(person.at("/kontaktinformasjon/epostadresse").asText()).isEqualTo("ola@example.com");
  }

  @Test
  void aWithdrawnReservationHasNoReservasjonstidspunkt() throws Exception {
    registered = entry(new Reservasjon(Reservasjon.Status.NEI, Optional.of(UPDATED)), false, false);

    var person = ask("v1", CONTACT, ASK).json().at("/personer/0");

    assertThat(person.has("reservasjonstidspunkt")).isFalse();
    assertThat(person.path("reservasjon_oppdatert").asText()).isEqualTo("2026-05-01T10:45:15Z");
  }

  @Test
  void unregisteredPersonsAreLeftOutOnlyOnRequest() throws Exception {
    String numbers = "{\"personidentifikatorer\":[\"20914695016\"]";
    ask("v1", CONTACT, numbers + ",\"inkluderIkkeRegistrerte\":false}");
    ask("v1", CONTACT, numbers + ",\"inkluderIkkeRegistrerte\":true}");
    ask("v1", CONTACT, numbers + ",\"inkluderIkkeRegistrerte\":null}");
    ask("v1", CONTACT, numbers + "}");

    assertThat(asked)
        .extracting(HentPersonerForespoersel::filtre)
        .containsExactly(Set.of(Filter.IKKE_REGISTRERTE), Set.of(), Set.of(), Set.of());
  }

  @Test
  void membersThatAreNotKnownAreIgnored() throws Exception {
    Answer answer =
        ask("v2", CONTACT, "{\"new\":[{}],\"personidentifikatorer\":[\"20914695016\"]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 missing-field | The field personidentifikatorer is missing. Add it.",
        "{'personidentifikatorer':null} | 400 missing-field"
            + " | The field personidentifikatorer is missing. Add it.",
        "{'personidentifikatorer':'20914695016'} | 400 wrong-type"
            + " | The field personidentifikatorer must be a list of texts.",
        "{'personidentifikatorer':[20914695016]} | 400 wrong-type"
            + " | The field personidentifikatorer must be a list of texts.",
        "{'personidentifikatorer':[],'inkluderIkkeRegistrerte':'false'} | 400 wrong-type"
            + " | The field inkluderIkkeRegistrerte must be true or false.",
        "{'personidentifikatorer':[],'inkluderIkkeRegistrerte':0} | 400 wrong-type"
            + " | The field inkluderIkkeRegistrerte must be true or false."
      })
  void whatCannotBeUnderstoodIsRefused(String body, String problem, String detail)
      throws Exception {
    Answer answer = ask("v1", CONTACT, body.replace('\'', '"'));

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("detail").asText()).isEqualTo(detail);
    assertThat(asked).isEmpty();
  }

  @Test
  void aNumberThatIsNullIsPassedOnAsOneThatIsMalformed() throws Exception {
    ask("v1", CONTACT, "{\"personidentifikatorer\":[null]}");

    assertThat(asked)
        .extracting(HentPersonerForespoersel::personidentifikatorer)
        .containsExactly(List.of(""));
  }

  @ParameterizedTest
  @CsvSource({
    "krr:global/kontaktinfo.read, krr:global/postkasse.read",
    "krr:global/postkasse.read, krr:global/kontaktinfo.read"
  })
  void delegatedScopesAreForSuppliersOnly(String scope, String other) throws Exception {
    var claims =
        MASKINPORTEN
            .claims(scope + " " + other)
            .claim("consumer", TokenIssuer.enterprise(ENTERPRISE));
    Endpoints endpoints = new Endpoints(useCases);
    var request = endpoints.request("POST", "v1/personer").body("application/json", ASK);

    Answer alone = request.token(MASKINPORTEN.sign(claims.build())).send();
    Answer delegated =
        request
            .token(
                MASKINPORTEN.sign(
                    claims.claim("supplier", TokenIssuer.enterprise(SUPPLIER)).build()))
            .send();

    assertThat(alone.problem()).isEqualTo("403 insufficient-scope");
    assertThat(delegated.status()).isEqualTo(200);
    assertThat(asked)
        .extracting(HentPersonerForespoersel::caller, HentPersonerForespoersel::informasjonsbehov)
        .containsExactly(
            tuple(
                new EnterpriseCaller(
                    new Virksomhetsidentifikator(SUPPLIER),
                    new Virksomhetsidentifikator(ENTERPRISE)),
                Set.of(Informasjonsbehov.values())));
  }

  @Test
  void oneDelegatedScopeStandsForItsOwnFieldsOnly() throws Exception {
    new Endpoints(useCases)
        .request("POST", "v1/personer")
        .body("application/json", ASK)
        .token(
            MASKINPORTEN.sign(
                MASKINPORTEN
                    .claims("krr:global/postkasse.read")
                    .claim("consumer", TokenIssuer.enterprise(ENTERPRISE))
                    .claim("supplier", TokenIssuer.enterprise(SUPPLIER))
                    .build()))
        .send();

    assertThat(asked)
        .extracting(HentPersonerForespoersel::informasjonsbehov)
        .containsExactly(Set.of(PERSON, SIKKER_DIGITAL_POST, SERTIFIKAT));
  }

  @Test
  void theAnswerToATokenWithoutTheScopeNamesTheScope() throws Exception {
    Answer answer = ask("v1", "krr:global/hentendring.read", ASK);

    assertThat(answer.problem()).isEqualTo("403 insufficient-scope");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"kontaktregister\", error=\"insufficient_scope\", scope=\""
                + CONTACT
                + " "
                + MAILBOX
                + "\"");
    assertThat(asked).isEmpty();
  }
}
