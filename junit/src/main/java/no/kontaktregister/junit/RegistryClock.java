package no.kontaktregister.junit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.TemporalAmount;
import java.util.Map;

/**
 * The registry's clock. It decides the 18-month rule, the times of changes and the life of tokens.
 * Certificates keep the machine's time, and so do the time stamps of SOAP messages until {@link
 * #includeSoapTimestamps()}. It cannot go back past the registry's last change. A reset releases
 * it.
 */
public final class RegistryClock {

  private final ControlApi control;

  RegistryClock(ControlApi control) {
    this.control = control;
  }

  /** The time now. */
  public Instant now() {
    return now(control.send("GET", "clock"));
  }

  /**
   * Moves the clock ahead, in the Norwegian calendar.
   *
   * @param amount a {@link java.time.Period} or a {@link java.time.Duration}
   * @return the time now
   */
  public Instant advance(TemporalAmount amount) {
    return put("advance", amount.toString());
  }

  /**
   * Sets the time.
   *
   * @return the time now
   */
  public Instant set(Instant time) {
    return put("set", time.toString());
  }

  /**
   * Stops the clock.
   *
   * @return the time now
   */
  public Instant freeze() {
    return put("freeze", true);
  }

  /**
   * Makes the clock decide the time stamps of SOAP messages too, until it is released: the
   * registry's answers have this time, and requests are refused that have another. A client whose
   * own clock tells the machine's time will then refuse the answers.
   *
   * @return the time now
   */
  public Instant includeSoapTimestamps() {
    return put("soap_timestamps", true);
  }

  /**
   * Brings back the machine's time.
   *
   * @return the time now
   */
  public Instant release() {
    return put("release", true);
  }

  private Instant put(String field, Object value) {
    return now(control.send("PUT", "clock", Map.of(field, value)));
  }

  private static Instant now(JsonNode clock) {
    return Instant.parse(clock.path("now").textValue());
  }
}
