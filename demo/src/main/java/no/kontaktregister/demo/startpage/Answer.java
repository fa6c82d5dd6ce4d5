package no.kontaktregister.demo.startpage;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/**
 * What the registry says of a citizen.
 *
 * @param status JA or NEI
 * @param beskrivelse the reason, empty when there is none
 */
record Answer(String status, String beskrivelse) {

  /** For the reasons that the demo registry gives rise to. */
  private static final Map<String, String> WORDS =
      Map.of(
          "BRUKER_IKKE_FUNNET",
              "The registry does not know this person, or they were deleted from it.",
          "RESERVERT", "The citizen is reserved against digital mail from the public sector.",
          "ALLEREDE_AKTIV", "The citizen has an active mailbox already.");

  /** Reads what came through the REST endpoint, which may be a problem instead of an answer. */
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
