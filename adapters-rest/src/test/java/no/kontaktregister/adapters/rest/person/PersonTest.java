package no.kontaktregister.adapters.rest.person;

import static no.kontaktregister.adapters.rest.Endpoints.CITIZEN;
import static no.kontaktregister.adapters.rest.Endpoints.ENTERPRISE;
import static no.kontaktregister.adapters.rest.Endpoints.IDPORTEN;
import static no.kontaktregister.adapters.rest.Endpoints.MASKINPORTEN;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.KONTAKTINFO;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.PERSON;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SERTIFIKAT;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.SIKKER_DIGITAL_POST;
import static no.kontaktregister.domain.oppslag.Informasjonsbehov.VARSLINGS_STATUS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.rest.Answer;
import no.kontaktregister.adapters.rest.Endpoints;
import no.kontaktregister.adapters.rest.Endpoints.Request;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.application.person.EndrePersonForespoersel;
import no.kontaktregister.application.person.EndrePersonForespoersel.NyVerdi;
import no.kontaktregister.application.person.HentPersonForespoersel;
import no.kontaktregister.application.person.SlettPersonForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonTest {

  private static final String CONTACT_READ = "krr:user/kontaktinformasjon.read";
  private static final String MAILBOX_READ = "krr:user/digitalpost.read";
  private static final String CONTACT_WRITE = "krr:user/kontaktinformasjon.write";
  private static final String RESERVATION_WRITE = "krr:user/reservasjon.write";
  private static final String LANGUAGE_WRITE = "krr:user/spraak.write";
  private static final String ALL_WRITE =
      CONTACT_WRITE + " " + RESERVATION_WRITE + " " + LANGUAGE_WRITE;

  private static final CitizenCaller WHO = new CitizenCaller(new Personidentifikator(CITIZEN));

  private final List<HentPersonForespoersel> asked = new ArrayList<>();
  private final List<EndrePersonForespoersel> changes = new ArrayList<>();
  private final List<SlettPersonForespoersel> deletions = new ArrayList<>();
  private final Endpoints.UseCases useCases = new Endpoints.UseCases();
  private final Endpoints endpoints = new Endpoints(useCases());

  private Endpoints.UseCases useCases() {
    useCases.hentPerson =
        request -> {
          asked.add(request);
          return known(request.caller(), request.informasjonsbehov());
        };
    useCases.endrePerson =
        request -> {
          changes.add(request);
          return known(request.caller(), request.informasjonsbehov());
        };
    useCases.slettPerson =
        request -> {
          deletions.add(request);
          return Innbyggerendring.ingen();
        };
    return useCases;
  }

  private static Personopplysninger known(CitizenCaller citizen, Set<Informasjonsbehov> behov) {
    Instant now = Instant.parse("2026-05-01T10:45:15Z");
    return Personopplysninger.of(
        RegistryEntry.of(
            Person.registrert(citizen.personidentifikator())
                .medMobiltelefonnummer(new Mobiltelefonnummer("+4791234567"), now)
                .medSpraak(Spraak.NN, now)),
        behov,
        now);
  }

  private Request patch(String scope, String body) {
    return endpoints
        .request("PATCH", "v1/person")
        .citizen(scope)
        .body("application/json", body.replace('\'', '"'));
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void citizensReadTheirOwnEntry(String version) throws Exception {
    Answer answer =
        endpoints
            .request("GET", version + "/person")
            .citizen(CONTACT_READ + " " + MAILBOX_READ)
            .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("personidentifikator").asText()).isEqualTo(CITIZEN);
    assertThat(answer.json().at("/kontaktinformasjon/mobiltelefonnummer").asText())
        .isEqualTo("+4791234567");
    assertThat(answer.json().path("spraak").asText()).isEqualTo("nn");
    assertThat(asked).extracting(HentPersonForespoersel::caller).containsExactly(WHO);
  }

  @Test
  void theScopesDecideWhatCitizensSee() throws Exception {
    Answer contact = endpoints.request("GET", "v1/person").citizen(CONTACT_READ).send();
    Answer mailbox = endpoints.request("GET", "v1/person").citizen(MAILBOX_READ).send();

    assertThat(contact.json().path("varslingsstatus").asText()).isEqualTo("KAN_VARSLES");
    assertThat(mailbox.json().has("kontaktinformasjon")).isFalse();
    assertThat(asked)
        .extracting(HentPersonForespoersel::informasjonsbehov)
        .containsExactly(
            Set.of(PERSON, KONTAKTINFO, VARSLINGS_STATUS),
            Set.of(PERSON, SIKKER_DIGITAL_POST, SERTIFIKAT));
  }

  @Test
  void anAbsentMemberChangesNothing() throws Exception {
    Answer answer = patch(LANGUAGE_WRITE, "{'spraak':'en','new':1}").send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(changes)
        .containsExactly(
            new EndrePersonForespoersel(
                WHO,
                Set.of(PERSON, KONTAKTINFO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Spraak.EN),
                false));
  }

  @Test
  void nullRemovesAndTextReplaces() throws Exception {
    Answer answer =
        patch(
                ALL_WRITE,
                "{'reservasjon':'JA','epostadresse':null,'mobiltelefonnummer':'41234567',"
                    + "'bekreft':true}")
            .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(changes)
        .containsExactly(
            new EndrePersonForespoersel(
                WHO,
                Set.of(PERSON, KONTAKTINFO),
                Optional.of(Reservasjon.Status.JA),
                Optional.of(new NyVerdi(Optional.empty())),
                Optional.of(new NyVerdi(Optional.of("41234567"))),
                Optional.empty(),
                true));
  }

  @Test
  void theAnswerToAChangeHasNoMoreThanTheTokenMayReadAndWrite() throws Exception {
    JsonNode language = patch(LANGUAGE_WRITE, "{'spraak':'nn'}").send().json();
    JsonNode reservation = patch(RESERVATION_WRITE, "{'reservasjon':'NEI'}").send().json();
    JsonNode contact = patch(CONTACT_WRITE, "{'bekreft':true}").send().json();

    assertThat(language.fieldNames())
        .toIterable()
        .containsExactly(
            "personidentifikator", "reservasjon", "status", "spraak", "spraak_oppdatert");
    assertThat(reservation.fieldNames())
        .toIterable()
        .containsExactly("personidentifikator", "reservasjon", "status");
    assertThat(contact.fieldNames()).toIterable().contains("kontaktinformasjon");
    assertThat(contact.has("varslingsstatus")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        LANGUAGE_WRITE + " | {'spraak':'en','reservasjon':'JA'} | " + RESERVATION_WRITE,
        LANGUAGE_WRITE + " | {'epostadresse':null} | " + CONTACT_WRITE,
        LANGUAGE_WRITE + " | {'mobiltelefonnummer':'41234567'} | " + CONTACT_WRITE,
        RESERVATION_WRITE + " | {'bekreft':false} | " + CONTACT_WRITE,
        CONTACT_WRITE + " | {'spraak':'en'} | " + LANGUAGE_WRITE
      })
  void eachMemberNeedsItsScope(String scope, String body, String missing) throws Exception {
    Answer answer = patch(scope, body).send();

    assertThat(answer.problem()).isEqualTo("403 insufficient-scope");
    assertThat(answer.header("WWW-Authenticate")).endsWith("scope=\"" + missing + "\"");
    assertThat(changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | 400 missing-field | ",
        "{'new':1} | 400 missing-field | ",
        "{'spraak':'xx'} | 400 invalid-value | spraak",
        "{'spraak':'EN'} | 400 invalid-value | spraak",
        "{'spraak':null} | 400 invalid-value | spraak",
        "{'spraak':7} | 400 invalid-value | spraak",
        "{'reservasjon':'ja'} | 400 invalid-value | reservasjon",
        "{'reservasjon':null} | 400 invalid-value | reservasjon",
        "{'reservasjon':true} | 400 invalid-value | reservasjon",
        "{'epostadresse':7} | 400 wrong-type | epostadresse",
        "{'epostadresse':{}} | 400 wrong-type | epostadresse",
        "{'mobiltelefonnummer':41234567} | 400 wrong-type | mobiltelefonnummer",
        "{'bekreft':'true'} | 400 wrong-type | bekreft",
        "{'bekreft':null} | 400 wrong-type | bekreft",
        "[] | 400 malformed-json | ",
        "null | 400 malformed-json | ",
        "{'spraak':'en','spraak':'nb'} | 400 malformed-json | "
      })
  void aValueThatCannotBeUsedIsRefused(String body, String problem, String field) throws Exception {
    Answer answer = patch(ALL_WRITE, body).send();

    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("field").asText(null)).isEqualTo(field);
    assertThat(changes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"EPOSTADRESSE, epostadresse", "MOBILTELEFONNUMMER, mobiltelefonnummer"})
  void aMalformedValueIsNamed(InvalidRequestException.Part part, String field) throws Exception {
    useCases.endrePerson =
        request -> {
          throw new InvalidRequestException(part, "It is malformed.");
        };

    Answer answer =
        new Endpoints(useCases)
            .request("PATCH", "v1/person")
            .citizen(ALL_WRITE)
            .body("application/json", "{\"" + field + "\":\"x\"}")
            .send();

    assertThat(answer.problem()).isEqualTo("400 invalid-value");
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.json().path("detail").asText()).isEqualTo("It is malformed.");
  }

  @Test
  void aFalseConfirmationChangesNothing() throws Exception {
    assertThat(patch(CONTACT_WRITE, "{'bekreft':false}").send().status()).isEqualTo(200);

    assertThat(changes)
        .containsExactly(
            new EndrePersonForespoersel(
                WHO,
                Set.of(PERSON, KONTAKTINFO),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false));
  }

  @Test
  void citizensChangeTheirOwnEntryInTheSecondVersionToo() throws Exception {
    Answer answer =
        endpoints
            .request("PATCH", "v2/person")
            .citizen(LANGUAGE_WRITE)
            .body("application/json", "{\"spraak\":\"en\"}")
            .send();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(changes).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void citizensDeleteTheirOwnEntry(String version) throws Exception {
    Answer answer = endpoints.request("DELETE", version + "/person").citizen(CONTACT_WRITE).send();

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
    assertThat(deletions).containsExactly(new SlettPersonForespoersel(WHO));
  }

  @Test
  void noOtherScopeDeletes() throws Exception {
    Answer answer =
        endpoints
            .request("DELETE", "v1/person")
            .citizen(CONTACT_READ + " " + LANGUAGE_WRITE + " " + RESERVATION_WRITE)
            .send();

    assertThat(answer.problem()).isEqualTo("403 insufficient-scope");
    assertThat(deletions).isEmpty();
  }

  @Test
  void anEnterprisesTokenIsNoCitizens() throws Exception {
    JWTClaimsSet claims = MASKINPORTEN.claims(CONTACT_READ).claim("pid", CITIZEN).build();

    assertThat(
            List.of(
                endpoints
                    .request("GET", "v1/person")
                    .token(MASKINPORTEN.enterpriseToken(ENTERPRISE, CONTACT_READ))
                    .send()
                    .problem(),
                endpoints
                    .request("GET", "v1/person")
                    .token(MASKINPORTEN.sign(claims))
                    .send()
                    .problem()))
        .containsOnly("401 token-refused");
  }

  @Test
  void aSyntheticCitizenIsRefusedWhereSyntheticNumbersAre() throws Exception {
    Answer answer =
        new Endpoints(useCases, SyntheticNumbers.REFUSED)
            .request("GET", "v1/person")
            .citizen(CONTACT_READ)
            .send();

    assertThat(answer.problem()).isEqualTo("401 token-refused");
    assertThat(asked).isEmpty();
  }

  @Test
  void aCitizenWithARealNumberIsAcceptedWhereSyntheticNumbersAreNot() throws Exception {
    Answer answer =
        new Endpoints(useCases, SyntheticNumbers.REFUSED)
            .request("GET", "v1/person")
            .token(IDPORTEN.citizenToken("31123950057", CONTACT_READ))
            .send();

    assertThat(answer.status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "20914695017", "984661185", "2091469501a"})
  void aTokenWhosePidIsNoPersonidentifikatorIsRefused(String pid) throws Exception {
    assertThat(
            endpoints
                .request("GET", "v1/person")
                .token(IDPORTEN.citizenToken(pid, CONTACT_READ))
                .send()
                .problem())
        .isEqualTo("401 token-refused");
  }
}
