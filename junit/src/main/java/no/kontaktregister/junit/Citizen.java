package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;

/**
 * A citizen of the registry. Each act is a use case of the registry: if it changes something, it
 * takes one endringsnummer and appears in the change feed.
 */
public final class Citizen {

  private final ControlApi control;
  private final String id;
  private final String personidentifikator;

  private Citizen(ControlApi control, String id, String personidentifikator) {
    this.control = control;
    this.id = id;
    this.personidentifikator = personidentifikator;
  }

  static Citizen of(ControlApi control, JsonNode citizen) {
    return new Citizen(
        control, citizen.path("id").textValue(), citizen.path("personidentifikator").textValue());
  }

  /** Names the citizen in {@link Call#citizens()}; it says nothing about the number. */
  public String id() {
    return id;
  }

  /** The citizen's number. */
  public String personidentifikator() {
    return personidentifikator;
  }

  /** What the registry holds about the citizen now. */
  public CitizenState state() {
    return CitizenState.of(control.send("GET", "citizens/" + id));
  }

  /**
   * A token from the demo's ID-porten, as the citizen gets it by logging in.
   *
   * @param scopes such as {@code krr:user/kontaktinformasjon.read}
   */
  public String token(String... scopes) {
    return control
        .send("POST", path("token"), Map.of("scopes", scopes))
        .path("access_token")
        .textValue();
  }

  /** The citizen reserves against digital mail from the public sector. */
  public Citizen reserve() {
    return act("reserve");
  }

  /** The citizen lifts their reservation. */
  public Citizen liftReservation() {
    return act("lift-reservation");
  }

  /** The citizen gives an e-mail address, or another one. */
  public Citizen giveEmail(String epostadresse) {
    return act("contact", Map.of("epostadresse", epostadresse));
  }

  /** The citizen gives a mobile number, or another one. */
  public Citizen giveMobile(String mobiltelefonnummer) {
    return act("contact", Map.of("mobiltelefonnummer", mobiltelefonnummer));
  }

  /** The citizen removes their e-mail address. */
  public Citizen removeEmail() {
    return act("contact", Collections.singletonMap("epostadresse", null));
  }

  /** The citizen removes their mobile number. */
  public Citizen removeMobile() {
    return act("contact", Collections.singletonMap("mobiltelefonnummer", null));
  }

  /** The citizen confirms that their contact information is right. */
  public Citizen confirmContact() {
    return act("contact", Map.of("bekreft", true));
  }

  /**
   * The citizen chooses a language.
   *
   * @param spraak {@code nb}, {@code nn}, {@code se} or {@code en}
   */
  public Citizen chooseLanguage(String spraak) {
    return act("language", Map.of("spraak", spraak));
  }

  /** The citizen leaves the registry. */
  public Citizen delete() {
    return act("delete");
  }

  /** A provider creates a mailbox for the citizen, and makes it the active one. */
  public Citizen createMailbox(String leverandoer, String adresse) {
    return act("mailbox", Map.of("leverandoer", leverandoer, "adresse", adresse));
  }

  /** A provider updates its mailbox. */
  public Citizen updateMailbox(String leverandoer, String adresse) {
    control.send("PUT", path("mailbox"), Map.of("leverandoer", leverandoer, "adresse", adresse));
    return this;
  }

  /** The provider of the active mailbox deletes it. */
  public Citizen deleteMailbox() {
    control.send("DELETE", path("mailbox"));
    return this;
  }

  private Citizen act(String name) {
    control.send("POST", path(name));
    return this;
  }

  private Citizen act(String name, Map<String, ?> body) {
    control.send("POST", path(name), body);
    return this;
  }

  private String path(String act) {
    return "citizens/" + id + "/" + act;
  }

  /** Leaves out the number. */
  @Override
  public String toString() {
    return "Citizen[" + id + "]";
  }
}
