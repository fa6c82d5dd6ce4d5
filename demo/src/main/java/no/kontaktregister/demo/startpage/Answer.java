package no.kontaktregister.demo.startpage;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/**
 * The registry's answer about a citizen.
 *
 * @param status JA or NEI
 * @param beskrivelse the reason, empty when there is none
 */
record Answer(String status, String beskrivelse) {

  /** The reasons that occur in the demo registry. */
  private static final Map<String, String> WORDS =
      Map.of(
          "BRUKER_IKKE_FUNNET",
              "The registry does not know this person, or they were deleted from it.",
          "RESERVERT", "The citizen is reserved against digital mail from the public sector.",
          "ALLEREDE_AKTIV", "The citizen has an active mailbox already.");

  /** Reads the response of the REST endpoint; empty if it is a problem. */
  static Optional<Answer> of(Exchange rest) {
    if (rest.status() != 200) {
      return Optional.empty();
    }
    JsonObject answer = Json.createReader(new StringReader(rest.response().body())).readObject();
    return Optional.of(new Answer(answer.getString("status"), answer.getString("beskrivelse", "")));
  }

  /** What it means. */
  String words() {
    return status.equals("JA")
        ? "The citizen may choose a digital mailbox for public use."
        : WORDS.getOrDefault(beskrivelse, "The citizen may not choose a digital mailbox.");
  }
}
