package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A citizen's state as the control API writes it. */
record KnownCitizen(JsonNode json) {

  private static final String SLETTET = "SLETTET";

  String id() {
    return json.path("id").asText();
  }

  String number() {
    return json.path("personidentifikator").asText();
  }

  long endringsnummer() {
    return json.path("endringsnummer").asLong();
  }

  String status() {
    return json.path("status").asText();
  }

  boolean isSlettet() {
    return status().equals(SLETTET);
  }

  boolean isReserved() {
    return json.path("reservasjon").asText().equals("JA");
  }

  boolean canBeNotified() {
    return json.path("varslingsstatus").asText().equals("KAN_VARSLES");
  }

  /** A field's text; empty text if the citizen does not have it. */
  String text(String field) {
    return json.path(field).asText();
  }

  Optional<Instant> time(String field) {
    return Optional.of(text(field)).filter(time -> !time.isEmpty()).map(Instant::parse);
  }

  /** The provider of the active mailbox; empty text if there is none. */
  String leverandoer() {
    return json.path("postkasse").path("leverandoer").asText();
  }

  String postkasseadresse() {
    return json.path("postkasse").path("adresse").asText();
  }

  /** Leaves out who it is. */
  @Override
  public String toString() {
    return "KnownCitizen[" + id() + "]";
  }
}
