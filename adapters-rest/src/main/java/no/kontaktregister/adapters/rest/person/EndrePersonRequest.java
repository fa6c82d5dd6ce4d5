package no.kontaktregister.adapters.rest.person;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.kontaktregister.adapters.rest.protocol.Problem;
import no.kontaktregister.application.person.EndrePersonForespoersel;
import no.kontaktregister.application.person.EndrePersonForespoersel.NyVerdi;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.tilgang.CitizenCaller;

/**
 * The body of a citizen's change. An absent member changes nothing. Null removes an e-mail address
 * or a mobile number. Unknown members are ignored.
 *
 * <p>Source: docs/contract.md#rest.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record EndrePersonRequest(
    JsonNode reservasjon,
    JsonNode epostadresse,
    JsonNode mobiltelefonnummer,
    JsonNode spraak,
    JsonNode bekreft) {

  static final String CONTACT_WRITE = "krr:user/kontaktinformasjon.write";
  static final String RESERVATION_WRITE = "krr:user/reservasjon.write";
  static final String LANGUAGE_WRITE = "krr:user/spraak.write";

  /** The scopes that this request needs. */
  List<String> scopes() {
    return Stream.of(
            reservasjon == null ? null : RESERVATION_WRITE,
            epostadresse == null && mobiltelefonnummer == null && bekreft == null
                ? null
                : CONTACT_WRITE,
            spraak == null ? null : LANGUAGE_WRITE)
        .filter(scope -> scope != null)
        .toList();
  }

  EndrePersonForespoersel toForespoersel(
      CitizenCaller citizen, Set<Informasjonsbehov> informasjonsbehov) {
    if (scopes().isEmpty()) {
      throw Problem.nothingToChange(
              "spraak, reservasjon, epostadresse, mobiltelefonnummer or bekreft")
          .toException();
    }
    return new EndrePersonForespoersel(
        citizen,
        informasjonsbehov,
        Optional.ofNullable(reservasjon).map(EndrePersonRequest::reservasjon),
        Optional.ofNullable(epostadresse).map(value -> nyVerdi("epostadresse", value)),
        Optional.ofNullable(mobiltelefonnummer).map(value -> nyVerdi("mobiltelefonnummer", value)),
        Optional.ofNullable(spraak).map(EndrePersonRequest::spraak),
        bekreft != null && isTrue(bekreft));
  }

  private static Reservasjon.Status reservasjon(JsonNode value) {
    return Arrays.stream(Reservasjon.Status.values())
        .filter(status -> status.name().equals(value.textValue()))
        .findFirst()
        .orElseThrow(() -> Problem.invalidValue("reservasjon", "JA or NEI").toException());
  }

  private static Spraak spraak(JsonNode value) {
    return Arrays.stream(Spraak.values())
        .filter(spraak -> spraak.name().toLowerCase(Locale.ROOT).equals(value.textValue()))
        .findFirst()
        .orElseThrow(() -> Problem.invalidValue("spraak", "nb, nn, se or en").toException());
  }

  private static NyVerdi nyVerdi(String field, JsonNode value) {
    if (!value.isTextual() && !value.isNull()) {
      throw Problem.wrongType(field, "text, or null").toException();
    }
    return new NyVerdi(Optional.ofNullable(value.textValue()));
  }

  private static boolean isTrue(JsonNode value) {
    if (!value.isBoolean()) {
      throw Problem.wrongType("bekreft", "true or false").toException();
    }
    return value.booleanValue();
  }

  /** Masked: a request is about a person. */
  @Override
  public String toString() {
    return "EndrePersonRequest[masked]";
  }
}
