package no.kontaktregister.junit;

import java.time.temporal.TemporalAmount;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A citizen who is not in the registry yet. Unless a test says otherwise, the citizen has a fresh
 * synthetic number, is active and not reserved, and has neither contact information nor a mailbox.
 */
public final class NewCitizen {

  private static final String ADDRESS = "test.postkasse#1";

  private final ControlApi control;
  private final Map<String, Object> state = new LinkedHashMap<>();

  NewCitizen(ControlApi control) {
    this.control = control;
  }

  /** Adds the citizen to the registry. */
  public Citizen create() {
    return Citizen.of(control, control.send("POST", "citizens", state));
  }

  /** A synthetic number. Real numbers are always refused. */
  public NewCitizen withPersonidentifikator(String personidentifikator) {
    return with("personidentifikator", personidentifikator);
  }

  /** A reserved citizen gets no digital mail from the public sector. */
  public NewCitizen reserved() {
    return with("reservasjon", "JA");
  }

  /** A deleted citizen has nothing else. */
  public NewCitizen deleted() {
    return with("status", "SLETTET");
  }

  /** The citizen's e-mail address. */
  public NewCitizen withEmail(String epostadresse) {
    return with("epostadresse", epostadresse);
  }

  /** The citizen's mobile number. */
  public NewCitizen withMobile(String mobiltelefonnummer) {
    return with("mobiltelefonnummer", mobiltelefonnummer);
  }

  /**
   * How long ago the citizen gave e-mail address and mobile number: {@code Period.ofMonths(19)}.
   */
  public NewCitizen contactGiven(TemporalAmount ago) {
    return with("kontaktinformasjon_alder", ago.toString());
  }

  /**
   * The language that the citizen has chosen.
   *
   * @param spraak {@code nb}, {@code nn}, {@code se} or {@code en}
   */
  public NewCitizen withLanguage(String spraak) {
    return with("spraak", spraak);
  }

  /** The active mailbox, at some address. */
  public NewCitizen withMailbox(String leverandoer) {
    return withMailbox(leverandoer, ADDRESS);
  }

  /** The active mailbox. */
  public NewCitizen withMailbox(String leverandoer, String adresse) {
    return with("postkasse", Map.of("leverandoer", leverandoer, "adresse", adresse));
  }

  private NewCitizen with(String field, Object value) {
    state.put(field, value);
    return this;
  }
}
