package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the registry holds about a citizen, without the number.
 *
 * @param endringsnummer the number of the citizen's last change
 * @param isDeleted whether the citizen's status is SLETTET
 * @param isReserved whether the citizen is reserved
 * @param canBeNotified whether the citizen's varslingsstatus is KAN_VARSLES
 * @param epostadresse the e-mail address
 * @param mobiltelefonnummer the mobile number
 * @param spraak the language
 * @param postkasse the active mailbox
 */
public record CitizenState(
    long endringsnummer,
    boolean isDeleted,
    boolean isReserved,
    boolean canBeNotified,
    Optional<String> epostadresse,
    Optional<String> mobiltelefonnummer,
    Optional<String> spraak,
    Optional<Mailbox> postkasse) {

  /**
   * A mailbox.
   *
   * @param leverandoer the provider's number
   * @param adresse the citizen's address at the provider
   */
  public record Mailbox(String leverandoer, String adresse) {}

  /** Leaves out addresses and numbers. */
  @Override
  public String toString() {
    return "CitizenState[endringsnummer="
        + endringsnummer
        + ", isDeleted="
        + isDeleted
        + ", isReserved="
        + isReserved
        + ", canBeNotified="
        + canBeNotified
        + "]";
  }

  static CitizenState of(JsonNode citizen) {
    return new CitizenState(
        citizen.path("endringsnummer").longValue(),
        citizen.path("status").asText().equals("SLETTET"),
        citizen.path("reservasjon").asText().equals("JA"),
        citizen.path("varslingsstatus").asText().equals("KAN_VARSLES"),
        text(citizen, "epostadresse"),
        text(citizen, "mobiltelefonnummer"),
        text(citizen, "spraak"),
        Optional.of(citizen.path("postkasse"))
            .filter(JsonNode::isObject)
            .map(
                postkasse ->
                    new Mailbox(
                        postkasse.path("leverandoer").textValue(),
                        postkasse.path("adresse").textValue())));
  }

  private static Optional<String> text(JsonNode citizen, String field) {
    return Optional.ofNullable(citizen.path(field).textValue());
  }
}
