package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The registry's answer in a few words.
 *
 * @param isGood whether a letter may be sent, or a mailbox be chosen
 * @param word the published code of the answer
 * @param code the published code that says more; empty if there is none
 * @param textKey the key of the sentence that explains it
 */
record Verdict(boolean isGood, String word, String code, String textKey) {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, String> REASONS =
      Map.of(
          "BRUKER_IKKE_FUNNET", "verdict.not-found",
          "RESERVERT", "verdict.reserved",
          "ALLEREDE_AKTIV", "verdict.has-mailbox");

  private static final Map<String, String> STATES =
      Map.of(
          "AKTIV", "verdict.active",
          "SLETTET", "verdict.deleted",
          "IKKE_REGISTRERT", "verdict.not-registered");

  /** Reads the response of the REST endpoint; empty if it is a problem. */
  static Optional<Verdict> of(Asked asked) {
    if (asked.rest().status() != 200) {
      return Optional.empty();
    }
    try {
      JsonNode answer = JSON.readTree(asked.rest().response().body());
      return Optional.of(
          switch (asked.question()) {
            case KAN_VELGE -> kanVelge(answer);
            case HENT_PERSONER -> person(answer.path("personer").path(0));
          });
    } catch (IOException noJson) {
      throw new UncheckedIOException(noJson);
    }
  }

  private static Verdict kanVelge(JsonNode answer) {
    String status = answer.path("status").asText();
    String beskrivelse = answer.path("beskrivelse").asText();
    return status.equals("JA")
        ? new Verdict(true, status, "", "verdict.yes")
        : new Verdict(false, status, beskrivelse, REASONS.getOrDefault(beskrivelse, "verdict.no"));
  }

  private static Verdict person(JsonNode person) {
    String status = person.path("status").asText();
    String varslingsstatus = person.path("varslingsstatus").asText();
    return new Verdict(
        varslingsstatus.equals("KAN_VARSLES"),
        status,
        varslingsstatus,
        STATES.getOrDefault(status, "verdict.no"));
  }
}
